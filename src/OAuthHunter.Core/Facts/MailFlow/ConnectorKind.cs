using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

internal sealed class ConnectorKind : MailFlowKind<InboundConnector, ConnectorHistory>
{
    public override string Noun => "InboundConnector";

    public override EntitySet Set => EntitySets.InboundConnectors;

    public override string? NameOf(InboundConnector model) => model.Name ?? ObjectIdentity.Parse(model.Identity).Name;

    public override string? GuidOf(InboundConnector model) => ObjectIdentity.GuidOf(model.Guid);

    public override DateTimeOffset? CreatedAt(InboundConnector model) => model.WhenCreated;

    public override DateTimeOffset? ChangedAt(InboundConnector model) => model.WhenChanged ?? model.WhenCreated;

    public override InboundConnector Rebuild(MailFlowLife<InboundConnector> life)
    {
        // A new connector is on unless it says otherwise; of one whose creation was not seen, nothing is assumed.
        var model = new InboundConnector { Enabled = life.Creation is null ? null : true, Origin = life.Events[life.Events.Count - 1].Record.Origin };
        foreach (var change in life.Effective.Where(change => !change.IsRemoval))
        {
            ParameterApplier<InboundConnector>.Apply(model, change.Parameters);
        }

        return model with { Name = life.Name, Identity = life.Name };
    }

    public override ConnectorHistory ToHistory(MailFlowLife<InboundConnector> life, InboundConnector model, bool isGone) => new()
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

    protected override string Describe(InboundConnector model) => string.Join(", ", new[]
    {
        model.Enabled == false ? "disabled" : null,
        $"type {model.ConnectorType ?? "not told"}",
        model.ConnectorSource is { } source ? $"source {source}" : null,
        model.SenderIPAddresses is { Count: > 0 } addresses ? $"addresses {string.Join(" ", addresses)}" : null,
        model.SenderDomains is { Count: > 0 } domains ? $"domains {string.Join(" ", domains)}" : null,
        model.RequireTls is { } tls ? $"RequireTls {tls}" : null,
        model.TlsSenderCertificateName is { } certificate ? $"certificate {certificate}" : null,
    }.OfType<string>());
}
