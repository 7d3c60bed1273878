using OAuthHunter.Evidence;
using OAuthHunter.Evidence.Mapping;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.ConditionalAccess;

/// <summary>Reads directory audits as changes to policies. Both logs may tell of the same change; it counts once.</summary>
internal static class PolicyChangeReader
{
    private static readonly Dictionary<string, PolicyChangeKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Add conditional access policy"] = PolicyChangeKind.PolicyAdded,
        ["Update conditional access policy"] = PolicyChangeKind.PolicyUpdated,
        ["Delete conditional access policy"] = PolicyChangeKind.PolicyDeleted,
        ["Add named location"] = PolicyChangeKind.LocationAdded,
        ["Update named location"] = PolicyChangeKind.LocationUpdated,
        ["Delete named location"] = PolicyChangeKind.LocationDeleted,
        ["Update continuous access evaluation"] = PolicyChangeKind.ContinuousAccessUpdated,
        ["Update security defaults"] = PolicyChangeKind.SecurityDefaultsUpdated,
    };

    public static IReadOnlyList<PolicyChange> Read(IEnumerable<DirectoryAudit> audits) =>
    [
        .. audits.Where(audit => audit.ActivityDateTime is not null && audit.ActivityDisplayName is not null && audit.Result is not ("failure" or "timeout"))
            .Select(Read)
            .OfType<PolicyChange>()
            .GroupBy(change => (change.Kind, Target: (change.Id ?? change.Name).ToLowerInvariant(), Minute: change.Time.UtcTicks / TimeSpan.TicksPerMinute))
            .Select(same => same.OrderByDescending(change => change.Before is not null).ThenByDescending(change => change.After is not null)
                .ThenBy(change => change.Evidence.EntitySet, StringComparer.Ordinal).ThenBy(change => change.Time).ThenBy(change => change.Evidence.Key, StringComparer.Ordinal).First())
            .OrderBy(change => change.Time).ThenBy(change => change.Kind).ThenBy(change => change.Name, StringComparer.Ordinal),
    ];

    private static PolicyChange? Read(DirectoryAudit audit)
    {
        if (!Kinds.TryGetValue(audit.ActivityDisplayName!, out var kind))
        {
            return null;
        }

        var target = audit.TargetResources.FirstOrDefault();
        var values = audit.TargetResources.SelectMany(item => item.ModifiedProperties)
            .Select(property => (Old: Policy(property.OldValue), New: Policy(property.NewValue))).FirstOrDefault(pair => pair.Old is not null || pair.New is not null);
        var name = target?.DisplayName ?? values.New?.DisplayName ?? values.Old?.DisplayName ?? target?.Id ?? "unknown";
        var weakens = kind switch
        {
            PolicyChangeKind.PolicyUpdated when values is { Old: { } old, New: { } now } => PolicyDifference.Weakens(old, now),
            PolicyChangeKind.PolicyDeleted when values.Old is null || string.Equals(values.Old.State, "enabled", StringComparison.OrdinalIgnoreCase) => ["it was deleted"],
            _ => [],
        };
        return new PolicyChange
        {
            Kind = kind,
            Time = audit.ActivityDateTime!.Value,
            Actor = audit.InitiatedBy,
            Id = target?.Id ?? values.New?.Id ?? values.Old?.Id,
            Name = name,
            Before = values.Old,
            After = values.New,
            Weakens = weakens,
            Evidence = EvidenceItem.Of(
                audit.FromUnifiedAuditLog ? EntitySets.UnifiedAuditLog : EntitySets.DirectoryAudits, audit, audit.Id,
                $"{audit.ActivityDisplayName} '{name}' by {audit.InitiatedBy.Name}{(weakens.Count > 0 ? $": {string.Join("; ", weakens)}" : string.Empty)}", audit.ActivityDateTime),
        };
    }

    private static ConditionalAccessPolicy? Policy(string? text) =>
        JsonTextRow.Parse(text) is { } row && (row.Has("conditions") || row.Has("grantControls")) ? ConditionalAccessPolicyMapper.Map(row) : null;
}
