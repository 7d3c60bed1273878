using OAuthHunter.Facts.Apps;

namespace OAuthHunter.Facts.Consents;

/// <summary>Several users who consented to one app within a short time.</summary>
public sealed record ConsentWave
{
    public required AppProfile App { get; init; }

    public DateTimeOffset Start { get; init; }

    public DateTimeOffset End { get; init; }

    /// <summary>Names of the users, each once, in order.</summary>
    public required IReadOnlyList<string> Users { get; init; }

    /// <summary>The consents, in time order.</summary>
    public required IReadOnlyList<AppEvent> Consents { get; init; }

    public override string ToString()
    {
        var span = End - Start;
        return $"{Users.Count} users in {(span.TotalHours >= 1 ? $"{Math.Ceiling(span.TotalHours):0} h" : $"{Math.Max(1, Math.Ceiling(span.TotalMinutes)):0} min")}";
    }
}
