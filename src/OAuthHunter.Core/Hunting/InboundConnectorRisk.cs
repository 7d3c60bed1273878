using OAuthHunter.Facts;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Hunting;

/// <summary>An inbound connector, living or deleted, with all that was found about it.</summary>
public sealed record InboundConnectorRisk
{
    public required string Name { get; init; }

    /// <summary>The worst of its findings; null when there are none.</summary>
    public Severity? Severity { get; init; }

    public MailFlowObjectState State { get; init; }

    /// <summary>OnPremises gives the right to relay; null when the evidence does not tell.</summary>
    public string? ConnectorType { get; init; }

    public IReadOnlyList<string> SenderIPAddresses { get; init; } = [];

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
    public required InboundConnector Connector { get; init; }

    /// <summary>What the audit log says happened to it, in time order.</summary>
    public IReadOnlyList<string> History { get; init; } = [];

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>One per connector life with findings, worst first.</summary>
    /// <param name="facts">Facts with the histories.</param>
    /// <param name="findings">Findings of a hunt over the same facts.</param>
    /// <param name="includeAll">Also those without findings.</param>
    public static IReadOnlyList<InboundConnectorRisk> Build(TenantFacts facts, IEnumerable<Finding> findings, bool includeAll = false)
    {
        var known = findings.ToList();
        return [.. facts.MailFlow.InboundConnectors
            .Select(history => Of(facts, history, known))
            .Where(risk => includeAll || risk.Findings.Count > 0)
            .OrderByDescending(risk => (int?)risk.Severity ?? -1)
            .ThenBy(risk => risk.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(risk => risk.CreatedAt)];
    }

    public override string ToString() => $"{Name} ({State}): {Severity?.ToString() ?? "no finding"}";

    private static InboundConnectorRisk Of(TenantFacts facts, ConnectorHistory history, IReadOnlyList<Finding> known)
    {
        var findings = MailFlowRisk.FindingsOf(history, TargetKind.InboundConnector, Subject.Connector(history.Name), known);
        return new InboundConnectorRisk
        {
            Name = history.Name,
            Severity = MailFlowRisk.Worst(findings),
            State = MailFlowRisk.StateOf(history),
            ConnectorType = history.Connector.ConnectorType,
            SenderIPAddresses = history.Connector.SenderIPAddresses ?? [],
            CreatedAt = history.CreatedAt,
            CreatedBy = ActorIdentity.Name(facts, history.CreatedBy),
            RemovedAt = history.RemovedAt,
            RemovedBy = ActorIdentity.Name(facts, history.RemovedBy),
            Lifetime = history.Lifetime,
            Reasons = MailFlowRisk.Reasons(findings),
            Gaps = history.Gaps,
            Connector = history.Connector,
            History = MailFlowRisk.Events(history),
            Findings = findings,
        };
    }
}
