namespace OAuthHunter.Providers.Json;

/// <summary>
/// Gives one text for equal texts, as far as it remembers: listings repeat the same ids and words by the hundred thousand. Of fixed
/// size; a text that falls on another's place takes it. Threads may share one.
/// </summary>
internal sealed class TextPool
{
    private const int Places = 1 << 17;
    private const int LongestText = 256;

    private readonly string?[] texts = new string?[Places];

    /// <summary>Lets go of all texts: what was read keeps its own, and the connection lives on.</summary>
    public void Forget() => Array.Clear(texts, 0, texts.Length);

    public string? Share(string? text)
    {
        if (text is null || text.Length > LongestText)
        {
            return text;
        }

        var hash = 17;
        foreach (var character in text)
        {
            hash = unchecked((hash * 31) + character);
        }

        ref var place = ref texts[(hash ^ (hash >> 15)) & (Places - 1)];
        var known = place;
        if (known is not null && string.Equals(known, text, StringComparison.Ordinal))
        {
            return known;
        }

        place = text;
        return text;
    }
}
