#if NET
using Azure.Core;
using OAuthHunter.Hosting;
using OAuthHunter.Providers.Http;

namespace OAuthHunter.Providers.Identity;

/// <summary>Tokens of a credential, one per service, kept in memory until shortly before they expire.</summary>
internal sealed class CredentialTokenSource(TokenCredential graph, TokenCredential exchange, CloudEndpoints endpoints) : IAccessTokenSource
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Dictionary<TokenAudience, AccessToken> tokens = [];

    public bool CanGet(TokenAudience audience) => true;

    public async ValueTask<string> GetTokenAsync(TokenAudience audience, string? refused, CancellationToken cancellationToken)
    {
        // One at a time: a person must not be asked twice because two listings start together.
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (tokens.TryGetValue(audience, out var known) && known.Token != refused && known.ExpiresOn > DateTimeOffset.UtcNow + Margin)
            {
                return known.Token;
            }

            var credential = audience == TokenAudience.Graph ? graph : exchange;
            var fresh = await credential.GetTokenAsync(new TokenRequestContext([endpoints.ScopeOf(audience)]), cancellationToken).ConfigureAwait(false);
            tokens[audience] = fresh;
            return fresh.Token;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The library's exception is not passed on: its type belongs to a private load context, and its text is scrubbed first.
            throw new ConnectionException(
                exception.GetType().Name == "CredentialUnavailableException" ? ConnectionFailure.CredentialUnusable : ConnectionFailure.AuthenticationFailed,
                $"Signing in failed: {Secrets.Scrub(Explain(exception))}",
                "Check tenant, client id and credential, and that the sign-in service can be reached.");
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The library's outer exception says that it failed, an inner one why.</summary>
    private static string Explain(Exception exception) =>
        exception.InnerException is { } inner && !exception.Message.Contains(inner.Message, StringComparison.Ordinal) ? $"{exception.Message.Trim()} {Explain(inner)}" : exception.Message;
}
#endif
