namespace OAuthHunter.Model;

/// <summary>Who made a change, in whichever of its many forms the log named him.</summary>
public sealed record AuditActor
{
    /// <summary>The log does not say who it was.</summary>
    public static AuditActor Unknown { get; } = new();

    public AuditActorKind Kind { get; init; }

    /// <summary>Object id of the user or service principal.</summary>
    public string? Id { get; init; }

    public string? UserPrincipalName { get; init; }

    public string? DisplayName { get; init; }

    /// <summary>Application id, when an app acted or the client app is known.</summary>
    public string? AppId { get; init; }

    public string? ServicePrincipalId { get; init; }

    public string? IPAddress { get; init; }

    public string? UserAgent { get; init; }

    /// <summary>One name for people: UPN, display name, app id or object id, whichever is known first.</summary>
    public string Name => UserPrincipalName ?? DisplayName ?? AppId ?? ServicePrincipalId ?? Id ?? "unknown";

    /// <summary>A key that is equal for the same actor in different logs; null when nothing identifies him.</summary>
    public string? Key => (Kind == AuditActorKind.Application ? AppId ?? ServicePrincipalId ?? Id : UserPrincipalName ?? Id)?.ToLowerInvariant();

    public override string ToString() => Name;
}
