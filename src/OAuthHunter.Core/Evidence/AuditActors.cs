using System.Text.RegularExpressions;
using OAuthHunter.Model;

namespace OAuthHunter.Evidence;

/// <summary>
/// Tells who acted in a record of the unified audit log. The log names him by UPN, GUID, <c>ServicePrincipal_guid</c>, an Exchange
/// path, a service account or only through <c>UserType</c>, <c>AppId</c> and the <c>Actor</c> list, so no single field is trusted alone.
/// </summary>
public static class AuditActors
{
    private const int DcAdmin = 3;
    private const int SystemType = 4;
    private const int ApplicationType = 5;
    private const int ServicePrincipalType = 6;
    private const int PartnerTechnician = 9;

    private static readonly Regex GuidInText = new(
        @"\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>The actor of a record; <see cref="AuditActorKind.Unknown"/> when nothing identifies him.</summary>
    public static AuditActor From(AuditRecord record)
    {
        var actor = Identify(record) with { IPAddress = record.ClientIP, UserAgent = UserAgentOf(record) };
        return actor with { AppId = actor.AppId ?? ClientOf(record) };
    }

    private static AuditActor Identify(AuditRecord record)
    {
        var listed = TypedIdentity.Of(record.Actor);
        var user = record.UserId?.Trim() ?? string.Empty;
        if (IsServiceAccount(user))
        {
            return new AuditActor { Kind = AuditActorKind.System, DisplayName = user };
        }

        if (TypedIdentity.SplitPrefixed(user) is { } prefixed)
        {
            return prefixed.Kind.Equals("ServicePrincipal", StringComparison.OrdinalIgnoreCase)
                ? App(prefixed.Id, listed.AppId, listed.Name)
                : Person(record, prefixed.Id, listed.UserPrincipalName);
        }

        if (record.UserType is ApplicationType or ServicePrincipalType || listed.Kind == "ServicePrincipal")
        {
            return AppOf(user, record, listed);
        }

        if (record.UserType == SystemType)
        {
            return new AuditActor { Kind = AuditActorKind.System, DisplayName = NullIfEmpty(user), Id = listed.ObjectId };
        }

        if (user.IndexOf('@') > 0 && user.IndexOf('/') < 0)
        {
            return Person(record, listed.ObjectId ?? GuidOrNull(record.UserKey), user) with { AppId = listed.AppId };
        }

        if (IsOperator(user) || record.UserType == DcAdmin)
        {
            return new AuditActor { Kind = AuditActorKind.Datacenter, DisplayName = NullIfEmpty(LastSegment(user)) };
        }

        if (IsPath(user) || user.Length == 0 || GuidOrNull(user) is not null)
        {
            return FromPathOrId(user, record, listed);
        }

        return Person(record, listed.ObjectId, listed.UserPrincipalName) with { DisplayName = user, AppId = listed.AppId };
    }

    private static AuditActor FromPathOrId(string user, AuditRecord record, TypedIdentity listed)
    {
        var isApp = (IsPath(user) && GuidInText.IsMatch(user)) || IsSame(user, record.AppId) || IsSame(user, record.ClientAppId);
        if (isApp || (user.Length == 0 && listed.UserPrincipalName is null && listed.ObjectId is null && ClientOf(record) is not null))
        {
            return AppOf(user, record, listed);
        }

        if (listed.UserPrincipalName is not null || listed.Kind == "User" || GuidOrNull(user) is not null)
        {
            return Person(record, listed.ObjectId ?? GuidOrNull(user), listed.UserPrincipalName) with { AppId = listed.AppId };
        }

        if (user.Length == 0)
        {
            return listed.ObjectId is null ? AuditActor.Unknown : new AuditActor { Id = listed.ObjectId, DisplayName = listed.Name };
        }

        return Person(record, null, null) with { DisplayName = LastSegment(user) };
    }

    /// <summary>An app named by GUID, path or not at all: a GUID that the record also calls an app id is one, any other is the object id.</summary>
    private static AuditActor AppOf(string user, AuditRecord record, TypedIdentity listed)
    {
        string? appId = null;
        string? objectId = listed.Kind == "ServicePrincipal" ? listed.ObjectId : null;
        foreach (Match match in GuidInText.Matches(user))
        {
            if (IsSame(match.Value, record.AppId) || IsSame(match.Value, record.ClientAppId) || IsSame(match.Value, listed.AppId))
            {
                appId ??= match.Value;
            }
            else
            {
                objectId ??= match.Value;
            }
        }

        var name = listed.Name ?? (GuidInText.IsMatch(user) ? null : NullIfEmpty(LastSegment(user)));
        return App(objectId, appId ?? listed.AppId, name);
    }

    private static AuditActor App(string? servicePrincipalId, string? appId, string? name) => new()
    {
        Kind = AuditActorKind.Application,
        Id = servicePrincipalId,
        ServicePrincipalId = servicePrincipalId,
        AppId = appId,
        DisplayName = name,
    };

    private static AuditActor Person(AuditRecord record, string? id, string? upn)
    {
        var kind = record.UserType switch
        {
            DcAdmin => AuditActorKind.Datacenter,
            PartnerTechnician => AuditActorKind.Partner,
            _ when record.ExternalAccess == true => upn is null ? AuditActorKind.Datacenter : AuditActorKind.Partner,
            _ => AuditActorKind.User,
        };
        return new AuditActor { Kind = kind, Id = id, UserPrincipalName = upn };
    }

    private static string? ClientOf(AuditRecord record) => GuidOrNull(record.AppId) ?? GuidOrNull(record.ClientAppId);

    private static string? UserAgentOf(AuditRecord record) => record.UserAgent ?? record.ExtendedProperties.FirstOrDefault(IsUserAgent)?.Value;

    private static bool IsUserAgent(NameValue property) =>
        property.Name.Equals("UserAgent", StringComparison.OrdinalIgnoreCase) || property.Name.Equals("User-Agent", StringComparison.OrdinalIgnoreCase);

    private static bool IsServiceAccount(string user) =>
        user.StartsWith(@"NT AUTHORITY\", StringComparison.OrdinalIgnoreCase) || user.StartsWith(@"NT SERVICE\", StringComparison.OrdinalIgnoreCase);

    private static bool IsOperator(string user) => LastSegment(user).Equals("Microsoft Operator", StringComparison.OrdinalIgnoreCase);

    private static bool IsPath(string user) => user.IndexOf('/') > 0 || user.IndexOf('\\') > 0;

    private static string LastSegment(string user) => user.Substring(user.LastIndexOfAny(['/', '\\']) + 1).Trim();

    private static bool IsSame(string id, string? other) => id.Length > 0 && string.Equals(id, other, StringComparison.OrdinalIgnoreCase);

    private static string? GuidOrNull(string? text) => Guid.TryParse(text, out var id) && id != Guid.Empty ? text : null;

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
