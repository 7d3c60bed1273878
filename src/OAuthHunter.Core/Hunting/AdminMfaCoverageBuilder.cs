using OAuthHunter.ConditionalAccess;
using OAuthHunter.Facts;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.SignIns;
using OAuthHunter.Findings;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Hunting;

/// <summary>Makes the rows of Test-AdminMfaCoverage from facts and findings.</summary>
internal sealed class AdminMfaCoverageBuilder
{
    private readonly TenantFacts facts;
    private readonly ILookup<string, Finding> findings;
    private readonly ILookup<string, AttackHit> hits;
    private readonly Dictionary<string, EmergencyAccount> emergency;

    public AdminMfaCoverageBuilder(TenantFacts facts, IEnumerable<Finding> findings, HuntOptions options)
    {
        this.facts = facts;
        this.findings = findings.Where(finding => finding.TargetKind == TargetKind.User).ToLookup(finding => finding.TargetId, StringComparer.OrdinalIgnoreCase);
        hits = facts.SignIns.Hits.ToLookup(hit => hit.User, StringComparer.OrdinalIgnoreCase);
        emergency = EmergencyAccounts.Find(facts, options.BreakGlass).ToDictionary(account => account.Admin.Id, StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<AdminMfaCoverage> Build() =>
    [
        .. facts.Admins.Select(Row)
            .OrderByDescending(row => row.Severity.HasValue).ThenByDescending(row => row.Severity).ThenBy(row => row.UserPrincipalName, StringComparer.OrdinalIgnoreCase),
    ];

    private AdminMfaCoverage Row(AdminProfile admin)
    {
        var about = findings[admin.Id].OrderBy(finding => finding).ToList();
        var methods = admin.Registration?.MethodsRegistered;
        var logons = facts.SignIns.LogonsOf(admin.UserPrincipalName).Where(logon => logon.IsInteractive).ToList();
        var single = logons.LastOrDefault(logon => logon.IsSingleFactor == true);
        var row = new AdminMfaCoverage
        {
            UserPrincipalName = admin.UserPrincipalName,
            DisplayName = admin.DisplayName,
            Tier = admin.Tier,
            Kinds = [.. Kinds(admin)],
            Roles = [.. admin.Roles.Select(role => role.Name).Distinct(StringComparer.Ordinal)],
            HowHeld = [.. admin.Roles.Select(HowHeld)],
            Registered = admin.Registration?.IsMfaRegistered,
            PhishingResistant = methods?.Any(method => AuthenticationMethods.Find(method)?.IsPhishingResistant == true),
            Strength = Strength(admin),
            Methods = [.. (methods ?? []).Select(method => AuthenticationMethods.Find(method)?.Display ?? method)],
            Enforced = admin.Enforcement.State,
            EnforcedBy = admin.Enforcement.By,
            Hole = admin.Enforcement.Hole,
            Holes = admin.Enforcement.Reasons,
            PerUserMfa = admin.PerUserMfa?.PerUserMfaState,
            Used = Use(logons),
            LastSingleFactorSignIn = admin.LastSingleFactorSignIn,
            LastSingleFactorApp = admin.LastSingleFactorApp,
            LastSingleFactorFrom = single?.Where,
            Exposure = [.. hits[admin.UserPrincipalName].OrderBy(hit => hit.Time).Select(Exposure).Distinct(StringComparer.Ordinal)],
            RiskLevel = admin.RiskLevel,
            EmergencyAccount = emergency.TryGetValue(admin.Id, out var account) ? account.Reason : null,
            SignInFrequency = admin.Access?.Session.SignInFrequency,
            ContinuousAccess = ContinuousAccess(admin.Access),
            DeviceRequired = admin.Access?.ManagedDevice.State ?? DemandState.NotAssessed,
            PhishingResistantRequired = admin.Access?.PhishingResistant.State ?? DemandState.NotAssessed,
            Severity = about.Worst(),
            Findings = about,
            Evidence = [.. admin.Roles.Select(role => role.Evidence), .. admin.Enforcement.Evidence, .. hits[admin.UserPrincipalName].Select(hit => hit.Evidence), .. single is null ? Array.Empty<EvidenceItem>() : [single.ToEvidence()]],
            NextStep = string.Empty,
        };
        return row with { NextStep = AdminNextStep.Of(row) };
    }

    private IEnumerable<string> Kinds(AdminProfile admin)
    {
        if (admin.IsDisabled)
        {
            yield return "disabled";
        }

        if (admin.IsGuest)
        {
            yield return "guest";
        }

        if (admin.IsSynced == true)
        {
            yield return "synced account";
        }

        if (admin.IsServiceAccount)
        {
            yield return "service account";
        }

        if (emergency.ContainsKey(admin.Id))
        {
            yield return "emergency account";
        }
    }

    private static string HowHeld(HeldRole role)
    {
        var scope = role.Scope is null or "/" ? string.Empty : $" in {role.Scope}";
        var group = role.ViaGroup is { } name ? $" through {name}" : string.Empty;
        var unseen = role.IsSeenByRoleConditions ? string.Empty : "; role conditions of policies do not match it";
        return $"{role.Name}: {(role.IsEligible ? "eligible" : "active")}{scope}{group}{unseen}";
    }

    private static MethodStrength Strength(AdminProfile admin)
    {
        if (admin.Registration?.MethodsRegistered is not { } methods)
        {
            return MethodStrength.Unknown;
        }

        var factors = methods.Where(method => AuthenticationMethods.Find(method)?.CountsAsMfa == true).ToList();
        return factors.Count == 0 ? MethodStrength.None
            : factors.Exists(method => AuthenticationMethods.Find(method)?.IsPhishingResistant == true) ? MethodStrength.Resistant
            : factors.TrueForAll(Detections.Mfa.AdminFindings.IsPhone) ? MethodStrength.Weak
            : MethodStrength.Phishable;
    }

    // A log that tells of some sign-ins tells enough for "partly"; for "yes" it must tell of all.
    private static MfaUse Use(List<AccountLogon> logons)
    {
        var single = logons.Exists(logon => logon.IsSingleFactor == true);
        var multi = logons.Exists(logon => logon.IsSingleFactor == false);
        return single ? (multi ? MfaUse.Partly : MfaUse.No) : multi && logons.TrueForAll(logon => logon.IsSingleFactor is not null) ? MfaUse.Yes : MfaUse.NotAssessed;
    }

    private static string Exposure(AttackHit hit)
    {
        var others = hit.Attack.Kind == PasswordAttackKind.BruteForce ? "on this account" : $"on {hit.Attack.Users.Count} accounts";
        var outcome = hit.ErrorCode == 0 ? $"got in{(hit.WasSingleFactor == true ? " with one factor" : string.Empty)}" : $"had the password and was stopped by {SignInCodes.Describe(hit.ErrorCode)}";
        return $"{hit.Time.AsMinute()} UTC: an attack {others} {outcome} from {hit.Address}";
    }

    private static string? ContinuousAccess(AdminAccess? access) => access is null ? null
        : access.Session.ContinuousAccessDisabledBy.Count > 0 ? $"switched off by {string.Join(", ", access.Session.ContinuousAccessDisabledBy)}"
        : access.Session.StrictLocation.State == DemandState.Yes ? "on, place enforced strictly" : "on";
}
