namespace OAuthHunter.Knowledge;

/// <summary>A user agent that names a tool.</summary>
/// <param name="Pattern">The text to look for.</param>
/// <param name="Match">contains, startswith, equals or fingerprint.</param>
/// <param name="Meaning">What it is.</param>
/// <param name="Weight">high, medium, low or info.</param>
/// <param name="Logs">Where it counts: user, sp, audit.</param>
/// <param name="FalsePositives">Who else uses it.</param>
public sealed record UserAgent(string Pattern, string Match, string Meaning, string Weight, IReadOnlyList<string> Logs, string FalsePositives)
{
    public bool Matches(string userAgent) => Match switch
    {
        "contains" => userAgent.IndexOf(Pattern, StringComparison.OrdinalIgnoreCase) >= 0,
        "startswith" => userAgent.StartsWith(Pattern, StringComparison.OrdinalIgnoreCase),
        "equals" => string.Equals(userAgent, Pattern, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
