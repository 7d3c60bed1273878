using System.Security;
using OAuthHunter.Hosting;
using OAuthHunter.Providers.Http;

namespace OAuthHunter.Providers.Identity;

/// <summary>Tokens that the user obtained himself. They cannot be renewed here, and stay sealed between uses.</summary>
internal sealed class StaticTokenSource(SecureString? graph, SecureString? exchange) : IAccessTokenSource
{
    public bool CanGet(TokenAudience audience) => Of(audience) is not null;

    public ValueTask<string> GetTokenAsync(TokenAudience audience, string? refused, CancellationToken cancellationToken) =>
        Of(audience) is { } token
            ? new ValueTask<string>(Secrets.Open(token))
            : throw new ConnectionException(
                ConnectionFailure.CredentialUnusable,
                $"The connection has no token for {(audience == TokenAudience.Graph ? "Microsoft Graph" : "Exchange Online")}.",
                "Connect again and give a token for it too.");

    private SecureString? Of(TokenAudience audience) => audience == TokenAudience.Graph ? graph : exchange;
}
