namespace OAuthHunter.Model;

/// <summary>What may leave: forwarding, limits and alarms (<c>Get-HostedOutboundSpamFilterPolicy</c>).</summary>
public sealed record HostedOutboundSpamFilterPolicy : EvidenceRecord
{
    public string? Identity { get; init; }
    public string? Name { get; init; }
    public bool? IsDefault { get; init; }

    /// <summary>Automatic (off today), Off or On.</summary>
    public string? AutoForwardingMode { get; init; }
    public int? RecipientLimitExternalPerHour { get; init; }
    public int? RecipientLimitInternalPerHour { get; init; }
    public int? RecipientLimitPerDay { get; init; }

    /// <summary>BlockUser, BlockUserForToday or Alert.</summary>
    public string? ActionWhenThresholdReached { get; init; }
    public bool? NotifyOutboundSpam { get; init; }
    public IReadOnlyList<string>? NotifyOutboundSpamRecipients { get; init; }
    public DateTimeOffset? WhenChanged { get; init; }
}
