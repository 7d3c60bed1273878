using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps a domain object of Graph.</summary>
public static class DomainMapper
{
    public static Domain Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Id = row.Text("id", "name"),
        IsInitial = row.Flag("isInitial"),
        IsDefault = row.Flag("isDefault"),
        IsVerified = row.Flag("isVerified"),
        AuthenticationType = row.Text("authenticationType", "authentication"),
    };
}
