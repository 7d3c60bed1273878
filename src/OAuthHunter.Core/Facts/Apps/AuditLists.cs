using System.Text.RegularExpressions;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>
/// Reads the lists that an audit event of an app carries as JSON text: reply addresses and what the manifest asks for. Plain,
/// escaped or cut off, what can be read is read.
/// </summary>
internal static class AuditLists
{
    private static readonly Regex Address = new(@"\\?""Address\\?""\s*:\s*\\?""(?<uri>[^""\\]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Required = new(
        @"\\?""ResourceAppId\\?""\s*:\s*\\?""(?<resource>[0-9a-f-]{36})|\\?""EntitlementId\\?""\s*:\s*\\?""(?<id>[0-9a-f-]{36})\\?""\s*,\s*\\?""DirectAccessGrant\\?""\s*:\s*(?<app>true|false)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Reply addresses of an <c>AppAddress</c> value.</summary>
    public static IReadOnlyList<string> Addresses(string? text) => text is null
        ? []
        : [.. Address.Matches(text).Cast<Match>().Select(match => match.Groups["uri"].Value).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Lines of a <c>RequiredResourceAccess</c> value.</summary>
    public static IReadOnlyList<RequiredPermission> RequiredPermissions(string? text)
    {
        if (text is null)
        {
            return [];
        }

        var lines = new List<RequiredPermission>();
        string? resource = null;
        foreach (var match in Required.Matches(text).Cast<Match>())
        {
            if (match.Groups["resource"].Success)
            {
                resource = match.Groups["resource"].Value.ToLowerInvariant();
            }
            else if (resource is not null)
            {
                lines.Add(new RequiredPermission
                {
                    ResourceAppId = resource,
                    PermissionId = match.Groups["id"].Value.ToLowerInvariant(),
                    IsApplicationPermission = string.Equals(match.Groups["app"].Value, "true", StringComparison.OrdinalIgnoreCase),
                });
            }
        }

        return lines;
    }

    /// <summary>What the new value of a property has over the old one, by a reader of either.</summary>
    public static IReadOnlyList<T> Added<T>(DirectoryAudit audit, string name, Func<string?, IReadOnlyList<T>> read)
    {
        if (AuditValues.Find(audit, name) is not { } property)
        {
            return [];
        }

        var before = new HashSet<T>(read(property.OldValue));
        return [.. read(property.NewValue).Where(before.Add)];
    }
}
