namespace OAuthHunter.Model;

/// <summary>A Conditional Access policy (Graph <c>conditionalAccessPolicy</c>).</summary>
public sealed record ConditionalAccessPolicy : EvidenceRecord
{
    public string? Id { get; init; }
    public string? DisplayName { get; init; }

    /// <summary>enabled, disabled or enabledForReportingButNotEnforced.</summary>
    public string? State { get; init; }

    /// <summary>The template that it was made from; Microsoft-managed policies have one too.</summary>
    public string? TemplateId { get; init; }
    public DateTimeOffset? CreatedDateTime { get; init; }
    public DateTimeOffset? ModifiedDateTime { get; init; }
    public ConditionalAccessConditions? Conditions { get; init; }
    public ConditionalAccessGrantControls? GrantControls { get; init; }

    /// <summary>Null without any, or when the export lacks them.</summary>
    public ConditionalAccessSessionControls? SessionControls { get; init; }
}
