namespace OAuthHunter.Model;

/// <summary>Who may activate membership or ownership of a group (Graph <c>privilegedAccessGroupEligibilityScheduleInstance</c>; PIM for groups).</summary>
public sealed record GroupEligibility : EvidenceRecord
{
    public string? Id { get; init; }
    public string? GroupId { get; init; }
    public string? PrincipalId { get; init; }

    /// <summary>member or owner.</summary>
    public string? AccessId { get; init; }
    public DateTimeOffset? StartDateTime { get; init; }
    public DateTimeOffset? EndDateTime { get; init; }
}
