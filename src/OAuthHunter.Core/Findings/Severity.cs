namespace OAuthHunter.Findings;

/// <summary>How bad it is if the finding is true. How sure we are is <see cref="Confidence"/>.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Weak on its own.</summary>
    Low,

    /// <summary>Look at it this week.</summary>
    Medium,

    /// <summary>Look at it today.</summary>
    High,

    /// <summary>Act now.</summary>
    Critical,
}
