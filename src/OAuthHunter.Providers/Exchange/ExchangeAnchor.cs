using OAuthHunter.Providers.Identity;

namespace OAuthHunter.Providers.Exchange;

/// <summary>The mailbox by which the service routes a session (<c>X-AnchorMailbox</c>). All requests of a session name the same one.</summary>
internal static class ExchangeAnchor
{
    /// <summary>The organisation's own system mailbox, which every tenant has.</summary>
    private const string SystemMailbox = "SystemMailbox{bb558c35-97f1-4cb9-8ff7-d53741dc928c}";

    public static string For(TokenClaims claims, string tenant)
    {
        if (claims.UserPrincipalName is { } person && !claims.IsApplication)
        {
            return $"UPN:{person}";
        }

        return Guid.TryParse(tenant, out _) ? $"APP:{SystemMailbox}@{tenant}" : $"UPN:{SystemMailbox}@{tenant}";
    }
}
