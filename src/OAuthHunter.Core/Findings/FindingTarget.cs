namespace OAuthHunter.Findings;

/// <summary>What a finding is about, in all the names it goes by.</summary>
public sealed record FindingTarget(TargetKind Kind, string Id, string Name)
{
    public string? AppId { get; init; }

    public string? ServicePrincipalId { get; init; }

    /// <summary>Keys of the target itself; detections add actors and addresses with <c>finding with { Subjects = … }</c>.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];
}
