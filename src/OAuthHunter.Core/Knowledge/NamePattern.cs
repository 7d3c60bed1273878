using System.Text.RegularExpressions;
using OAuthHunter.Findings;

namespace OAuthHunter.Knowledge;

/// <summary>A way in which intruders name things. A low-confidence match must never raise a finding alone.</summary>
/// <param name="Id">Short name of the pattern.</param>
/// <param name="Regex">What it matches.</param>
/// <param name="Confidence">How telling a match is.</param>
/// <param name="Source">Where it was reported.</param>
public sealed record NamePattern(string Id, Regex Regex, Confidence Confidence, string Source);
