using OAuthHunter.Evidence;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Mfa;

/// <summary>MFA-006: emergency accounts that are missing, weak, or in use.</summary>
public sealed class Mfa006EmergencyAccountDetection : Detection
{
    private const int UseDays = 90;
    private const int PasswordDays = 365;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "MFA-006",
        Title = "Break-glass accounts not sound",
        Severity = Severity.Medium,
        Escalation = "Critical when one was used from a country where it had never been; High when it was used within 90 days. Low where only its address, mailbox or password age is wrong.",
        Logic = "Emergency accounts are those that the caller names (-BreakGlass); without names, Global Administrators whom at least two and at least 80 % of the enabled policies for everyone or for roles exclude. There should be two. Each should be cloud-only with an onmicrosoft.com address, hold Global Administrator for good (not only eligible), have a phishing-resistant method, be excluded from at least one policy, have no mailbox, a password not older than a year, and no sign-in within 90 days. Exclusion from MFA itself is no longer asked for: Microsoft demands it at its portals in any case.",
        Rationale = "An account that no policy binds is the best account to steal, and the one that must work when nothing else does.",
        BenignIf = "The sign-in was a drill, the accounts carry names that were not recognised (use -BreakGlass), or an alert outside of the evidence watches them.",
        Remediation = "Keep two cloud-only accounts with FIDO2 keys in two places, exclude them from policies that can lock everybody out, alert on every sign-in, and test them twice a year.",
        Techniques = ["T1078.004"],
        Needs = AdminNeeds.With("policies", EntitySets.ConditionalAccessPolicies),
        Permissions = ["Policy.Read.All", "RoleManagement.Read.Directory", "AuditLog.Read.All"],
        Licence = "Entra ID P1 for registration and sign-ins",
    };

    public override IEnumerable<string> NotAssessed(HuntContext context)
    {
        foreach (var gap in context.Facts.AdminGaps)
        {
            yield return gap;
        }

        if (!context.Has(EntitySets.SignIns) && !context.Has(EntitySets.UnifiedAuditLog))
        {
            yield return "Use of the accounts: no sign-ins were captured";
        }

        if (!context.Has(EntitySets.UserRegistrationDetails))
        {
            yield return "Methods of the accounts: the registration report was not captured";
        }

        if (!context.Has(EntitySets.Users))
        {
            yield return "Origin, mailbox and password of the accounts: users were not captured";
        }
    }

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var accounts = EmergencyAccounts.Find(context.Facts, context.Options.BreakGlass);
        if (accounts.Count < 2 && Missing(context, accounts) is { } missing)
        {
            yield return missing;
        }

        foreach (var account in accounts)
        {
            var (serious, slight) = Flaws(context, account);
            var used = context.Facts.SignIns.LogonsOf(account.Admin.UserPrincipalName).Where(logon => context.IsWithinDays(logon.End, UseDays)).ToList();
            if (used.Count == 0 && serious.Count + slight.Count == 0)
            {
                continue;
            }

            var abroad = used.Find(logon => logon.IsNewCountry);
            var severity = abroad is not null ? Severity.Critical : used.Count > 0 ? Severity.High : serious.Count > 0 ? Severity.Medium : Severity.Low;
            var said = used.Count == 0 ? serious.Concat(slight) : serious.Concat(slight).Prepend($"it was used {used.Sum(logon => logon.Count)} time(s), last at {used[used.Count - 1].End.AsMinute()} UTC from {used[used.Count - 1].Where}");
            var finding = FindingFactory.Create(
                Descriptor, account.Admin.ToTarget(), severity,
                $"{account.Admin.UserPrincipalName} ({account.Reason}): {string.Join("; ", said)}.",
                [.. AdminFindings.RoleRows(account.Admin), .. Policies(context, account), .. used.Skip(Math.Max(0, used.Count - 10)).Select(logon => logon.ToEvidence())]);
            yield return finding with
            {
                Confidence = account.IsNamed ? Confidence.High : Confidence.Medium,
                Escalations = abroad is not null ? [$"From {abroad.Where}, a country where it had never been."] : used.Count > 0 ? ["Used within 90 days."] : [],
                NotAssessed = ["Whether a sign-in of the account raises an alert, and how many keys it has, is not in the evidence."],
            };
        }
    }

    private Finding? Missing(HuntContext context, IReadOnlyList<EmergencyAccount> accounts)
    {
        var globals = context.Facts.Admins.Where(admin => admin.IsGlobalAdministrator).ToList();
        var rows = globals.SelectMany(admin => admin.Roles.Where(role => role.RoleTemplateId == WellKnown.GlobalAdministrator).Select(role => role.Evidence)).Take(20).ToList();
        if (rows.Count == 0)
        {
            return null;
        }

        var isNamed = context.Options.BreakGlass.Count > 0;
        var finding = FindingFactory.Create(
            Descriptor, AdminFindings.Tenant(context), Severity.Medium,
            accounts.Count == 0
                ? isNamed ? "None of the named emergency accounts is an administrator here." : $"No emergency account was recognised among {globals.Count} Global Administrator(s): policies leave none of them out."
                : $"There is one emergency account only, {accounts[0].Admin.UserPrincipalName}; if it fails, nobody gets in.",
            rows);
        return finding with { Confidence = isNamed ? Confidence.High : Confidence.Low };
    }

    private static (List<string> Serious, List<string> Slight) Flaws(HuntContext context, EmergencyAccount account)
    {
        var (admin, serious, slight) = (account.Admin, new List<string>(), new List<string>());
        if (admin.IsSynced == true)
        {
            serious.Add("it is synced from an own directory and falls with it");
        }

        if (!admin.Roles.Any(role => role.RoleTemplateId == WellKnown.GlobalAdministrator && !role.IsEligible))
        {
            serious.Add("it does not hold Global Administrator for good");
        }

        if (admin.Registration?.MethodsRegistered is { } methods && !methods.Any(method => AuthenticationMethods.Find(method)?.IsPhishingResistant == true) && AdminFindings.AllowsCertificates(context) != true)
        {
            serious.Add("it has no phishing-resistant method");
        }

        if (admin.IsDisabled)
        {
            serious.Add("it is disabled");
        }

        if (account.Policies > 0 && account.ExcludedFrom.Count == 0)
        {
            serious.Add("no policy excludes it, so that a mistake in one locks it out with all others");
        }

        if (!admin.UserPrincipalName.EndsWith(".onmicrosoft.com", StringComparison.OrdinalIgnoreCase))
        {
            slight.Add("its address hangs on an own domain");
        }

        if (admin.User?.Mail is { Length: > 0 })
        {
            slight.Add("it has a mailbox");
        }

        if (context.Age(admin.User?.LastPasswordChangeDateTime) is { TotalDays: > PasswordDays } age)
        {
            slight.Add($"its password is {(int)age.TotalDays} days old");
        }

        return (serious, slight);
    }

    private static IEnumerable<EvidenceItem> Policies(HuntContext context, EmergencyAccount account) => context.Facts.ConditionalAccessPolicies
        .Where(policy => account.ExcludedFrom.Contains(policy.DisplayName ?? policy.Id ?? "unnamed policy", StringComparer.Ordinal))
        .Select(policy => EvidenceItem.Of(EntitySets.ConditionalAccessPolicies, policy, policy.Id, $"Policy '{policy.DisplayName}' excludes {account.Admin.UserPrincipalName}"));
}
