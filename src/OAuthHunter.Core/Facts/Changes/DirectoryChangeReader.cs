using OAuthHunter.Facts.Apps;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Changes;

/// <summary>
/// Takes changes of some activities out of the audit logs. The directory audit and the unified audit log tell of the same change a
/// moment apart; the directory audit tells more and wins.
/// </summary>
internal static class DirectoryChangeReader
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    /// <param name="audits">Changes in any order, from either log.</param>
    /// <param name="activities">Activities in lower case.</param>
    public static IReadOnlyList<DirectoryChange> Read(IEnumerable<DirectoryAudit> audits, IReadOnlyCollection<string> activities)
    {
        var changes = audits
            .Where(audit => audit.ActivityDateTime is not null && audit.ActivityDisplayName is { } name && activities.Contains(name.ToLowerInvariant()))
            .Select(ToChange)
            .GroupBy(change => change.Record.Id ?? $"{change.Time.UtcTicks}|{KeyOf(change)}|{change.Record.FromUnifiedAuditLog}", StringComparer.OrdinalIgnoreCase)
            .Select(same => same.OrderBy(change => change.Evidence.Origin, StringComparer.Ordinal).First())
            .ToList();
        var told = changes.Where(change => !change.Record.FromUnifiedAuditLog).ToLookup(KeyOf, change => change.Time, StringComparer.OrdinalIgnoreCase);
        return [.. changes
            .Where(change => !change.Record.FromUnifiedAuditLog || !told[KeyOf(change)].Any(time => (time - change.Time).Duration() <= Tolerance))
            .OrderBy(change => change.Time)
            .ThenBy(change => change.Activity, StringComparer.Ordinal)
            .ThenBy(change => change.Record.Id, StringComparer.Ordinal)];
    }

    private static string KeyOf(DirectoryChange change) => $"{change.Activity}|{change.Target?.Id ?? change.Target?.DisplayName}";

    private static DirectoryChange ToChange(DirectoryAudit audit)
    {
        var draft = AppEventReader.Create(audit, AppEventKind.Updated, $"{audit.ActivityDisplayName}{NameOf(audit)}");
        return new DirectoryChange
        {
            Activity = audit.ActivityDisplayName!.ToLowerInvariant(),
            Time = draft.Time,
            Actor = draft.Actor,
            Succeeded = draft.Succeeded,
            Record = audit,
            Evidence = draft.Evidence,
        };
    }

    private static string NameOf(DirectoryAudit audit)
    {
        var target = audit.TargetResources.FirstOrDefault(found => (found.UserPrincipalName ?? found.DisplayName) is not null);
        return target is null ? string.Empty : $" '{target.UserPrincipalName ?? target.DisplayName}'";
    }
}
