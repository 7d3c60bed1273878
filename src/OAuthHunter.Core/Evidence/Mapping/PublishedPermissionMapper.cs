using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps app roles and delegated scopes that a resource offers.</summary>
internal static class PublishedPermissionMapper
{
    public static IReadOnlyList<PublishedPermission>? Map(EvidenceRow row, string name) => row.Objects(name) is not { } items ? null
        : items.Count == 0 ? []
        :
        [
            .. items.Select(item => new PublishedPermission
            {
                Id = item.Text("id"),
                Value = item.Text("value"),
                DisplayName = item.Text("displayName", "adminConsentDisplayName"),
            }),
        ];
}
