using System.Text.RegularExpressions;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using OAuthHunter.Networking;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>What a connector's settings say about its purpose.</summary>
internal static class ConnectorShape
{
    private static readonly Regex WizardName = new(@"^Inbound from [0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Only this type lets its senders relay as the organisation.</summary>
    public static bool IsOnPremises(InboundConnector connector) => Is(connector.ConnectorType, "OnPremises");

    /// <summary>Made by the hybrid wizard or carried over by Microsoft.</summary>
    public static bool IsHybrid(InboundConnector connector) => Is(connector.ConnectorSource, "HybridWizard") || Is(connector.ConnectorSource, "Migrated");

    /// <summary>Named as the hybrid wizard names its connectors. A name can be copied.</summary>
    public static bool IsWizardName(string name) => WizardName.IsMatch(name);

    public static bool IsPartner(InboundConnector connector) => Is(connector.ConnectorType, "Partner");

    /// <summary>Whether it takes mail of any sender domain.</summary>
    public static bool IsOpenToAll(InboundConnector connector) =>
        connector.SenderDomains?.Any(domain => domain.Trim().StartsWith("smtp:*;", StringComparison.OrdinalIgnoreCase) || domain.Trim() is "*" or "smtp:*") == true;

    /// <summary>
    /// Whether a restriction is not in force: switched off, or never typed for a connector whose creation the log shows whole.
    /// Of a connector whose creation was not seen, what was not typed is not known.
    /// </summary>
    public static bool IsOff(ConnectorHistory history, bool? flag) =>
        flag == false || (flag is null && !history.IsPresent && history.Events.Any(change => change.IsCreation && change.Succeeded && !change.Record.IsDamaged));

    /// <summary>Only a holder of the named certificate can use it.</summary>
    public static bool IsBoundToCertificate(InboundConnector connector) => connector.RequireTls == true && !string.IsNullOrWhiteSpace(connector.TlsSenderCertificateName);

    /// <summary>The product that holds its certificate, or null. Stronger than <see cref="ProductByName"/>.</summary>
    public static MailGateway? ProductByCertificate(InboundConnector connector) =>
        MailGateways.MatchDomain(new[] { CertificateHost(connector.TlsSenderCertificateName) }.Concat(connector.TrustedOrganizations ?? []));

    /// <summary>Whether the certificate that it demands is for a domain of the organisation.</summary>
    public static bool HasOwnCertificate(InboundConnector connector, TenantIdentity tenant) =>
        CertificateHost(connector.TlsSenderCertificateName) is { Length: > 0 } host && tenant.OwnsHost(host.TrimStart('*').TrimStart('.')) == true;

    /// <summary>The product that its name points to, or null. An intruder can copy a name.</summary>
    public static MailGateway? ProductByName(string name) => MailGateways.Match(name, []);

    /// <summary>Sender addresses; those that cannot be read as addresses are left out.</summary>
    public static IReadOnlyList<IpRange> Addresses(InboundConnector connector) => IpRange.ParseAll(connector.SenderIPAddresses);

    /// <summary>Whether its addresses are all private, so that nobody on the internet can use it. False when one cannot be read.</summary>
    public static bool IsPrivateOnly(InboundConnector connector)
    {
        var texts = connector.SenderIPAddresses ?? [];
        return texts.Count > 0 && texts.All(text => IpRange.Parse(text) is { IsPrivate: true });
    }

    // A certificate is named by host or by subject: "CN=mail.example.com, O=…" after an issuer mark such as "<I>…<S>".
    private static string? CertificateHost(string? name)
    {
        var text = name ?? string.Empty;
        var start = text.LastIndexOf("CN=", StringComparison.OrdinalIgnoreCase);
        return start < 0 ? name : text.Substring(start + 3).Split(',')[0].Trim();
    }

    private static bool Is(string? value, string expected) => string.Equals(value?.Trim(), expected, StringComparison.OrdinalIgnoreCase);
}
