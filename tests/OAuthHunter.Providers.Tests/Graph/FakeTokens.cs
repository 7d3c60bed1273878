using OAuthHunter.Providers.Identity;

namespace OAuthHunter.Providers.Tests.Graph;

/// <summary>Tokens that are easy to find again where they must not be.</summary>
internal sealed class FakeTokens(string token = FakeTokens.Secret) : IAccessTokenSource
{
    public const string Secret = "eyJhbGciOiJub25lIn0.VERYSECRETTOKEN.signature";

    public string? Fresh { get; init; }

    public bool CanGet(TokenAudience audience) => true;

    public ValueTask<string> GetTokenAsync(TokenAudience audience, string? refused, CancellationToken cancellationToken) =>
        new(refused is null ? token : Fresh ?? token);
}
