using OAuthHunter.ConditionalAccess;
using OAuthHunter.Facts;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Findings;

namespace OAuthHunter.Hunting;

/// <summary>One administrator: what he can do, and whether MFA is registered, enforced and used, each with its proof.</summary>
public sealed record AdminMfaCoverage
{
    public required string UserPrincipalName { get; init; }

    public string? DisplayName { get; init; }

    /// <summary>0 rules the tenant, 1 a workload.</summary>
    public int Tier { get; init; }

    /// <summary>Guest, synced account, service account, emergency account, disabled; empty for an ordinary one.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Names of the roles.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Active or eligible, for the tenant or a part of it, direct or through which group, role by role.</summary>
    public IReadOnlyList<string> HowHeld { get; init; } = [];

    /// <summary>Null when the registration report has no row for him.</summary>
    public bool? Registered { get; init; }

    /// <summary>Null when his methods are not known.</summary>
    public bool? PhishingResistant { get; init; }

    /// <summary>What the best of his methods is worth.</summary>
    public MethodStrength Strength { get; init; }

    /// <summary>Registered methods, in words.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    public MfaEnforcementState Enforced { get; init; }

    /// <summary>Policies that prove it.</summary>
    public IReadOnlyList<string> EnforcedBy { get; init; } = [];

    /// <summary>The easiest context in which he gets in with one factor; null when there is none, or none that is certain.</summary>
    public AccessHole? Hole { get; init; }

    /// <summary>Ways around it, or what was missing to tell.</summary>
    public IReadOnlyList<string> Holes { get; init; } = [];

    /// <summary>The older per-user setting; null when it was not read for him.</summary>
    public string? PerUserMfa { get; init; }

    /// <summary>Whether his interactive sign-ins proved a second factor.</summary>
    public MfaUse Used { get; init; }

    public DateTimeOffset? LastSingleFactorSignIn { get; init; }

    public string? LastSingleFactorApp { get; init; }

    /// <summary>Address and place of it.</summary>
    public string? LastSingleFactorFrom { get; init; }

    /// <summary>Attacks on passwords that found his: from where, on how many accounts, and what came of it.</summary>
    public IReadOnlyList<string> Exposure { get; init; } = [];

    /// <summary>Null when Identity Protection was not captured.</summary>
    public string? RiskLevel { get; init; }

    /// <summary>Why he counts as an emergency account; null when he does not.</summary>
    public string? EmergencyAccount { get; init; }

    /// <summary>The longest that a session can go without a new sign-in; null when some context sets no limit, or when it is not known.</summary>
    public TimeSpan? SignInFrequency { get; init; }

    /// <summary>What policies do to continuous access evaluation for him; null when they were not captured.</summary>
    public string? ContinuousAccess { get; init; }

    /// <summary>Whether a compliant or hybrid joined device is demanded everywhere.</summary>
    public DemandState DeviceRequired { get; init; }

    /// <summary>Whether a phishing-resistant method is demanded everywhere.</summary>
    public DemandState PhishingResistantRequired { get; init; }

    /// <summary>Worst of his findings; null without any.</summary>
    public Severity? Severity { get; init; }

    /// <summary>What to do first, in one line.</summary>
    public required string NextStep { get; init; }

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The rows that the answers rest on.</summary>
    public IReadOnlyList<EvidenceItem> Evidence { get; init; } = [];

    /// <summary>One row per administrator, worst first.</summary>
    public static IReadOnlyList<AdminMfaCoverage> Build(TenantFacts facts, IEnumerable<Finding> findings) => Build(facts, findings, new HuntOptions());

    /// <inheritdoc cref="Build(TenantFacts, IEnumerable{Finding})"/>
    public static IReadOnlyList<AdminMfaCoverage> Build(TenantFacts facts, IEnumerable<Finding> findings, HuntOptions options) =>
        new AdminMfaCoverageBuilder(facts, findings, options).Build();

    public override string ToString() => $"{UserPrincipalName}: {Enforced}";
}
