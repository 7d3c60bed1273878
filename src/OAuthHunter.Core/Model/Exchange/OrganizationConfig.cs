namespace OAuthHunter.Model;

/// <summary>Exchange organisation settings (<c>Get-OrganizationConfig</c>).</summary>
public sealed record OrganizationConfig : EvidenceRecord
{
    public string? Identity { get; init; }
    public string? Name { get; init; }
    public bool? AuditDisabled { get; init; }
    public bool? RejectDirectSend { get; init; }
    public bool? EwsEnabled { get; init; }

    /// <summary>Application ids that may still use EWS; null when not captured (it takes <c>-RetrieveEwsOperationAccessPolicy</c>).</summary>
    public IReadOnlyList<string>? EwsAllowedAppIDs { get; init; }
    public bool? OAuth2ClientProfileEnabled { get; init; }
    public DateTimeOffset? WhenChanged { get; init; }
}
