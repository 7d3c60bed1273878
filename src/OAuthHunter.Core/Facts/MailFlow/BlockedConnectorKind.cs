using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>Connectors that Microsoft has blocked. Who removes the block is logged; who set it is not, for it is the service.</summary>
internal sealed class BlockedConnectorKind()
    : ListedKind<BlockedConnector>(MailFlowObjectKind.BlockedConnector, EntitySets.BlockedConnectors, blocked => blocked.Name ?? blocked.ConnectorId, "BlockedConnector")
{
    public override bool AlwaysExists => true;

    public override IReadOnlyList<ObjectIdentity> Identify(MailFlowEvent change) =>
        ExchangeOperationReader.Parameter(change, "ConnectorId") is { Length: > 0 } text ? [ObjectIdentity.Parse(text)] : base.Identify(change);
}
