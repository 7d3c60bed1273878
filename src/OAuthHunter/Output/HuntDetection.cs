using OAuthHunter.Detections;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;

namespace OAuthHunter.Output;

/// <summary>A row of the catalogue: what a detection looks for, what it takes, and whether given evidence holds that.</summary>
public sealed class HuntDetection
{
    internal HuntDetection(DetectionDescriptor descriptor, bool isChain, EvidenceCoverage? coverage)
    {
        DetectionId = descriptor.Id;
        Title = descriptor.Title;
        Severity = descriptor.Severity;
        Escalation = descriptor.Escalation;
        Family = descriptor.Family;
        IsChain = isChain;
        Logic = descriptor.Logic;
        Why = descriptor.Rationale;
        BenignIf = descriptor.BenignIf;
        WhatToDo = descriptor.Remediation;
        Techniques = descriptor.Techniques;
        Needs = [.. descriptor.Needs.Select(need => need.ToString())];
        Permissions = descriptor.Permissions;
        Licence = descriptor.Licence;
        References = descriptor.References;
        if (coverage is not null)
        {
            Assess(descriptor, coverage);
        }
    }

    /// <summary>Family and number; binds to -DetectionId.</summary>
    public string DetectionId { get; }

    public string Title { get; }

    /// <summary>Severity before escalation.</summary>
    public Severity Severity { get; }

    public string? Escalation { get; }

    public string Family { get; }

    /// <summary>True for a pattern that ties findings together.</summary>
    public bool IsChain { get; }

    public string Logic { get; }

    public string Why { get; }

    public string BenignIf { get; }

    public string WhatToDo { get; }

    public IReadOnlyList<string> Techniques { get; }

    /// <summary>Ways to see it; each names the sets that it takes.</summary>
    public IReadOnlyList<string> Needs { get; }

    public IReadOnlyList<string> Permissions { get; }

    public string Licence { get; }

    public IReadOnlyList<Uri> References { get; }

    /// <summary>Whether the evidence at hand holds what it takes; null when no evidence was given.</summary>
    public DetectionReadiness? Readiness { get; private set; }

    /// <summary>What the evidence lacks, aspect by aspect.</summary>
    public IReadOnlyList<string> Missing { get; private set; } = [];

    public override string ToString() => $"{DetectionId} {Title}";

    private void Assess(DetectionDescriptor descriptor, EvidenceCoverage coverage)
    {
        var unmet = descriptor.Needs.Where(need => !need.Sets.All(coverage.Has)).ToList();
        var isWhole = descriptor.Needs.SelectMany(need => need.Sets).All(coverage.IsWhole);
        Missing = [.. unmet.Select(need => $"{need.Aspect}: {string.Join(" + ", need.Sets.Where(set => !coverage.Has(set)).Select(set => $"{set.Name} ({coverage.Of(set).State})"))}")];
        Readiness = unmet.Count == descriptor.Needs.Count && unmet.Count > 0 ? DetectionReadiness.NotReady : isWhole ? DetectionReadiness.Ready : DetectionReadiness.Partly;
    }
}
