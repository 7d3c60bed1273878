using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;

namespace OAuthHunter.Facts.Power;

/// <summary>How far a power reaches: 0 rules the tenant, 1 rules a workload or all mail, 2 less.</summary>
public static class PowerTier
{
    private static readonly HashSet<string> RulingClasses = new(StringComparer.Ordinal) { "tier0", "consent", "account", "defence", "exo-admin" };

    private static readonly HashSet<string> RulingRoleGroups = new(StringComparer.OrdinalIgnoreCase) { "Organization Management", "Role Management" };

    /// <summary>0 for what rules the tenant, 1 for the rest of High and Critical, 2 for less; null for what is not dangerous.</summary>
    public static int? Of(HeldPermission permission) => permission.Danger switch
    {
        null => null,
        Severity.Critical when permission.DangerClass is { } kind && RulingClasses.Contains(kind) => 0,
        >= Severity.High => 1,
        _ => 2,
    };

    /// <summary>Tier of a role of Entra. One that works in a part of the tenant only does not rule it.</summary>
    public static int? Of(HeldRole role) => role is { Tier: 0, Scope: not (null or "/") } ? 1 : role.Tier;

    /// <summary>Tier of what Exchange itself gives.</summary>
    public static int Of(ExchangeRbacRole role) => RulingRoleGroups.Contains(role.Name) ? 0 : role.CanWrite || role.IsApplicationRole ? 1 : 2;
}
