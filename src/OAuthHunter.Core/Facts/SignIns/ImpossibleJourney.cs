using OAuthHunter.Findings;

namespace OAuthHunter.Facts.SignIns;

/// <summary>Two successful sign-ins of one user that no traveller could make.</summary>
public sealed record ImpossibleJourney
{
    public required string User { get; init; }

    public required DateTimeOffset DepartedAt { get; init; }

    public required DateTimeOffset ArrivedAt { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public required string FromAddress { get; init; }

    public required string ToAddress { get; init; }

    /// <summary>Great-circle distance less the uncertainty of both places, in km.</summary>
    public required double Kilometers { get; init; }

    /// <summary>Speed over that distance, in km/h.</summary>
    public required double KilometersPerHour { get; init; }

    /// <summary>The second country was never seen for this user before.</summary>
    public bool IsNewCountry { get; init; }

    /// <summary>The second device or user agent was never seen for this user before.</summary>
    public bool IsNewDevice { get; init; }

    /// <summary>True when the second sign-in took one factor; null when the log cannot tell.</summary>
    public bool? WasSingleFactor { get; init; }

    public required IReadOnlyList<EvidenceItem> Evidence { get; init; }
}
