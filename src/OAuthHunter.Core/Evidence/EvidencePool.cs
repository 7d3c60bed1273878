using OAuthHunter.Model;

namespace OAuthHunter.Evidence;

/// <summary>
/// Keeps one copy of what many records repeat: ids that refer to each other, types, short lists of the same tags and owners, lists
/// without items. A large tenant's objects name the same few thousand ids.
/// </summary>
internal sealed class EvidencePool(SharedTexts words)
{
    private const int LongestSharedList = 8;

    private readonly Dictionary<string[], string[]> lists = new(new SameTexts());

    /// <summary>The record with shared parts; the same record for kinds that repeat little.</summary>
    public EvidenceRecord Share(EvidenceRecord record) => record switch
    {
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

    private string? Text(string? text) => words[words.Add(text)];

    private IReadOnlyList<string>? Texts(IReadOnlyList<string>? list)
    {
        if (list is null or { Count: 0 })
        {
            return list is null ? null : [];
        }

        var texts = new string[list.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = Text(list[i])!;
        }

        if (texts.Length > LongestSharedList)
        {
            return texts;
        }

        if (!lists.TryGetValue(texts, out var shared))
        {
            lists.Add(texts, shared = texts);
        }

        return shared;
    }

    // An array of the right length in place of a list with room to grow; an empty one is shared by all.
    private static IReadOnlyList<T>? Items<T>(IReadOnlyList<T>? list) => list is null ? null : list.Count == 0 ? [] : list as T[] ?? list.ToArray();

    private sealed class SameTexts : IEqualityComparer<string[]>
    {
        public bool Equals(string[]? one, string[]? other) => one is null ? other is null : other is not null && one.SequenceEqual(other, StringComparer.Ordinal);

        public int GetHashCode(string[] texts)
        {
            var hash = texts.Length;
            foreach (var text in texts)
            {
                hash = unchecked((hash * 31) + StringComparer.Ordinal.GetHashCode(text));
            }

            return hash;
        }
    }
}
