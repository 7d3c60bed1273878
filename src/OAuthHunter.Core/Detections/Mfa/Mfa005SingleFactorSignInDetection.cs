using OAuthHunter.Evidence;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Facts.SignIns;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Mfa;

/// <summary>MFA-005: an administrator came in with one factor.</summary>
public sealed class Mfa005SingleFactorSignInDetection : Detection
{
    // One factor is all that these ask for, and a device has to prove itself afterwards.
    private static readonly HashSet<string> Exempt = new(StringComparer.OrdinalIgnoreCase)
    {
        "38aa3b87-a06d-4817-b275-7a316988d93b", // Windows sign-in
        "01cb2876-7ebd-4aa4-9cc9-d28bd4d359a9", // Device Registration Service
        "dd762716-544d-4aeb-a526-687b73838a22", // Device Registration Client
    };

    // Where tenants are administered: portals and PowerShell modules.
    private static readonly HashSet<string> AdminTools = new(StringComparer.OrdinalIgnoreCase)
    {
        WellKnown.AzureADPowerShell, WellKnown.ExchangeOnlinePowerShell,
        "c44b4083-3bb0-49c1-b47d-974e53cbdf3c", // Azure portal
        "14d82eec-204b-4c2f-b7e8-296a70dab67e", // Microsoft Graph PowerShell
        "1950a258-227b-4e31-a9cf-717495945fc2", // Azure PowerShell
        "04b07795-8ddb-461a-bbee-02f9e1bf7b46", // Azure CLI
        "618dd325-23f6-4b6f-8380-4df78026e39b", // Microsoft 365 admin centre
        "12128f48-ec9e-42f0-b203-ea49fb6af367", // Teams PowerShell
    };

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "MFA-005",
        Title = "Admin signs in with one factor",
        Severity = Severity.High,
        Escalation = "Critical when it was an administrative portal or PowerShell module from a network where the account had never been. Medium when every such sign-in came from networks where the account had been seen with MFA. Low for accounts whose roles only read, unless it was such a tool from a new network.",
        Logic = "Per administrator (as in MFA-001): interactive successes whose authenticationRequirement is singleFactorAuthentication, app by app, with places. Left out: the Windows sign-in itself and device registration. Windows Hello and passkeys count as two factors in the log and are not seen here. A log without authenticationRequirement (Graph v1.0, unified audit log) cannot tell, and is not assessed.",
        Rationale = "This is proof that a password alone is enough, whatever policies say. The 2022 campaign came in this way and stayed with one PowerShell client.",
        BenignIf = "The account came from a place or device that a policy exempts on purpose; the exemption is then the hole to look at.",
        Remediation = "Close the gap in Conditional Access that Test-AdminMfaCoverage names for the account. If the sign-in was not the administrator's, reset the password and revoke the sessions.",
        Techniques = ["T1078.004"],
        Needs = AdminNeeds.With("sign-ins", EntitySets.SignIns),
        Permissions = ["AuditLog.Read.All", "RoleManagement.Read.Directory"],
        Licence = "Entra ID P1",
    };

    public override IEnumerable<string> NotAssessed(HuntContext context)
    {
        var blind = context.Facts.Admins.Where(admin => Interactive(context, admin).Any(logon => logon.IsSingleFactor is null)).ToList();
        return blind.Count == 0 ? context.Facts.AdminGaps : [.. context.Facts.AdminGaps, $"Sign-ins without authenticationRequirement (Graph v1.0, unified audit log) do not tell how many factors were asked for: {string.Join(", ", blind.Select(admin => admin.UserPrincipalName))}"];
    }

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var admin in context.Facts.Admins)
        {
            var logons = Interactive(context, admin);
            var single = logons.Where(logon => logon.IsSingleFactor == true).ToList();
            if (single.Count == 0)
            {
                continue;
            }

            var proven = new HashSet<string>(logons.Where(logon => logon.IsSingleFactor == false).Select(logon => NetworkAddress.NetworkOf(logon.Address)), StringComparer.Ordinal);
            var worst = single.Where(logon => logon.IsNewNetwork && logon.AppId is { } app && AdminTools.Contains(app)).ToList();
            var isHome = single.All(logon => proven.Contains(NetworkAddress.NetworkOf(logon.Address)));
            var severity = worst.Count > 0 ? Severity.Critical : admin.OnlyReads ? Severity.Low : isHome ? Severity.Medium : Severity.High;
            var apps = single.GroupBy(logon => logon.App).OrderByDescending(group => group.Sum(logon => logon.Count)).ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => $"{group.Key} ({group.Sum(logon => logon.Count)})");
            var last = single[single.Count - 1];
            var finding = FindingFactory.Create(
                Descriptor, admin.ToTarget(), severity,
                $"{admin.UserPrincipalName} ({AdminRoleNames.Of(admin)}) came in with one factor {single.Sum(logon => logon.Count)} time(s): {string.Join(", ", apps.Take(5))}; last from {last.Where} at {last.End.AsMinute()} UTC.",
                AdminFindings.RoleRows(admin).Concat(worst.Concat(single.Skip(Math.Max(0, single.Count - 10))).Distinct().OrderBy(logon => logon.Start).Select(logon => logon.ToEvidence())));
            yield return finding with
            {
                Subjects = [.. finding.Subjects.Concat(single.Select(logon => Subject.Address(logon.Address))).Distinct(StringComparer.Ordinal)],
                Escalations = worst.Count > 0 ? [$"{worst[0].App} from {worst[0].Where}, where the account had never been."] : [],
                NotAssessed = context.Facts.SignIns.Limitation is { } limitation ? [limitation] : [],
            };
        }
    }

    private static List<AccountLogon> Interactive(HuntContext context, AdminProfile admin) =>
        [.. context.Facts.SignIns.LogonsOf(admin.UserPrincipalName).Where(logon => logon.IsInteractive && !(logon.AppId is { } app && Exempt.Contains(app)))];
}
