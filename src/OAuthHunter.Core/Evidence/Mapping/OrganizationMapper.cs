using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps an organization object of Graph.</summary>
public static class OrganizationMapper
{
    public static Organization Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Id = row.Text("id", "tenantId"),
        DisplayName = row.Text("displayName"),
        CreatedDateTime = row.Time("createdDateTime"),
        VerifiedDomains = Domains(row),
    };

    private static IReadOnlyList<string>? Domains(EvidenceRow row) =>
        row.Objects("verifiedDomains") is { Count: > 0 } domains
            ? [.. domains.Select(domain => domain.Text("name", "id")).OfType<string>()]
            : row.Texts("verifiedDomains");
}
