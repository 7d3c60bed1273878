namespace OAuthHunter.Findings;

/// <summary>What several listings ask of findings.</summary>
internal static class FindingExtensions
{
    /// <summary>Those that nobody suppressed.</summary>
    public static IEnumerable<Finding> Active(this IEnumerable<Finding> findings) => findings.Where(finding => !finding.IsSuppressed);

    /// <summary>The worst of those that count; null when none does.</summary>
    public static Severity? Worst(this IEnumerable<Finding> findings)
    {
        Severity? worst = null;
        foreach (var finding in findings.Active())
        {
            worst = worst is null || finding.Severity > worst ? finding.Severity : worst;
        }

        return worst;
    }
}
