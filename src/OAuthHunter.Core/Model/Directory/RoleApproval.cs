namespace OAuthHunter.Model;

/// <summary>Whether an activation waits for somebody.</summary>
public sealed record RoleApproval
{
    public bool? IsApprovalRequired { get; init; }
}
