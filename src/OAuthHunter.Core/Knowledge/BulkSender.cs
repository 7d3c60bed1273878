namespace OAuthHunter.Knowledge;

/// <summary>A bulk mail provider.</summary>
/// <param name="Provider">Its name.</param>
/// <param name="SpfInclude">The SPF include that customers publish.</param>
/// <param name="Ranges">Published IPv4 ranges in CIDR form; hints, not a complete list.</param>
public sealed record BulkSender(string Provider, string SpfInclude, IReadOnlyList<string> Ranges);
