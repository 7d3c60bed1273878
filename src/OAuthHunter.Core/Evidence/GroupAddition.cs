using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Evidence;

/// <summary>Somebody was made a member of a group, as an audit log tells.</summary>
public sealed record GroupAddition
{
    /// <summary>Object id of the group; null where the record has its name alone.</summary>
    public string? GroupId { get; init; }

    public string? GroupName { get; init; }

    /// <summary>UPN of the member, else his name or id.</summary>
    public required string Member { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required AuditActor Actor { get; init; }

    public required EvidenceItem Evidence { get; init; }
}
