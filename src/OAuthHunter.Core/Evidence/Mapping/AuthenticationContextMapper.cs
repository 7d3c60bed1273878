using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps an authenticationContextClassReference object of Graph.</summary>
public static class AuthenticationContextMapper
{
    public static AuthenticationContext Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Id = row.Text("id"),
        DisplayName = row.Text("displayName"),
        IsAvailable = row.Flag("isAvailable"),
    };
}
