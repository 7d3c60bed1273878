using OAuthHunter.Detections.Access;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Policies;

/// <summary>The doors of cross-tenant access that Microsoft ships shut: B2B direct connect inbound and tenant restrictions.</summary>
internal static class CrossTenantDoors
{
    /// <summary>The doors that stand open, each with whom it lets through to what. A setting that is not there is the shipped one, which is shut.</summary>
    public static IEnumerable<PolicySetting> Of(string policy, CrossTenantAccess? directConnectInbound, CrossTenantAccess? tenantRestrictions)
    {
        if (IsOpen(directConnectInbound))
        {
            yield return new PolicySetting(policy, "b2bDirectConnectInbound", Text(directConnectInbound!), "blocked, but for named partners");
        }

        if (IsOpen(tenantRestrictions))
        {
            yield return new PolicySetting(policy, "tenantRestrictions", Text(tenantRestrictions!), "blocked, but for named partners");
        }
    }

    /// <summary>Both sides must let somebody through; half of a setting proves nothing.</summary>
    private static bool IsOpen(CrossTenantAccess? access) => LetsThrough(access?.UsersAndGroups) && LetsThrough(access?.Applications);

    private static bool LetsThrough(CrossTenantScope? scope) => scope is { Targets: { Count: > 0 } targets }
        && (Is(scope.AccessType, "allowed") || (Is(scope.AccessType, "blocked") && !targets.Any(IsAll)));

    private static string Text(CrossTenantAccess access) => $"{Text(access.UsersAndGroups!)} to {Text(access.Applications!)}";

    private static string Text(CrossTenantScope scope) => (Is(scope.AccessType, "blocked") ? "all but " : "") + PolicyRows.List(scope.Targets ?? []);

    private static bool IsAll(string target) => Is(target, "AllUsers") || Is(target, "AllApplications");

    private static bool Is(string? value, string word) => string.Equals(value, word, StringComparison.OrdinalIgnoreCase);
}
