using OAuthHunter.Model;

namespace OAuthHunter.Suppression;

/// <summary>
/// A finding that somebody answers for until a day: which detections, about what, why, who and how long. Made by
/// <see cref="AllowListParser"/>, which refuses one that lacks a part.
/// </summary>
public sealed record AllowListEntry
{
    /// <summary>Detection ids; wildcards (* and ?) are fine.</summary>
    public required IReadOnlyList<string> DetectionIds { get; init; }

    /// <summary>Target id, name, application id or service principal id; wildcards are fine, and * is every target.</summary>
    public required string Target { get; init; }

    public required string Reason { get; init; }

    /// <summary>Who answers for it.</summary>
    public required string Owner { get; init; }

    /// <summary>The moment from which on it is void (UTC). A day without a time counts to its end.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>File and line, or the object's number, for messages.</summary>
    public string? Origin { get; init; }

    public override string ToString() => $"{string.Join(", ", DetectionIds)} for {Target} until {Expires.AddTicks(-1).AsDay()}, {Owner}: {Reason}";
}
