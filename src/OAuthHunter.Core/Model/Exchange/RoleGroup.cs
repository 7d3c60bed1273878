namespace OAuthHunter.Model;

/// <summary>An Exchange role group with its members (<c>Get-RoleGroup</c>).</summary>
public sealed record RoleGroup : EvidenceRecord
{
    public string? Identity { get; init; }
    public string? Name { get; init; }
    public IReadOnlyList<string>? Roles { get; init; }

    /// <summary>Members as Exchange shows them: names, ids or DNs; null when not captured.</summary>
    public IReadOnlyList<string>? Members { get; init; }
}
