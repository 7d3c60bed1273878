using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Facts;

/// <summary>Tells who the tenant is from organization, domains and accepted domains.</summary>
internal static class TenantIdentityBuilder
{
    public static TenantIdentity Build(EvidenceStore store, string? tenantId)
    {
        var organization = store.Objects<Organization>(EntitySets.Organization).FirstOrDefault();
        var domains = store.Objects<Domain>(EntitySets.Domains).Where(domain => domain.IsVerified != false).Select(domain => domain.Id)
            .Concat(organization?.VerifiedDomains ?? [])
            .Concat(store.Objects<AcceptedDomain>(EntitySets.AcceptedDomains).Select(domain => domain.DomainName))
            .OfType<string>()
            .Select(domain => domain.ToLowerInvariant())
            .Distinct(StringComparer.Ordinal)
            .OrderBy(domain => domain, StringComparer.Ordinal)
            .ToList();
        var name = organization?.DisplayName;
        return new TenantIdentity
        {
            TenantId = tenantId ?? organization?.Id,
            DisplayName = name,
            Domains = domains,
            Names = [.. Imitable(domains, name).Where(text => text.Length > 1).Distinct(StringComparer.Ordinal)],
        };
    }

    private static IEnumerable<string> Imitable(IEnumerable<string> domains, string? name)
    {
        foreach (var domain in domains)
        {
            yield return domain;
            yield return domain.Split('.')[0];
        }

        if (name is not null)
        {
            yield return name.ToLowerInvariant();
            yield return name.Replace(" ", string.Empty).ToLowerInvariant();
        }
    }
}
