using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the output of Get-HostedOutboundSpamFilterPolicy.</summary>
public static class HostedOutboundSpamFilterPolicyMapper
{
    public static HostedOutboundSpamFilterPolicy Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Identity = row.Text("Identity", "Id"),
        Name = row.Text("Name"),
        IsDefault = row.Flag("IsDefault"),
        AutoForwardingMode = row.Text("AutoForwardingMode"),
        RecipientLimitExternalPerHour = row.Integer("RecipientLimitExternalPerHour"),
        RecipientLimitInternalPerHour = row.Integer("RecipientLimitInternalPerHour"),
        RecipientLimitPerDay = row.Integer("RecipientLimitPerDay"),
        ActionWhenThresholdReached = row.Text("ActionWhenThresholdReached"),
        NotifyOutboundSpam = row.Flag("NotifyOutboundSpam"),
        NotifyOutboundSpamRecipients = ExchangeValues.List(row, "NotifyOutboundSpamRecipients"),
        BccSuspiciousOutboundMail = row.Flag("BccSuspiciousOutboundMail"),
        BccSuspiciousOutboundAdditionalRecipients = ExchangeValues.List(row, "BccSuspiciousOutboundAdditionalRecipients"),
        WhenChanged = ExchangeValues.Time(row, "WhenChanged"),
    };
}
