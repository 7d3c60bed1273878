namespace OAuthHunter.Findings;

/// <summary>How sure a finding is, given the evidence at hand. Missing logs lower this, never the severity.</summary>
public enum Confidence
{
    /// <summary>A hint.</summary>
    Low,

    /// <summary>Probably so; some evidence is missing or has another reading.</summary>
    Medium,

    /// <summary>The evidence shows it.</summary>
    High,
}
