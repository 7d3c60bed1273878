using OAuthHunter.Model;

namespace OAuthHunter.Evidence;

/// <summary>
/// Keeps one copy of what many records repeat: ids that refer to each other, types, lists of scopes, lists without items. A tenant
/// with half a million grants names the same few thousand ids in them.
/// </summary>
internal sealed class EvidencePool
{
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    /// <summary>The record with shared parts; the same record for kinds that repeat little.</summary>
    public EvidenceRecord Share(EvidenceRecord record) => record switch
    {
        OAuth2PermissionGrant grant => grant with
        {
            ClientId = Text(grant.ClientId),
            ConsentType = Text(grant.ConsentType),
            PrincipalId = Text(grant.PrincipalId),
            ResourceId = Text(grant.ResourceId),
            Scope = Text(grant.Scope),
        },
        AppRoleAssignment assignment => assignment with
        {
            AppRoleId = Text(assignment.AppRoleId),
            PrincipalId = Text(assignment.PrincipalId),
            PrincipalType = Text(assignment.PrincipalType),
            ResourceId = Text(assignment.ResourceId),
            ResourceDisplayName = Text(assignment.ResourceDisplayName),
            ResourceAppId = Text(assignment.ResourceAppId),
        },
        ServicePrincipal principal => principal with
        {
            Id = Text(principal.Id),
            AppOwnerOrganizationId = Text(principal.AppOwnerOrganizationId),
            ServicePrincipalType = Text(principal.ServicePrincipalType),
            SignInAudience = Text(principal.SignInAudience),
            PublisherName = Text(principal.PublisherName),
            VerifiedPublisherName = Text(principal.VerifiedPublisherName),
            VerifiedPublisherId = Text(principal.VerifiedPublisherId),
            ReplyUrls = Items(principal.ReplyUrls),
            Tags = Texts(principal.Tags),
            PasswordCredentials = Items(principal.PasswordCredentials),
            KeyCredentials = Items(principal.KeyCredentials),
            AppRoles = Items(principal.AppRoles),
            Oauth2PermissionScopes = Items(principal.Oauth2PermissionScopes),
            OwnerIds = Texts(principal.OwnerIds),
        },
        _ => record,
    };

    private string? Text(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (!texts.TryGetValue(text, out var shared))
        {
            texts.Add(text, shared = text);
        }

        return shared;
    }

    private IReadOnlyList<string>? Texts(IReadOnlyList<string>? list) => list is null ? null : list.Count == 0 ? [] : [.. list.Select(text => Text(text)!)];

    // An array of the right length in place of a list with room to grow; an empty one is shared by all.
    private static IReadOnlyList<T>? Items<T>(IReadOnlyList<T>? list) => list is null ? null : list.Count == 0 ? [] : [.. list];
}
