using System.Net;
using System.Text.RegularExpressions;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using OAuthHunter.Networking;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>Whether an outbound connector hands mail to a host that is neither the organisation's own nor a known product's.</summary>
internal static class OutboundDiversion
{
    private static readonly Regex WizardName = new(@"^Outbound to [0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Made by the hybrid wizard or carried over by Microsoft.</summary>
    public static bool IsHybrid(OutboundConnector connector) =>
        Is(connector.ConnectorSource, "HybridWizard") || Is(connector.ConnectorSource, "Migrated") || (WizardName.IsMatch(connector.Name ?? string.Empty) && Is(connector.ConnectorType, "OnPremises"));

    /// <summary>The product whose hosts or TLS domain it names, or null.</summary>
    public static MailGateway? Product(OutboundConnector connector) => MailGateways.MatchDomain((connector.SmartHosts ?? []).Append(connector.TlsDomain));

    /// <summary>Smart hosts that nothing in the evidence explains.</summary>
    public static IReadOnlyList<string> StrangeHosts(OutboundConnector connector, TenantIdentity tenant) => connector.UseMXRecord == true
        ? []
        : [.. (connector.SmartHosts ?? []).Select(host => host.Trim().Trim('[', ']')).Where(host => host.Length > 0 && IsStrange(host, tenant))];

    /// <summary>Whether it takes more than the mail for a named partner.</summary>
    public static bool IsBroad(OutboundConnector connector) =>
        connector.RouteAllMessagesViaOnPremises == true || connector.AllAcceptedDomains == true
        || (connector.RecipientDomains ?? []).Any(domain => domain.Trim() is "*" or "*.*");

    /// <summary>Whether TLS is not demanded or the host's name is not checked.</summary>
    public static bool IsWeakTls(OutboundConnector connector) =>
        connector.TlsSettings is { } tls && (tls.Trim().Length == 0 || Is(tls, "EncryptionOnly") || Is(tls, "None") || Is(tls, "Opportunistic"));

    // Without the tenant's domains nothing can be told to be foreign but a public address.
    private static bool IsStrange(string host, TenantIdentity tenant) => IPAddress.TryParse(host, out _)
        ? IpRange.Parse(host) is { IsPrivate: false }
        : tenant.OwnsHost(host) == false && MailGateways.MatchDomain([host]) is null && !host.EndsWith(".mail.protection.outlook.com", StringComparison.OrdinalIgnoreCase);

    private static bool Is(string? value, string expected) => string.Equals(value?.Trim(), expected, StringComparison.OrdinalIgnoreCase);
}
