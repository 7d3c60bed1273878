namespace OAuthHunter.Model;

/// <summary>Whether security defaults are on (Graph <c>identitySecurityDefaultsEnforcementPolicy</c>).</summary>
public sealed record SecurityDefaultsPolicy : EvidenceRecord
{
    public string? Id { get; init; }
    public bool? IsEnabled { get; init; }
}
