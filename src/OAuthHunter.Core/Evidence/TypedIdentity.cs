using OAuthHunter.Model;

namespace OAuthHunter.Evidence;

/// <summary>
/// One identity out of the loose list that <c>Actor</c> and <c>Target</c> of the unified audit log are:
/// <c>[user@contoso.com (5), PUID (3), app name (1), app id (2), User_guid (2), guid (2), "User" (2)]</c>, in varying order.
/// </summary>
internal sealed class TypedIdentity
{
    private const int NameType = 1;
    private const int PuidType = 3;
    private const int UpnType = 5;

    private static readonly string[] Kinds =
        ["User", "ServicePrincipal", "Application", "Group", "Role", "Directory", "Device", "Policy", "Domain", "Other", "AdministrativeUnit"];

    /// <summary>User, ServicePrincipal, Application, Role …; null when the list does not tell.</summary>
    public string? Kind { get; private set; }

    public string? ObjectId { get; private set; }

    public string? UserPrincipalName { get; private set; }

    public string? Name { get; private set; }

    /// <summary>A GUID beside the object id: the app id of an app, or of the app that a user acted through.</summary>
    public string? AppId { get; private set; }

    public static TypedIdentity Of(IReadOnlyList<TypedId> entries)
    {
        var identity = new TypedIdentity();
        var guids = new List<string>();
        foreach (var entry in entries)
        {
            identity.Read(entry, guids);
        }

        identity.ObjectId ??= identity.Kind is "User" || identity.Name is null ? guids.LastOrDefault() : guids.FirstOrDefault();
        identity.AppId = guids.FirstOrDefault(id => !string.Equals(id, identity.ObjectId, StringComparison.OrdinalIgnoreCase));
        return identity;
    }

    /// <summary>Splits <c>ServicePrincipal_guid</c>; null for anything else.</summary>
    public static (string Kind, string Id)? SplitPrefixed(string? text)
    {
        var underscore = text?.IndexOf('_') ?? -1;
        return underscore > 0 && Guid.TryParse(text!.Substring(underscore + 1), out _)
            ? (text.Substring(0, underscore), text.Substring(underscore + 1))
            : null;
    }

    private void Read(TypedId entry, List<string> guids)
    {
        if (SplitPrefixed(entry.Id) is { } prefixed)
        {
            ObjectId = prefixed.Id;
            Kind ??= prefixed.Kind;
        }
        else if (Guid.TryParse(entry.Id, out _))
        {
            guids.Add(entry.Id);
        }
        else if (Kinds.Contains(entry.Id, StringComparer.Ordinal) && entry.Type is not NameType)
        {
            Kind = entry.Id;
        }
        else if (entry.Type == UpnType)
        {
            UserPrincipalName ??= entry.Id;
        }
        else if (entry.Type == NameType)
        {
            Name ??= entry.Id;
        }
        else if (entry.Type != PuidType && entry.Id.IndexOf('@') > 0 && entry.Id.IndexOf('/') < 0)
        {
            UserPrincipalName ??= entry.Id;
        }
    }
}
