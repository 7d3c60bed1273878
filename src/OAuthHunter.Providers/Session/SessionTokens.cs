using OAuthHunter.Providers.Identity;

namespace OAuthHunter.Providers.Session;

/// <summary>In place of tokens where the user's session has them: it gives none away, and nobody here needs one.</summary>
internal sealed class SessionTokens(bool reachesGraph) : IAccessTokenSource
{
    public bool CanGet(TokenAudience audience) => audience == TokenAudience.Graph && reachesGraph;

    public ValueTask<string> GetTokenAsync(TokenAudience audience, string? refused, CancellationToken cancellationToken) => new("session");
}
