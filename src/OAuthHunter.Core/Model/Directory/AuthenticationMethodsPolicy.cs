namespace OAuthHunter.Model;

/// <summary>Which authentication methods the tenant allows (Graph <c>authenticationMethodsPolicy</c>; some properties are beta only).</summary>
public sealed record AuthenticationMethodsPolicy : EvidenceRecord
{
    public string? Id { get; init; }

    /// <summary>preMigration, migrationInProgress or migrationComplete; null when the export lacks it.</summary>
    public string? PolicyMigrationState { get; init; }

    /// <summary>default, enabled or disabled; beta only.</summary>
    public string? ReportSuspiciousActivityState { get; init; }

    /// <summary>Whether the strongest registered method is asked for first: default, enabled or disabled; beta only.</summary>
    public string? SystemCredentialPreferencesState { get; init; }
    public DateTimeOffset? LastModifiedDateTime { get; init; }

    /// <summary>One per method; null when the export lacks them.</summary>
    public IReadOnlyList<AuthenticationMethodConfiguration>? Configurations { get; init; }
}
