namespace OAuthHunter.Facts.MailVolume;

/// <summary>By what outbound mail is told apart.</summary>
public enum OutboundSourceKind
{
    /// <summary>All that left.</summary>
    Tenant,

    /// <summary>What came in by a connector and left again.</summary>
    Connector,

    /// <summary>What left with senders of one domain.</summary>
    SenderDomain,
}
