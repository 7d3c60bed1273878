using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Evidence;

/// <summary>
/// Who was added to which group, distilled: groups are filled all day, and of each record little is needed. Of very many the latest
/// are kept, whatever their order in the logs.
/// </summary>
public sealed class GroupAdditionLedger
{
    /// <summary>The activity, as both logs name it.</summary>
    public const string Activity = "Add member to group";

    /// <summary>Additions kept.</summary>
    internal const int Bound = 50_000;

    private readonly List<GroupAddition> additions = [];
    private long total;

    /// <summary>Additions in time order. Both logs tell of the same one a moment apart; it stands here once for each.</summary>
    public IReadOnlyList<GroupAddition> Additions => [.. Latest().OrderBy(addition => addition.Time).ThenBy(addition => addition.Evidence.Key, StringComparer.Ordinal)];

    /// <summary>Time of the earliest addition that is kept, when others were dropped; null when none was.</summary>
    public DateTimeOffset? KeptSince => total > Bound ? Latest().Min(addition => addition.Time) : null;

    /// <summary>Takes the record when it is such an addition.</summary>
    /// <returns>Whether it is one, and nothing else is to be done with it.</returns>
    public bool TryAdd(DirectoryAudit audit)
    {
        if (!string.Equals(audit.ActivityDisplayName, Activity, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        if (audit.ActivityDateTime is { } time && audit.Result is not ("failure" or "timeout"))
        {
            var group = audit.TargetResources.FirstOrDefault(target => string.Equals(target.Type, "Group", StringComparison.OrdinalIgnoreCase));
            var member = audit.TargetResources.FirstOrDefault(target => !ReferenceEquals(target, group));
            var id = group?.Id ?? Value(audit, "Group.ObjectID");
            var name = group?.DisplayName ?? Value(audit, "Group.DisplayName");
            var who = member?.UserPrincipalName ?? member?.DisplayName ?? member?.Id ?? "(unnamed)";
            total++;
            additions.Add(new GroupAddition
            {
                GroupId = id,
                GroupName = name,
                Member = who,
                Time = time,
                Actor = audit.InitiatedBy,
                Evidence = EvidenceItem.Of(
                    audit.FromUnifiedAuditLog ? EntitySets.UnifiedAuditLog : EntitySets.DirectoryAudits, audit, audit.Id, $"{who} was added to group '{name ?? id}' by {audit.InitiatedBy.Name}", time),
            });
            if (additions.Count >= 2 * Bound)
            {
                var latest = Latest().ToList();
                additions.Clear();
                additions.AddRange(latest);
            }
        }

        return true;
    }

    private IEnumerable<GroupAddition> Latest() => additions.Count <= Bound
        ? additions
        : additions.OrderByDescending(addition => addition.Time).ThenBy(addition => addition.Evidence.Key, StringComparer.Ordinal).Take(Bound);

    private static string? Value(DirectoryAudit audit, string name) => audit.TargetResources
        .SelectMany(target => target.ModifiedProperties)
        .FirstOrDefault(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))?.NewValue?.Trim('"', '[', ']', ' ', '\r', '\n') is { Length: > 0 } value ? value : null;
}
