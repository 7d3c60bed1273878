namespace OAuthHunter.Model;

/// <summary>What the tenant's own mailboxes may send (<c>Get-HostedOutboundSpamFilterPolicy</c>).</summary>
public sealed record HostedOutboundSpamFilterPolicy : EvidenceRecord
{
    public string? Identity { get; init; }
    public string? Name { get; init; }
    public bool? IsDefault { get; init; }

    /// <summary>Automatic, On or Off. Automatic means off today.</summary>
    public string? AutoForwardingMode { get; init; }

    /// <summary>Recipients outside that a sender may reach in an hour; 0 is the service's own limit.</summary>
    public int? RecipientLimitExternalPerHour { get; init; }

    /// <summary>Recipients inside that a sender may reach in an hour; 0 is the service's own limit.</summary>
    public int? RecipientLimitInternalPerHour { get; init; }

    /// <summary>Recipients that a sender may reach in a day; 0 is the service's own limit.</summary>
    public int? RecipientLimitPerDay { get; init; }

    /// <summary>Alert, BlockUser or BlockUserForToday.</summary>
    public string? ActionWhenThresholdReached { get; init; }

    public bool? NotifyOutboundSpam { get; init; }
    public IReadOnlyList<string>? NotifyOutboundSpamRecipients { get; init; }
    public bool? BccSuspiciousOutboundMail { get; init; }
    public IReadOnlyList<string>? BccSuspiciousOutboundAdditionalRecipients { get; init; }
    public DateTimeOffset? WhenChanged { get; init; }
}
