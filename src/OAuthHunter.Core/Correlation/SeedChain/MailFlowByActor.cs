using OAuthHunter.Facts;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Correlation.SeedChain;

/// <summary>Connectors and header-stripping rules by the key of whoever made them, in the order they were made.</summary>
internal sealed class MailFlowByActor
{
    private readonly ILookup<string, ConnectorHistory> connectors;
    private readonly ILookup<string, TransportRuleHistory> headerRules;

    public MailFlowByActor(TenantFacts facts)
    {
        connectors = By(facts, facts.MailFlow.InboundConnectors);
        headerRules = By(facts, facts.MailFlow.TransportRules.Where(StripsHeader));
    }

    /// <summary>Makers of connectors.</summary>
    public IEnumerable<string> ConnectorMakers => connectors.Select(group => group.Key);

    public IReadOnlyList<ConnectorHistory> Connectors(string key) => [.. connectors[key]];

    public IReadOnlyList<TransportRuleHistory> HeaderRules(string key) => [.. headerRules[key]];

    public bool HasChangesBy(AppProfile app) => connectors.Contains(KeyOf(app)) || headerRules.Contains(KeyOf(app));

    public static string KeyOf(AppProfile app) => "app:" + (app.AppId ?? app.ServicePrincipalId ?? app.Name).ToLowerInvariant();

    private static ILookup<string, T> By<T>(TenantFacts facts, IEnumerable<T> objects)
        where T : MailFlowObjectHistory => objects
            .OrderBy(made => made.CreatedAt)
            .ThenBy(made => made.Name, StringComparer.Ordinal)
            .Select(made => (Made: made, Key: ActorIdentity.Key(facts, made.CreatedBy)))
            .Where(pair => pair.Key is not null)
            .ToLookup(pair => pair.Key!, pair => pair.Made, StringComparer.Ordinal);

    private static bool StripsHeader(TransportRuleHistory rule) =>
        TransportRuleHeaders.Find(rule.Rule.RemoveHeader) is { Group: "seed-2022" or "related" };
}
