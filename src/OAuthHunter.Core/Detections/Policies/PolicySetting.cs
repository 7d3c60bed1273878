namespace OAuthHunter.Detections.Policies;

/// <summary>A setting as found and as recommended.</summary>
/// <param name="Policy">The policy, for people.</param>
/// <param name="Setting">The property, in the policy's own words.</param>
/// <param name="Found">What it is.</param>
/// <param name="Recommended">What it should be.</param>
public sealed record PolicySetting(string Policy, string Setting, string Found, string Recommended)
{
    private const string Is = " is ";
    private const string Better = " (recommended: ";

    public override string ToString() => $"{Policy}: {Setting}{Is}{Found}{Better}{Recommended})";

    /// <summary>The setting that a row of evidence shows; null when it shows something else.</summary>
    public static PolicySetting? Parse(string description)
    {
        var colon = description.IndexOf(": ", StringComparison.Ordinal);
        var verb = colon < 0 ? -1 : description.IndexOf(Is, colon, StringComparison.Ordinal);
        var better = verb < 0 ? -1 : description.LastIndexOf(Better, StringComparison.Ordinal);
        return better <= verb || !description.EndsWith(")", StringComparison.Ordinal) ? null : new PolicySetting(
            description.Substring(0, colon),
            description.Substring(colon + 2, verb - colon - 2),
            description.Substring(verb + Is.Length, better - verb - Is.Length),
            description.Substring(better + Better.Length, description.Length - better - Better.Length - 1));
    }
}
