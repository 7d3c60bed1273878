using OAuthHunter.Findings;

namespace OAuthHunter.Knowledge;

/// <summary>What is wrong with a reply address.</summary>
/// <param name="Id">Short name of the pattern.</param>
/// <param name="Reason">What it is, for people.</param>
/// <param name="Confidence">High for what has no innocent use, low for what developers use every day.</param>
public sealed record RedirectSign(string Id, string Reason, Confidence Confidence);
