using OAuthHunter.Model;

namespace OAuthHunter.Hunting;

/// <summary>A credential of a suspicious app, as a responder needs to see it.</summary>
public sealed record SuspiciousCredential
{
    public required AppCredentialKind Kind { get; init; }

    /// <summary>ServicePrincipal or Application: the object that it has to be removed from.</summary>
    public required string Where { get; init; }

    public string? KeyId { get; init; }

    public string? DisplayName { get; init; }

    /// <summary>Days since it was added; null when not known.</summary>
    public double? AgeInDays { get; init; }

    public DateTimeOffset? AddedAt { get; init; }

    /// <summary>Who added it, if the audit log tells.</summary>
    public string? AddedBy { get; init; }

    public DateTimeOffset? EndDateTime { get; init; }

    /// <summary>When the app was last seen in use; the logs do not tell credentials apart. Null when not known.</summary>
    public DateTimeOffset? AppLastUsed { get; init; }

    /// <summary>False when only the audit log shows it.</summary>
    public bool IsInObjects { get; init; }

    public override string ToString() => $"{Kind} {DisplayName ?? KeyId} ({Where})";
}
