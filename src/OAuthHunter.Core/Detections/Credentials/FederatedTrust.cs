using OAuthHunter.Facts;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Credentials;

/// <summary>Whom a federated credential trusts, and what is wrong with that.</summary>
internal static class FederatedTrust
{
    private const string GitHub = "token.actions.githubusercontent.com";

    // Issuers of common pipelines and clusters. Terraform Cloud, Azure DevOps and Google are shared by all their customers: the subject decides.
    private static readonly HashSet<string> KnownHosts = new(StringComparer.OrdinalIgnoreCase) { GitHub, "vstoken.dev.azure.com", "app.terraform.io", "accounts.google.com" };

    private static readonly HashSet<string> EntraHosts = new(StringComparer.OrdinalIgnoreCase) { "login.microsoftonline.com", "sts.windows.net", "login.microsoftonline.us", "login.partner.microsoftonline.cn" };

    /// <summary>What is wrong with it, and whether strangers issue its tokens; null when nothing is.</summary>
    /// <param name="credential">A federated credential.</param>
    /// <param name="tenant">Whose tenant it is.</param>
    /// <param name="ownOrganizations">GitHub organisations that the tenant's apps trust, with how many do.</param>
    public static (string Reason, bool IsForeign)? Judge(AppCredential credential, TenantIdentity tenant, IReadOnlyDictionary<string, int> ownOrganizations)
    {
        if (credential.Issuer is not { Length: > 0 } issuer)
        {
            return null;
        }

        if (!Uri.TryCreate(issuer, UriKind.Absolute, out var uri))
        {
            return ($"trusts '{issuer}', which is no address", true);
        }

        if (EntraHosts.Contains(uri.Host))
        {
            var issuingTenant = uri.AbsolutePath.Trim('/').Split('/')[0];
            return tenant.TenantId is null || string.Equals(issuingTenant, tenant.TenantId, StringComparison.OrdinalIgnoreCase) ? null : ($"trusts tokens of another tenant ({issuingTenant})", true);
        }

        if (!KnownHosts.Contains(uri.Host) && !uri.Host.EndsWith(".oic.prod-aks.azure.com", StringComparison.OrdinalIgnoreCase))
        {
            return ($"trusts the unknown issuer {uri.Host}", true);
        }

        if (credential.ClaimsMatchingExpression is not null)
        {
            return ("matches its subject by an expression, which many subjects may fulfil", false);
        }

        if (credential.Subject?.IndexOf('*') >= 0)
        {
            return ($"trusts any subject like '{credential.Subject}'", false);
        }

        return Organization(credential) is { } organization && IsStrange(organization, tenant, ownOrganizations) ? ($"trusts the GitHub organisation '{organization}', which no other app of the tenant trusts", true) : null;
    }

    /// <summary>Organisation in a GitHub subject (<c>repo:contoso/site:ref:…</c>); null for any other.</summary>
    public static string? Organization(AppCredential credential)
    {
        if (credential.Issuer?.IndexOf(GitHub, StringComparison.OrdinalIgnoreCase) is not >= 0 || credential.Subject?.StartsWith("repo:", StringComparison.OrdinalIgnoreCase) != true)
        {
            return null;
        }

        var slash = credential.Subject.IndexOf('/');
        return slash > 5 ? credential.Subject.Substring(5, slash - 5).ToLowerInvariant() : null;
    }

    // Nobody lists the tenant's organisations. One that stands alone beside another that several apps trust, and that is not
    // named like the tenant, is not its own.
    private static bool IsStrange(string organization, TenantIdentity tenant, IReadOnlyDictionary<string, int> ownOrganizations) =>
        ownOrganizations.TryGetValue(organization, out var apps) && apps == 1
        && ownOrganizations.Values.Any(others => others > 1)
        && !tenant.Names.Any(name => organization.IndexOf(name.Replace(" ", string.Empty).Split('.')[0], StringComparison.OrdinalIgnoreCase) >= 0);
}
