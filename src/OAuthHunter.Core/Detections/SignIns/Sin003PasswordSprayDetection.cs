using OAuthHunter.Facts.SignIns;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.SignIns;

/// <summary>SIN-003: few passwords on many accounts.</summary>
public sealed class Sin003PasswordSprayDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "SIN-003",
        Title = "Password spray",
        Severity = Severity.High,
        Escalation = "Critical when the same source or fingerprint also shows a right password.",
        Logic = "Failures with 50126, 50053, 50055, 50056, 50034 or 50057, of users who had never succeeded from that network before. From one address or /24 or /48 network, with at most 3 tries per account and one error making up 80 % or more: 15 accounts in 30 minutes; or 6 accounts within 10 seconds by one user agent, seventy times that rate, which no group of people reaches; or more than 10 accounts in an hour when that also exceeds the source's own mean plus three deviations over up to 14 days (with at least 3 days of history). From many addresses with one fingerprint (user agent, app, client type, error): 20 accounts from 10 addresses in 60 minutes, and above the fingerprint's own baseline where there is one. Slowly: 25 accounts with one or two tries each in 24 hours. Windows that share rows, or one source within 24 hours, are one campaign. Left out: sources where half of those who fail are at home or, with devices of their own, soon get in.",
        Rationale = "A spray stays under every lock-out by trying one common password on everyone. One hit without MFA behind it is enough to take over a tenant.",
        BenignIf = "A site behind one address after a forced password change, a misconfigured service that signs in for many users, or an announced test.",
        Remediation = "Block the source, reset the passwords of the accounts that were hit, require MFA for all, block legacy authentication, and check the smart lock-out and banned-password settings.",
        Techniques = ["T1110.003"],
        Needs = SignInFindings.EitherLog,
        Permissions = ["AuditLog.Read.All"],
        Licence = "Entra ID P1; free from the unified audit log",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var attack in context.Facts.SignIns.Attacks.Where(attack => attack.Kind == PasswordAttackKind.PasswordSpray))
        {
            var hits = SignInFindings.HitsOf(context, attack);
            var users = hits.Select(hit => hit.User).Distinct(StringComparer.Ordinal).ToList();
            var summary = SignInFindings.Describe(attack);
            attack.Errors.TryGetValue(SignInCodes.UnknownUser, out var unknown);
            if (unknown > 0)
            {
                summary += $" {100 * unknown / attack.Attempts} % of the tries named accounts that do not exist, as an old or guessed list does.";
            }

            var finding = FindingFactory.Create(
                Descriptor, SignInFindings.SourceTarget(attack), users.Count > 0 ? Severity.Critical : Severity.High, summary,
                SignInFindings.Rows(attack, hits), SignInFindings.Discriminator(attack));
            yield return SignInFindings.Complete(
                context,
                attack.Grouping == "fingerprint" ? finding with { Confidence = Confidence.Medium } : finding,
                users.Select(Subject.User).Concat(attack.Addresses.Concat(hits.Select(hit => hit.Address)).Select(Subject.Address)),
                users.Count > 0 ? [$"The right password was found for {users.Count} account(s): {string.Join(", ", users.Take(10))}."] : []);
        }
    }
}
