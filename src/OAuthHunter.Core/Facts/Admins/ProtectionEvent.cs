using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Admins;

/// <summary>One change to the protection of an account or of all accounts, as either log tells it.</summary>
public sealed record ProtectionEvent
{
    public required ProtectionEventKind Kind { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required AuditActor Actor { get; init; }

    /// <summary>Object id of the user it is about; null when the log does not tell, or when it is about all.</summary>
    public string? TargetId { get; init; }

    /// <summary>UPN of the user it is about.</summary>
    public string? TargetUpn { get; init; }

    /// <summary>The method in the log's words; null when it does not tell.</summary>
    public string? Method { get; init; }

    /// <summary>Telephone numbers written, digits only.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    /// <summary>Address ranges, or certificate authorities, that were not there before.</summary>
    public IReadOnlyList<string> Added { get; init; } = [];

    /// <summary>How long a Temporary Access Pass lasts.</summary>
    public TimeSpan? PassLifetime { get; init; }

    /// <summary>Whether a Temporary Access Pass can be used more than once; null when the log does not tell.</summary>
    public bool? IsPassReusable { get; init; }

    public required EvidenceItem Evidence { get; init; }

    /// <summary>The name under which sign-ins and administrators are looked up.</summary>
    public string? TargetKey => TargetUpn ?? TargetId;

    /// <summary>Whether the user did it to himself.</summary>
    public bool IsOwnDoing => Actor.Kind == AuditActorKind.User
        && ((Actor.UserPrincipalName is { } upn && string.Equals(upn, TargetUpn, StringComparison.OrdinalIgnoreCase))
            || (Actor.Id is { } id && string.Equals(id, TargetId, StringComparison.OrdinalIgnoreCase)));
}
