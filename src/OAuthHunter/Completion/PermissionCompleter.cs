using OAuthHunter.Knowledge;

namespace OAuthHunter.Completion;

/// <summary>Completes permissions that matter and roles of Entra; the tooltip says why they do. Any other name can be typed.</summary>
public sealed class PermissionCompleter : ExplainedValueCompleter
{
    private protected override IEnumerable<(string Text, string Meaning)> Values => Permissions.Concat(Roles);

    // Many are offered by several APIs, to the app itself and on behalf of users: one line, with the worst that it can mean.
    private static IEnumerable<(string Text, string Meaning)> Permissions => DangerousPermissions.All
        .GroupBy(permission => permission.Value, StringComparer.OrdinalIgnoreCase)
        .Select(same => same.OrderByDescending(permission => permission.Severity).ThenByDescending(permission => permission.IsApplicationPermission).First())
        .OrderBy(permission => permission.Value, StringComparer.OrdinalIgnoreCase)
        .Select(permission => (permission.Value, $"{permission.Severity}, {permission.ResourceName}: {permission.Reason}"));

    private static IEnumerable<(string Text, string Meaning)> Roles => EntraRoles.All
        .Where(role => role.Tier is not null || role.IsExchangePlane)
        .OrderBy(role => role.Name, StringComparer.OrdinalIgnoreCase)
        .Select(role => (role.Name, $"Role of Entra{(role.Tier is { } tier ? $", tier {tier}" : string.Empty)}{(role.IsExchangePlane ? "; Exchange honours it" : string.Empty)}"));
}
