using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

internal sealed class OutboundConnectorKind : MailFlowKind<OutboundConnector, OutboundConnectorHistory>
{
    public override string Noun => "OutboundConnector";

    public override EntitySet Set => EntitySets.OutboundConnectors;

    public override string? NameOf(OutboundConnector model) => model.Name ?? ObjectIdentity.Parse(model.Identity).Name;

    public override string? GuidOf(OutboundConnector model) => ObjectIdentity.GuidOf(model.Guid);

    public override DateTimeOffset? CreatedAt(OutboundConnector model) => model.WhenCreated;

    public override DateTimeOffset? ChangedAt(OutboundConnector model) => model.WhenChanged ?? model.WhenCreated;

    public override OutboundConnector Rebuild(MailFlowLife<OutboundConnector> life)
    {
        // A new connector is on unless it says otherwise; of one whose creation was not seen, nothing is assumed.
        var model = new OutboundConnector { Enabled = life.Creation is null ? null : true, Origin = life.Events[life.Events.Count - 1].Record.Origin };
        foreach (var change in life.Effective.Where(change => !change.IsRemoval))
        {
            ParameterApplier<OutboundConnector>.Apply(model, change.Parameters);
        }

        return model with { Name = life.Name, Identity = life.Name };
    }

    public override OutboundConnectorHistory ToHistory(MailFlowLife<OutboundConnector> life, OutboundConnector model, bool isGone) => new()
    {
        Name = life.Name,
        PreviousNames = life.PreviousNames,
        Connector = model,
        Listed = life.Living,
        Events = life.Events,
        CreatedAt = life.Creation?.Time ?? model.WhenCreated,
        CreatedBy = life.Creation?.Actor,
        RemovedAt = life.Removal?.Time,
        RemovedBy = life.Removal?.Actor,
        IsPresent = life.Living is not null,
        IsGone = isGone,
        Gaps = life.Gaps,
        Evidence = EvidenceOf(life),
    };

    protected override string Describe(OutboundConnector model) => string.Join(", ", new[]
    {
        model.Enabled == false ? "disabled" : null,
        $"type {model.ConnectorType ?? "not told"}",
        model.ConnectorSource is { } source ? $"source {source}" : null,
        model.SmartHosts is { Count: > 0 } hosts ? $"smart hosts {string.Join(" ", hosts)}" : null,
        model.RecipientDomains is { Count: > 0 } domains ? $"recipient domains {string.Join(" ", domains)}" : null,
        model.RouteAllMessagesViaOnPremises == true ? "all mail by way of the own servers" : null,
        model.IsTransportRuleScoped == true ? "used by rules" : null,
        $"TLS {model.TlsSettings ?? "not demanded"}",
    }.OfType<string>());
}
