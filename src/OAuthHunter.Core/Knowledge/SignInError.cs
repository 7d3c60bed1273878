namespace OAuthHunter.Knowledge;

/// <summary>An AADSTS error code, read for what it says about the password.</summary>
public sealed record SignInError
{
    public required int Code { get; init; }

    public required string Name { get; init; }

    public required string Phase { get; init; }

    /// <summary>success, failure, interrupt …</summary>
    public required string OutcomeKind { get; init; }

    /// <summary>Whether the password was right; null when the code does not tell.</summary>
    public bool? PasswordWasValid { get; init; }

    public required string Meaning { get; init; }
}
