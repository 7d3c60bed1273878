using OAuthHunter.Detections.Policies;
using OAuthHunter.Facts;
using OAuthHunter.Findings;

namespace OAuthHunter.Hunting;

/// <summary>One setting of the tenant that opens a door, or a change that opened one: as found, as recommended, and why.</summary>
public sealed record TenantPolicyRisk
{
    public required string DetectionId { get; init; }

    /// <summary>Null when the finding is suppressed.</summary>
    public Severity? Severity { get; init; }

    /// <summary>The policy, partner or domain.</summary>
    public required string Policy { get; init; }

    /// <summary>The setting; for a change, what was done.</summary>
    public required string Setting { get; init; }

    /// <summary>The value found; for a change, who made it.</summary>
    public required string Found { get; init; }

    /// <summary>The value to set; null for a change.</summary>
    public string? Recommended { get; init; }

    /// <summary>When it was changed, where the log tells.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    public required string Summary { get; init; }

    public required string Why { get; init; }

    public required string NextStep { get; init; }

    /// <summary>The one finding that the row is of.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>A row for each setting and each change that the findings rest on, worst first.</summary>
    public static IReadOnlyList<TenantPolicyRisk> Build(TenantFacts facts, IEnumerable<Finding> findings) =>
        [.. findings
            .Where(finding => finding.DetectionId.StartsWith("POL-", StringComparison.Ordinal))
            .SelectMany(finding => RowsOf(finding, facts))
            .OrderByDescending(row => (int?)row.Severity ?? -1)
            .ThenBy(row => row.DetectionId, StringComparer.Ordinal)
            .ThenBy(row => row.Policy, StringComparer.OrdinalIgnoreCase)
            .ThenBy(row => row.Setting, StringComparer.Ordinal)
            .ThenBy(row => row.ChangedAt)];

    public override string ToString() => $"{Policy}: {Setting} is {Found}";

    private static IEnumerable<TenantPolicyRisk> RowsOf(Finding finding, TenantFacts facts)
    {
        var rows = finding.Evidence.Select(row => OfSetting(finding, row) ?? OfChange(finding, row, facts)).OfType<TenantPolicyRisk>().ToList();

        // A finding that rests on whole objects, such as a federated domain with nothing odd about it, is a row all the same.
        return rows.Count > 0 ? rows : [Row(finding, finding.TargetName, finding.Title, finding.Evidence[0].Description, null, null)];
    }

    private static TenantPolicyRisk? OfSetting(Finding finding, EvidenceItem row) => PolicySetting.Parse(row.Description) is { } setting
        ? Row(finding, setting.Policy, setting.Setting, setting.Found, setting.Recommended, null)
        : null;

    private static TenantPolicyRisk? OfChange(Finding finding, EvidenceItem row, TenantFacts facts) =>
        facts.Policies.Changes.FirstOrDefault(change => change.Evidence == row) is { } change
            ? Row(finding, finding.TargetName, change.Record.ActivityDisplayName!, $"changed by {change.Actor.Name}", null, change.Time)
            : null;

    private static TenantPolicyRisk Row(Finding finding, string policy, string setting, string found, string? recommended, DateTimeOffset? changedAt) => new()
    {
        DetectionId = finding.DetectionId,
        Severity = finding.IsSuppressed ? null : finding.Severity,
        Policy = policy,
        Setting = setting,
        Found = found,
        Recommended = recommended,
        ChangedAt = changedAt,
        Summary = finding.IsSuppressed ? $"{finding.Summary} (suppressed {finding.Suppression})" : finding.Summary,
        Why = finding.Why,
        NextStep = finding.WhatToDo,
        Findings = [finding],
    };
}
