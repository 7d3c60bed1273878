namespace OAuthHunter.Providers.Identity;

/// <summary>Gives bearer tokens and keeps them in memory only.</summary>
internal interface IAccessTokenSource
{
    /// <summary>Whether there is a way to a token for that service.</summary>
    bool CanGet(TokenAudience audience);

    /// <summary>
    /// A token that is still good for some minutes. <paramref name="refused"/> is the token that the service has just
    /// refused, so that it is not given again where a new one can be had; null on the first call.
    /// </summary>
    ValueTask<string> GetTokenAsync(TokenAudience audience, string? refused, CancellationToken cancellationToken);
}
