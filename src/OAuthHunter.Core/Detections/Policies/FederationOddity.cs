using System.Text.RegularExpressions;
using OAuthHunter.Facts;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Policies;

/// <summary>Something about a domain's identity provider that calls for a look.</summary>
internal sealed record FederationOddity(string Text, Severity Severity, PolicySetting Setting)
{
    // Hosts of providers that many tenants federate with; anyone can rent one, so only the foreign host is explained by it.
    private static readonly string[] Providers =
        ["okta.com", "oktapreview.com", "okta-emea.com", "pingone.com", "pingone.eu", "pingidentity.com", "onelogin.com", "duosecurity.com", "auth0.com", "google.com", "jumpcloud.com", "secureauth.com", "vmwareidentity.com", "workspaceoneaccess.com", "citrix.com", "rsa.com", "securid.com"];

    // The published tools for this back door leave an issuer of this form: http://any.sts/ and a few hexadecimal digits.
    private static readonly Regex ToolIssuer = new(@"^https?://any\.sts(/|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public static IEnumerable<FederationOddity> Of(DomainFederation federation, TenantIdentity tenant)
    {
        if (federation.IssuerUri is { } issuer && ToolIssuer.IsMatch(issuer))
        {
            yield return new FederationOddity($"the issuer is {issuer}, as attack tools set it", Severity.Critical, Compare("issuerUri", issuer, "the provider's own"));
        }

        if (HostOf(federation.PassiveSignInUri) is { } host && !IsOurs(host, tenant) && !IsProvider(host))
        {
            yield return new FederationOddity($"users sign in at {host}, which is neither the tenant's nor a known provider's", Severity.High, Compare("passiveSignInUri", host, "a host of the tenant or of a known provider"));
        }

        if (HostOf(federation.PassiveSignInUri) is { } passive && HostOf(federation.ActiveSignInUri) is { } active && !SameSite(passive, active))
        {
            yield return new FederationOddity($"browsers sign in at {passive} and programs at {active}", Severity.High, Compare("activeSignInUri", active, passive));
        }

        if (federation.NextSigningCertificate is { Length: > 0 } next && federation.SigningCertificate is { } current && next != current)
        {
            yield return new FederationOddity("two signing certificates are trusted", Severity.Medium, Compare("nextSigningCertificate", "set and different", "none outside of a renewal"));
        }

        if (federation.FederatedIdpMfaBehavior is null or "acceptIfMfaDoneByFederatedIdp")
        {
            yield return new FederationOddity("MFA of the provider is accepted", Severity.Medium, Compare("federatedIdpMfaBehavior", federation.FederatedIdpMfaBehavior ?? "not set", "rejectMfaByFederatedIdp"));
        }
    }

    private static PolicySetting Compare(string name, string found, string better) => new("Federation", name, found, better);

    private static string? HostOf(string? uri) => Uri.TryCreate(uri, UriKind.Absolute, out var parsed) && parsed.Host.Length > 0 ? parsed.Host.ToLowerInvariant() : null;

    // Without domains nobody can tell whose a host is; then it is not called foreign.
    private static bool IsOurs(string host, TenantIdentity tenant) => tenant.Domains.Count == 0 || tenant.Domains.Any(domain => IsUnder(host, domain));

    private static bool IsProvider(string host) => Array.Exists(Providers, provider => IsUnder(host, provider));

    private static bool IsUnder(string host, string domain) => host == domain || host.EndsWith("." + domain, StringComparison.Ordinal);

    private static bool SameSite(string left, string right) => left == right || Site(left) == Site(right);

    private static string Site(string host)
    {
        var parts = host.Split('.');
        return parts.Length < 2 ? host : string.Join(".", parts.Skip(parts.Length - 2));
    }
}
