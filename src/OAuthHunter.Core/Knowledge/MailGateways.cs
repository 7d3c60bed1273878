namespace OAuthHunter.Knowledge;

/// <summary>Gateways, signature and encryption products that make connectors legitimately.</summary>
public static class MailGateways
{
    private static readonly Lazy<IReadOnlyList<MailGateway>> Table = new(() => [.. KnowledgeTable.Load("legit-mail-gateways.csv").Select(row => new MailGateway(
        row["vendor"],
        List(row["usual_connector_names"]),
        [.. List(row["domains"]).Where(domain => domain.IndexOf('.') > 0)],
        row["usual_shape"]))]);

    public static IReadOnlyList<MailGateway> All => Table.Value;

    /// <summary>
    /// The product that a connector seems to belong to, by the domains in its certificate or hosts, else by its name; null when
    /// none fits. A name alone proves nothing: an intruder can copy it, so <see cref="MatchDomain"/> is the stronger reading.
    /// </summary>
    public static MailGateway? Match(string? connectorName, IEnumerable<string?> domains) => MatchDomain(domains) ?? MatchName(connectorName);

    /// <summary>The product whose domain one of the names falls under, or null.</summary>
    public static MailGateway? MatchDomain(IEnumerable<string?> names)
    {
        var hosts = names.OfType<string>().Select(name => name.Trim().TrimStart('*').TrimStart('.').ToLowerInvariant()).ToList();
        return All.FirstOrDefault(gateway => gateway.Domains.Any(domain => hosts.Any(host =>
            host == domain || host.EndsWith("." + domain, StringComparison.Ordinal))));
    }

    private static MailGateway? MatchName(string? connectorName) => connectorName is null
        ? null
        : All.FirstOrDefault(gateway => gateway.ConnectorNames.Any(name => connectorName.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0));

    // "Inbound from <guid>", "[SEPPmail.cloud] …" and "vendor name" are shapes; what stands before the variable part is compared.
    private static IReadOnlyList<string> List(string cell) =>
        [.. cell.Split([';', '/'], StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('<', '…')[0].Trim())
            .Where(part => part.Length > 5 && !part.StartsWith("vendor", StringComparison.OrdinalIgnoreCase))];
}
