namespace OAuthHunter.Knowledge;

/// <summary>A product that makes connectors for good reasons.</summary>
/// <param name="Vendor">Its maker or name.</param>
/// <param name="ConnectorNames">How its connectors are usually called.</param>
/// <param name="Domains">Domains seen in its certificates and smart hosts.</param>
/// <param name="UsualShape">What its connectors look like.</param>
public sealed record MailGateway(string Vendor, IReadOnlyList<string> ConnectorNames, IReadOnlyList<string> Domains, string UsualShape);
