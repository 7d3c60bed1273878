namespace OAuthHunter.Model;

/// <summary>Whose word on mail that passed through them is taken (<c>Get-ArcConfig</c>).</summary>
public sealed record ArcConfig : EvidenceRecord
{
    public string? Identity { get; init; }

    /// <summary>Domains whose ARC seals are trusted.</summary>
    public IReadOnlyList<string>? ArcTrustedSealers { get; init; }
}
