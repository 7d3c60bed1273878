using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps an appConsentRequest object of Graph with the users' requests in it.</summary>
public static class AppConsentRequestMapper
{
    public static AppConsentRequest Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Id = row.Text("id"),
        AppId = row.Text("appId"),
        AppDisplayName = row.Text("appDisplayName"),
        PendingScopes = row.Objects("pendingScopes") is { Count: > 0 } scopes
            ? [.. scopes.Select(scope => scope.Text("displayName", "uniqueId")).OfType<string>()]
            : row.Texts("pendingScopes"),
        UserConsentRequests = row.Objects("userConsentRequests") is { } requests ? [.. requests.Select(Request)] : null,
    };

    private static UserConsentRequest Request(EvidenceRow row)
    {
        var user = row.Object("createdBy")?.Object("user");
        return new UserConsentRequest
        {
            Id = row.Text("id"),
            UserId = user?.Text("id") ?? row.Text("userId"),
            UserPrincipalName = user?.Text("userPrincipalName", "mail") ?? row.Text("userPrincipalName"),
            CreatedDateTime = row.Time("createdDateTime"),
            Status = row.Text("status"),
            Reason = row.Text("reason"),
        };
    }
}
