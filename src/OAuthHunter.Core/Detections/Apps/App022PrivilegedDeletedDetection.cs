using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using System.Globalization;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-022: the tool is put away after the work.</summary>
public sealed class App022PrivilegedDeletedDetection : Detection
{
    private const double RecentDays = 30;
    private const double ShortLifeDays = 7;

    private static readonly TimeSpan Emptied = TimeSpan.FromHours(24);

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-022",
        Title = "Privileged app was deleted",
        Severity = Severity.Medium,
        Escalation = "High when the app had worked in Exchange Online.",
        Logic = "An app that was deleted within 30 days, as the recycle bin or the audit log shows, and that had held a permission rated High or worse, a role of tier "
            + "0 or 1 or an Exchange role (from the log, when the objects are gone). Also an app that was removed for good within a day of its deletion. An app that "
            + "lived less than 7 days is named as such.",
        Rationale = "Whoever cleans up deletes the app, and empties the recycle bin after it.",
        BenignIf = "A test that was cleared away.",
        Remediation = "Keep the evidence. Within 30 days the app can be restored, disabled, and looked at.",
        Techniques = ["T1070"],
        Needs = [.. AppNeeds.AuditEvents, new EvidenceNeed("recycle bin", EntitySets.DeletedServicePrincipals, EntitySets.DeletedApplications)],
        Permissions = ["Application.Read.All", "AuditLog.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var app in context.Facts.Apps)
        {
            var deleted = app.Events.Where(found => found.Succeeded && found.Kind == AppEventKind.Deleted && context.IsWithinDays(found.Time, RecentDays)).ToList();
            var binned = app.DeletedObjects.Where(row => context.IsWithinDays(row.Time, RecentDays)).ToList();
            if (deleted.Count == 0 && binned.Count == 0)
            {
                continue;
            }

            // What it held when it died: the objects went with it, the log remembers.
            var permissions = app.Permissions.Where(permission => permission.Danger >= Severity.High && (permission.IsApplicationPermission || permission.IsTenantWide)).ToList();
            var roles = app.Roles.Where(role => role.Tier <= 1).ToList();
            var isEmptied = IsEmptied(deleted);
            if (permissions.Count > 0 || roles.Count > 0 || app.ExchangeRoles is { Count: > 0 } || (isEmptied && app.Ownership == AppOwnership.Own))
            {
                yield return Judge(app, deleted, binned, permissions, roles, isEmptied);
            }
        }
    }

    private static bool IsEmptied(List<AppEvent> deleted)
    {
        var hard = deleted.Where(IsHard).ToList();
        return hard.Any(final => deleted.Any(first => !IsHard(first) && final.Time >= first.Time && final.Time - first.Time <= Emptied));
    }

    private static bool IsHard(AppEvent found) => found.Record.ActivityDisplayName?.StartsWith("Hard", StringComparison.OrdinalIgnoreCase) == true;

    private Finding Judge(AppProfile app, List<AppEvent> deleted, List<EvidenceItem> binned, List<HeldPermission> permissions, List<HeldRole> roles, bool isEmptied)
    {
        var died = deleted.Select(found => (DateTimeOffset?)found.Time).Concat(binned.Select(row => row.Time)).Min();
        var escalations = new List<string>();
        if (app.Activity is { ExchangeOperations: > 0 } activity)
        {
            escalations.Add(string.Format(CultureInfo.InvariantCulture, "It had made {0} change(s) in Exchange Online.", activity.ExchangeOperations));
        }

        var had = permissions.Select(permission => permission.Value).Concat(roles.Select(role => role.Name)).Concat((app.ExchangeRoles ?? []).Select(role => role.Name)).Distinct().ToList();
        var life = died - app.CreatedAt is { TotalDays: < ShortLifeDays } lived ? string.Format(CultureInfo.InvariantCulture, " after {0:0.#} days", Math.Max(0, lived.TotalDays)) : string.Empty;
        return AppFindings.Create(
            Descriptor,
            app,
            escalations.Count > 0 ? Severity.High : Severity.Medium,
            $"'{app.Name}' was deleted{life}{(deleted.Count > 0 ? " by " + deleted[0].Actor.Name : string.Empty)}{(isEmptied ? ", and removed for good within a day" : string.Empty)}{(had.Count > 0 ? $"; it had held {string.Join(", ", had)}" : string.Empty)}.",
            [.. deleted.Select(found => found.Evidence), .. binned, .. permissions.Select(permission => permission.Evidence), .. roles.Select(role => role.Evidence)],
            escalations,
            deleted.Select(found => found.Actor).Append(app.CreatedBy));
    }
}
