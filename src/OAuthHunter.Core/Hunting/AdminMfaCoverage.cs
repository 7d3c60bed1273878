using OAuthHunter.Facts;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Findings;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Hunting;

/// <summary>One administrator: what he can do, and whether MFA is registered, enforced and used.</summary>
public sealed record AdminMfaCoverage
{
    public required string UserPrincipalName { get; init; }

    public string? DisplayName { get; init; }

    /// <summary>Names of the roles.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Active or eligible, direct or through which group, role by role.</summary>
    public IReadOnlyList<string> HowHeld { get; init; } = [];

    /// <summary>Null when the registration report has no row for him.</summary>
    public bool? Registered { get; init; }

    /// <summary>Null when his methods are not known.</summary>
    public bool? PhishingResistant { get; init; }

    /// <summary>Registered methods, in words.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    public MfaEnforcementState Enforced { get; init; }

    public IReadOnlyList<string> EnforcedBy { get; init; } = [];

    /// <summary>Ways around it, or what was missing to tell.</summary>
    public IReadOnlyList<string> Holes { get; init; } = [];

    public DateTimeOffset? LastSingleFactorSignIn { get; init; }

    /// <summary>Null when Identity Protection was not captured.</summary>
    public string? RiskLevel { get; init; }

    /// <summary>Worst of his findings; null without any.</summary>
    public Severity? Severity { get; init; }

    /// <summary>What to do first, in one line.</summary>
    public required string NextStep { get; init; }

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>One row per administrator, worst first.</summary>
    public static IReadOnlyList<AdminMfaCoverage> Build(TenantFacts facts, IEnumerable<Finding> findings)
    {
        var byTarget = findings.Where(finding => finding.TargetKind == TargetKind.User).ToLookup(finding => finding.TargetId, StringComparer.OrdinalIgnoreCase);
        return [.. facts.Admins.Select(admin => Of(admin, [.. byTarget[admin.Id].OrderBy(finding => finding)]))
            .OrderByDescending(row => row.Severity.HasValue).ThenByDescending(row => row.Severity).ThenBy(row => row.UserPrincipalName, StringComparer.OrdinalIgnoreCase)];
    }

    public override string ToString() => $"{UserPrincipalName}: {Enforced}";

    private static AdminMfaCoverage Of(AdminProfile admin, IReadOnlyList<Finding> findings)
    {
        var methods = admin.Registration?.MethodsRegistered;
        var row = new AdminMfaCoverage
        {
            UserPrincipalName = admin.UserPrincipalName,
            DisplayName = admin.DisplayName,
            Roles = [.. admin.Roles.Select(role => role.Name).Distinct(StringComparer.Ordinal)],
            HowHeld = [.. admin.Roles.Select(role => $"{role.Name}: {(role.IsEligible ? "eligible" : "active")}{(role.ViaGroup is { } group ? $" through {group}" : string.Empty)}")],
            Registered = admin.Registration?.IsMfaRegistered,
            PhishingResistant = methods?.Any(method => AuthenticationMethods.Find(method)?.IsPhishingResistant == true),
            Methods = [.. (methods ?? []).Select(method => AuthenticationMethods.Find(method)?.Display ?? method)],
            Enforced = admin.Enforcement.State,
            EnforcedBy = admin.Enforcement.By,
            Holes = admin.Enforcement.Reasons,
            LastSingleFactorSignIn = admin.LastSingleFactorSignIn,
            RiskLevel = admin.RiskLevel,
            Severity = findings.Worst(),
            Findings = findings,
            NextStep = string.Empty,
        };
        return row with { NextStep = NextStepOf(row, admin) };
    }

    private static string NextStepOf(AdminMfaCoverage row, AdminProfile admin)
    {
        if (admin.User?.AccountEnabled == false)
        {
            return "Take the roles away: the account is disabled.";
        }

        return row switch
        {
            { Findings: var findings } when findings.Any(finding => finding.DetectionId == "SIN-005") => "Reset the password and revoke all sessions: an attack found it.",
            { Registered: false } => "Register a phishing-resistant method before the next sign-in; block it until then.",
            { Enforced: MfaEnforcementState.No } => "Bring the administrator under a policy that demands MFA for all apps.",
            { Enforced: MfaEnforcementState.Partly } => $"Close the hole: {row.Holes.FirstOrDefault()}",
            { Enforced: MfaEnforcementState.NotAssessed } => $"Capture what is missing: {row.Holes.FirstOrDefault()}",
            { Registered: null } => "Capture userRegistrationDetails: nobody knows whether a method is registered.",
            { PhishingResistant: false } => "Move to a phishing-resistant method.",
            _ => "Nothing to do.",
        };
    }
}
