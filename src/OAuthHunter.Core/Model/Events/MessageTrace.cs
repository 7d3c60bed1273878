namespace OAuthHunter.Model;

/// <summary>
/// One message on its way to one recipient, or several (<c>Get-MessageTraceV2</c>, <c>Get-MessageTrace</c>, Graph's message trace,
/// historical search, Defender's EmailEvents). Subjects are not taken: nothing in a hunt needs them.
/// </summary>
public sealed record MessageTrace : EvidenceRecord
{
    /// <summary>Network message id: one per message.</summary>
    public string? MessageTraceId { get; init; }
    public string? MessageId { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? Received { get; init; }

    /// <summary>Sender as shown (P2), where the source tells the two apart.</summary>
    public string? SenderAddress { get; init; }

    /// <summary>Sender of the envelope (P1); null where the source does not tell it apart.</summary>
    public string? ReturnPath { get; init; }

    /// <summary>Recipient; several are separated by semicolons.</summary>
    public string? RecipientAddress { get; init; }

    /// <summary>Delivered, Failed, FilteredAsSpam, Quarantined … as the source spells it.</summary>
    public string? Status { get; init; }

    /// <summary>Where it came from; empty for mail of the organisation's own mailboxes.</summary>
    public string? FromIP { get; init; }

    /// <summary>Where it was sent to; empty for mail that stayed in the organisation.</summary>
    public string? ToIP { get; init; }

    /// <summary>Connector that it came in by; null where the source does not tell.</summary>
    public string? ConnectorName { get; init; }

    /// <summary>Originating or Incoming; null where the source does not tell.</summary>
    public string? Directionality { get; init; }

    /// <summary>Step of its way, in extended reports only, which have a row a step.</summary>
    public string? EventId { get; init; }
}
