using OAuthHunter.Facts.SignIns;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.SignIns;

/// <summary>SIN-004: stolen pairs of name and password, tried from many addresses.</summary>
public sealed class Sin004CredentialStuffingDetection : Detection
{
    private const double BreachListShare = 0.3;
    private const double HitShare = 0.01;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "SIN-004",
        Title = "Credential stuffing",
        Severity = Severity.High,
        Escalation = "Critical when an administrator's password was hit.",
        Logic = "Within 600 seconds by one client (user agent, app, client type), from one network or one provider: at least 10 accounts, 30 failures of at most 3 kinds, 5 or more addresses, and more accounts than addresses. Users who had succeeded from that network before are left out, and so are windows in which half of the accounts are at home or soon get in. More than 30 % unknown accounts (a list from a breach elsewhere) or more than 1 % right passwords (a list that was bought) confirm it; without either the confidence is medium. Windows that share rows, or one source within 24 hours, are one campaign.",
        Rationale = "Pairs from breaches work wherever people reuse passwords. The hit rate of the 2022 campaign suggested a bought list: whoever lacked a second factor was taken.",
        BenignIf = "A broken single sign-on or a mail gateway that signs in for many users from several addresses of its own.",
        Remediation = "Block the source, reset the passwords of the accounts that were hit, require MFA for all, and tell users to stop reusing passwords.",
        Techniques = ["T1110.004"],
        Needs = SignInFindings.EitherLog,
        Permissions = ["AuditLog.Read.All"],
        Licence = "Entra ID P1; free from the unified audit log",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var attack in context.Facts.SignIns.Attacks.Where(attack => attack.Kind == PasswordAttackKind.CredentialStuffing))
        {
            var hits = SignInFindings.HitsOf(context, attack);
            var users = hits.Select(hit => hit.User).Distinct(StringComparer.Ordinal).ToList();
            var admins = users.Where(user => SignInFindings.IsAdmin(context, user)).ToList();
            attack.Errors.TryGetValue(SignInCodes.UnknownUser, out var unknown);
            var isConfirmed = unknown > attack.Attempts * BreachListShare || users.Count > attack.Attempts * HitShare;
            var finding = FindingFactory.Create(
                Descriptor, SignInFindings.SourceTarget(attack), admins.Count > 0 ? Severity.Critical : Severity.High,
                $"{SignInFindings.Describe(attack)} {100 * unknown / attack.Attempts} % named accounts that do not exist; {users.Count} password(s) were right.",
                SignInFindings.Rows(attack, hits), SignInFindings.Discriminator(attack));
            yield return SignInFindings.Complete(
                context,
                isConfirmed ? finding : finding with { Confidence = Confidence.Medium },
                users.Select(Subject.User).Concat(attack.Addresses.Concat(hits.Select(hit => hit.Address)).Select(Subject.Address)),
                admins.Count > 0 ? [$"Hit administrators: {string.Join(", ", admins)}."] : []);
        }
    }
}
