using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.SignIns;

/// <summary>Successful sign-ins of a watched account that share client, place and address within a quarter of an hour.</summary>
public sealed record AccountLogon
{
    /// <summary>UPN, lower case.</summary>
    public required string User { get; init; }

    public required DateTimeOffset Start { get; init; }

    public required DateTimeOffset End { get; init; }

    public required int Count { get; init; }

    public required string Address { get; init; }

    /// <summary>City and country, or what is known of them; null when the log does not tell.</summary>
    public string? Place { get; init; }

    public string? Country { get; init; }

    public string? AppId { get; init; }

    public string? AppName { get; init; }

    /// <summary>Null when the log does not tell.</summary>
    public bool? IsSingleFactor { get; init; }

    /// <summary>False for a token that was refreshed without the user.</summary>
    public required bool IsInteractive { get; init; }

    /// <summary>The account had signed in before, and never from this network or autonomous system, which is no door that many share.</summary>
    public bool IsNewNetwork { get; init; }

    /// <summary>The account had signed in before, and never from this country.</summary>
    public bool IsNewCountry { get; init; }

    /// <summary>Where the first of them is written.</summary>
    public required EvidenceOrigin Origin { get; init; }

    public bool FromUnifiedAuditLog { get; init; }

    /// <summary>App for people.</summary>
    public string App => AppName ?? AppId ?? "an app that the log does not name";

    /// <summary>Address and place for people.</summary>
    public string Where => Place is null ? Address : $"{Address} ({Place})";

    /// <summary>The row that a finding shows.</summary>
    public EvidenceItem ToEvidence() => new()
    {
        EntitySet = (FromUnifiedAuditLog ? EntitySets.UnifiedAuditLog : EntitySets.SignIns).Name,
        Time = Start,
        Description = $"{User} signed in to {App} from {Where}{Factor}{(Count == 1 ? string.Empty : $", {Count} times until {End.AsClock()}")}",
        Origin = Origin.ToString(),
    };

    private string Factor => IsSingleFactor switch { true => " with one factor", false => " with MFA", _ => string.Empty };
}
