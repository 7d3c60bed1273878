using OAuthHunter.Facts;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Hunting;

/// <summary>A transport rule, living or deleted, with all that was found about it.</summary>
public sealed record TransportRuleRisk
{
    public required string Name { get; init; }

    /// <summary>The worst of its findings; null when there are none.</summary>
    public Severity? Severity { get; init; }

    public MailFlowObjectState State { get; init; }

    /// <summary>The header that it takes off; null when it takes off none or the evidence does not tell.</summary>
    public string? RemoveHeader { get; init; }

    /// <summary>Enabled or Disabled; null when the evidence does not tell.</summary>
    public string? RuleState { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Null when the log does not tell.</summary>
    public string? CreatedBy { get; init; }

    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>Null when the log does not tell.</summary>
    public string? RemovedBy { get; init; }

    /// <summary>Null unless both ends are known.</summary>
    public TimeSpan? Lifetime { get; init; }

    /// <summary>Titles of its findings, worst first.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>What is not known of it.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <summary>The object as listed, or as rebuilt from the audit log.</summary>
    public required TransportRule Rule { get; init; }

    /// <summary>What the audit log says happened to it, in time order.</summary>
    public IReadOnlyList<string> History { get; init; } = [];

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>One per rule life with findings, worst first.</summary>
    /// <param name="facts">Facts with the histories.</param>
    /// <param name="findings">Findings of a hunt over the same facts.</param>
    /// <param name="includeAll">Also those without findings.</param>
    public static IReadOnlyList<TransportRuleRisk> Build(TenantFacts facts, IEnumerable<Finding> findings, bool includeAll = false)
    {
        var known = findings.ToList();
        return [.. facts.MailFlow.TransportRules
            .Select(history => Of(facts, history, known))
            .Where(risk => includeAll || risk.Findings.Count > 0)
            .OrderByDescending(risk => (int?)risk.Severity ?? -1)
            .ThenBy(risk => risk.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(risk => risk.CreatedAt)];
    }

    public override string ToString() => $"{Name} ({State}): {Severity?.ToString() ?? "no finding"}";

    private static TransportRuleRisk Of(TenantFacts facts, TransportRuleHistory history, IReadOnlyList<Finding> known)
    {
        var findings = MailFlowRisk.FindingsOf(history, TargetKind.TransportRule, Subject.Rule(history.Name), known);
        return new TransportRuleRisk
        {
            Name = history.Name,
            Severity = MailFlowRisk.Worst(findings),
            State = MailFlowRisk.StateOf(history),
            RemoveHeader = history.Rule.RemoveHeader ?? HeaderRemoval.All(history).LastOrDefault(),
            RuleState = history.Rule.State,
            CreatedAt = history.CreatedAt,
            CreatedBy = ActorIdentity.Name(facts, history.CreatedBy) ?? history.Rule.CreatedBy,
            RemovedAt = history.RemovedAt,
            RemovedBy = ActorIdentity.Name(facts, history.RemovedBy),
            Lifetime = history.Lifetime,
            Reasons = MailFlowRisk.Reasons(findings),
            Gaps = history.Gaps,
            Rule = history.Rule,
            History = MailFlowRisk.Events(history),
            Findings = findings,
        };
    }
}
