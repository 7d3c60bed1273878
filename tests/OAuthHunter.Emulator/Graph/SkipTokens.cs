using System.Collections.Concurrent;

namespace OAuthHunter.Emulator.Graph;

/// <summary>Opaque tokens that remember where a listing stands. Nobody can make one up; each stays good for a repeated read.</summary>
internal sealed class SkipTokens
{
    private readonly ConcurrentDictionary<string, (string Listing, int Position)> tokens = new(StringComparer.Ordinal);

    public string Issue(string listing, int position)
    {
        var token = "RFNwdAIAAQ" + Guid.NewGuid().ToString("N");
        tokens[token] = (listing, position);
        return token;
    }

    /// <summary>The position, if the token belongs to that listing.</summary>
    public int Redeem(string token, string listing) =>
        tokens.TryGetValue(token, out var found) && found.Listing == listing
            ? found.Position
            : throw new GraphException(400, "Directory_ExpiredPageToken", "The specified page token value has expired and can no longer be included in your request.");
}
