using System.Text.RegularExpressions;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>
/// Reads property values of directory audits. Both logs wrap single values in JSON lists (<c>["value"]</c>, over several lines
/// in the unified audit log); what comes out here is the bare value.
/// </summary>
internal static class AuditValues
{
    private static readonly Regex GuidPattern = new(
        "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex AppIdInJson = new(
        @"\\?""AppId\\?""\s*:\s*\\?""[0-9a-f-]{36}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>New value of the first property of that name on any target; null when absent or empty.</summary>
    public static string? New(DirectoryAudit audit, string name) => Bare(Find(audit, name)?.NewValue);

    /// <summary>Old value of the first property of that name on any target; null when absent or empty.</summary>
    public static string? Old(DirectoryAudit audit, string name) => Bare(Find(audit, name)?.OldValue);

    /// <summary>The value that a removal carries on either side.</summary>
    public static string? NewOrOld(DirectoryAudit audit, string name) => New(audit, name) ?? Old(audit, name);

    public static ModifiedProperty? Find(DirectoryAudit audit, string name) => audit.TargetResources
        .SelectMany(target => target.ModifiedProperties)
        .FirstOrDefault(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>True or false in any wrapping; null when it is neither.</summary>
    public static bool? Flag(string? text) => bool.TryParse(Bare(text), out var value) ? value : null;

    /// <summary>The first GUID in a text, lower case; null without one.</summary>
    public static string? FirstGuid(string? text) =>
        text is not null && GuidPattern.Match(text) is { Success: true } match ? match.Value.ToLowerInvariant() : null;

    /// <summary>
    /// Application id of the first target: an extra detail of its own in Graph, one inside a JSON text in the unified audit
    /// log; else one of the service principal names, which both logs carry.
    /// </summary>
    public static string? TargetAppId(DirectoryAudit audit) => audit.AdditionalDetails
        .Select(detail => detail.Name.ToLowerInvariant() switch
        {
            "appid" => FirstGuid(detail.Value),
            "additionaldetails" when detail.Value is { } text && AppIdInJson.Match(text) is { Success: true } match => FirstGuid(match.Value),
            _ => null,
        })
        .FirstOrDefault(id => id is not null) ?? FirstGuid(New(audit, "TargetId.ServicePrincipalNames"));

    private static string? Bare(string? text)
    {
        var bare = text?.Trim() ?? string.Empty;
        while (bare.Length > 1 && (IsWrapped(bare, '[', ']') || IsWrapped(bare, '"', '"')))
        {
            bare = bare.Substring(1, bare.Length - 2).Trim();
        }

        return bare.Length == 0 || bare == "null" ? null : bare;
    }

    private static bool IsWrapped(string text, char first, char last) => text[0] == first && text[text.Length - 1] == last;
}
