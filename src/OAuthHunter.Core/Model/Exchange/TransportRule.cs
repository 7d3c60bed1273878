namespace OAuthHunter.Model;

/// <summary>A mail flow rule (<c>Get-TransportRule</c>).</summary>
public sealed record TransportRule : EvidenceRecord
{
    public string? Identity { get; init; }
    public string? Guid { get; init; }
    public string? Name { get; init; }

    /// <summary>Enabled or Disabled.</summary>
    public string? State { get; init; }

    /// <summary>Enforce, Audit or AuditAndNotify.</summary>
    public string? Mode { get; init; }
    public int? Priority { get; init; }

    /// <summary>True when no later rule acts on a message that this one acted on.</summary>
    public bool? StopRuleProcessing { get; init; }
    public string? Comments { get; init; }
    public string? Description { get; init; }

    /// <summary>The one header that the rule takes off.</summary>
    public string? RemoveHeader { get; init; }
    public string? SetHeaderName { get; init; }
    public string? SetHeaderValue { get; init; }
    public string? SetSCL { get; init; }
    public IReadOnlyList<string>? RedirectMessageTo { get; init; }
    public IReadOnlyList<string>? BlindCopyTo { get; init; }
    public IReadOnlyList<string>? CopyTo { get; init; }
    public IReadOnlyList<string>? AddToRecipients { get; init; }
    public bool? DeleteMessage { get; init; }
    public bool? Quarantine { get; init; }
    public string? RouteMessageOutboundConnector { get; init; }
    public string? ApplyHtmlDisclaimerText { get; init; }
    public string? PrependSubject { get; init; }
    public string? FromScope { get; init; }
    public string? SentToScope { get; init; }
    public IReadOnlyList<string>? SenderDomainIs { get; init; }
    public IReadOnlyList<string>? SenderIpRanges { get; init; }
    public IReadOnlyList<string>? From { get; init; }
    public string? HeaderContainsMessageHeader { get; init; }
    public string? HeaderMatchesMessageHeader { get; init; }
    public IReadOnlyList<string>? SubjectContainsWords { get; init; }
    public IReadOnlyList<string>? Conditions { get; init; }
    public IReadOnlyList<string>? Exceptions { get; init; }
    public IReadOnlyList<string>? Actions { get; init; }
    public string? CreatedBy { get; init; }
    public string? LastModifiedBy { get; init; }
    public DateTimeOffset? ActivationDate { get; init; }
    public DateTimeOffset? ExpiryDate { get; init; }
    public DateTimeOffset? WhenChanged { get; init; }
}
