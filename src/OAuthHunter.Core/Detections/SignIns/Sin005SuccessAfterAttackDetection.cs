using OAuthHunter.Facts.SignIns;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.SignIns;

/// <summary>SIN-005: an attack on passwords that found one.</summary>
public sealed class Sin005SuccessAfterAttackDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "SIN-005",
        Title = "Success after attack",
        Severity = Severity.Critical,
        Escalation = "Critical when the intruder got in (code 0), or when the account is an administrator's; High when the password was right and MFA or a policy stopped him.",
        Logic = "A success, or a code that proves the password (50055, 50074, 50076, 50079, 53003 and others), from an address of a brute force, spray or stuffing campaign between its start and 24 hours after its end; where the campaign came from five or more addresses, also with its fingerprint (user agent, app, client type) if that was new to the user. A spray may hit an account at the first try, so half an hour before its first failure counts too. A success from a network where the user had succeeded before the campaign is his own and does not count.",
        Rationale = "This is the moment at which an attack becomes an incident: from here on the intruder registers apps, grants them permissions and leaves by another door.",
        BenignIf = "The user himself came in through the address of the attack for the first time, for example a shared proxy.",
        Remediation = "Reset the password, revoke all sessions, remove authentication methods the user does not know, then review every app, consent, role and mail flow change of the account since. If MFA stopped the intruder, the password is known all the same: reset it.",
        Techniques = ["T1110", "T1078.004"],
        Needs = SignInFindings.EitherLog,
        Permissions = ["AuditLog.Read.All"],
        Licence = "Entra ID P1; free from the unified audit log",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var group in context.Facts.SignIns.Hits.GroupBy(hit => hit.User).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var hits = group.ToList();
            var isIn = hits.Exists(hit => hit.ErrorCode == SignInCodes.Success);
            var isAdmin = SignInFindings.IsAdmin(context, group.Key);
            var first = hits.Where(hit => !isIn || hit.ErrorCode == SignInCodes.Success).First();
            var attacks = hits.Select(hit => hit.Attack).Distinct().ToList();
            var outcome = isIn
                ? $"signed in from {first.Address} at {first.Time.AsMinute()} UTC{(first.WasSingleFactor == true ? " with one factor" : string.Empty)}"
                : $"gave the right password from {first.Address} at {first.Time.AsMinute()} UTC and was stopped by {SignInCodes.Describe(first.ErrorCode)}";
            var rows = hits.Select(hit => hit.Evidence).Concat(attacks.SelectMany(attack => attack.Evidence.Take(5)))
                .GroupBy(item => (item.Time, item.Description)).Select(same => same.First()).OrderBy(item => item.Time).ThenBy(item => item.Description, StringComparer.Ordinal);
            var finding = FindingFactory.Create(
                Descriptor, SignInFindings.UserTarget(context, group.Key), isIn || isAdmin ? Severity.Critical : Severity.High,
                $"Whoever attacked {string.Join(" and ", attacks.Select(attack => attack.Kind == PasswordAttackKind.BruteForce ? "this account" : $"{attack.Users.Count} accounts ({attack.Kind})").Distinct())} {outcome} as {group.Key}.",
                rows);
            yield return SignInFindings.Complete(
                context,
                finding with { FirstSeen = hits.Min(hit => hit.Time), LastSeen = hits.Max(hit => hit.Time) },
                hits.Select(hit => Subject.Address(hit.Address)),
                isAdmin && !isIn ? ["The account is an administrator's."] : []);
        }
    }
}
