using System.Text;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>
/// What a record calls an object. Exchange logs name, GUID, distinguished name, canonical path or <c>tenant\name</c> for the
/// same connector or rule; this brings them to a name or a GUID.
/// </summary>
internal readonly record struct ObjectIdentity(string? Name, string? Guid)
{
    private static readonly string[] Folders = ["/TransportVersioned/", "/Transport Settings/"];

    public static ObjectIdentity Parse(string? text)
    {
        var value = text?.Trim().Trim('"') ?? string.Empty;
        if (value.Length == 0)
        {
            return default;
        }

        if (System.Guid.TryParse(value, out var guid))
        {
            return new ObjectIdentity(null, Form(guid));
        }

        var name = FromDistinguishedName(value) ?? FromPath(value) ?? FromTenantPrefix(value) ?? value;
        return System.Guid.TryParse(name, out guid) ? new ObjectIdentity(null, Form(guid)) : new ObjectIdentity(name, null);
    }

    /// <summary>A GUID in one spelling, or null.</summary>
    public static string? GuidOf(string? text) => System.Guid.TryParse(text, out var guid) ? Form(guid) : null;

    private static string Form(Guid guid) => guid.ToString("D");

    // CN=name,CN=Transport Settings,… where the name may hold escaped commas.
    private static string? FromDistinguishedName(string value)
    {
        if (!value.StartsWith("CN=", StringComparison.OrdinalIgnoreCase) || value.IndexOf(",CN=", StringComparison.OrdinalIgnoreCase) < 0)
        {
            return null;
        }

        var name = new StringBuilder();
        for (var index = 3; index < value.Length && value[index] != ','; index++)
        {
            if (value[index] == '\\' && index + 1 < value.Length)
            {
                index++;
            }

            name.Append(value[index]);
        }

        return name.ToString();
    }

    private static string? FromPath(string value)
    {
        foreach (var folder in Folders)
        {
            var start = value.LastIndexOf(folder, StringComparison.OrdinalIgnoreCase);
            if (start >= 0 && start + folder.Length < value.Length)
            {
                return value.Substring(start + folder.Length);
            }
        }

        return null;
    }

    // A backslash can be part of a name; only a domain in front of it makes it a prefix.
    private static string? FromTenantPrefix(string value)
    {
        var slash = value.IndexOf('\\');
        var prefix = slash > 0 ? value.Substring(0, slash) : string.Empty;
        return prefix.IndexOf('.') > 0 && prefix.IndexOf(' ') < 0 && slash + 1 < value.Length ? value.Substring(slash + 1) : null;
    }
}
