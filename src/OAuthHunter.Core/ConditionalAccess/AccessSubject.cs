namespace OAuthHunter.ConditionalAccess;

/// <summary>Who signs in, as policies see him.</summary>
public sealed record AccessSubject
{
    /// <summary>Object id.</summary>
    public required string Id { get; init; }

    /// <summary>Null when the account was not captured and nothing else tells.</summary>
    public ExternalUserKind? External { get; init; }

    /// <summary>Home tenant of a guest; null when not known.</summary>
    public string? ExternalTenantId { get; init; }

    /// <summary>Template ids of built-in roles that are active for the whole tenant: the only ones that role conditions match.</summary>
    public IReadOnlyList<string> ActiveRoles { get; init; } = [];

    /// <summary>Template ids of built-in roles for the whole tenant that he can activate.</summary>
    public IReadOnlyList<string> EligibleRoles { get; init; } = [];

    /// <summary>Stands for everybody of his kind: no policy names him, and he is in no group that one names.</summary>
    public bool IsAnybody { get; init; }

    /// <summary>Null when the setting was not captured.</summary>
    public PerUserMfa? PerUserMfa { get; init; }
}
