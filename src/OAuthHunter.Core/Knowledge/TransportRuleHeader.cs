namespace OAuthHunter.Knowledge;

/// <summary>A mail header that tells where a message came from.</summary>
/// <param name="Header">Its name.</param>
/// <param name="Group">seed-2022 for the twelve of the 2022 campaign, related for others that serve the same aim, related-set for those that matter when set.</param>
/// <param name="Why">What it tells.</param>
public sealed record TransportRuleHeader(string Header, string Group, string Why);
