namespace OAuthHunter.Model;

/// <summary>The right to send as somebody (<c>Get-RecipientPermission</c>).</summary>
public sealed record RecipientPermission : EvidenceRecord
{
    public string? Identity { get; init; }
    public string? Trustee { get; init; }
    public IReadOnlyList<string>? AccessRights { get; init; }
    public string? AccessControlType { get; init; }
    public bool? IsInherited { get; init; }
}
