namespace OAuthHunter.Model;

/// <summary>Whether users can ask an administrator for consent (Graph <c>adminConsentRequestPolicy</c>).</summary>
public sealed record AdminConsentRequestPolicy : EvidenceRecord
{
    public bool? IsEnabled { get; init; }

    /// <summary>Who decides; null when not captured.</summary>
    public IReadOnlyList<ConsentReviewer>? Reviewers { get; init; }
}
