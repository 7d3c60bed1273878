using System.Globalization;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-018: an app that is trusted already is bent to another use.</summary>
public sealed class App018ManifestChangedDetection : Detection
{
    private static readonly TimeSpan SettingUp = TimeSpan.FromHours(1);

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-018",
        Title = "Reply address or requested permissions of an app were changed",
        Severity = Severity.Medium,
        Escalation = "High when whoever did it does not own the app.",
        Logic = "An update of an app registration or service principal added a reply address that is suspicious (APP-013), or made the manifest ask for a permission "
            + "rated High or worse that it did not ask for before. Old and new value are compared. Apps made within the hour before are being set up and left out.",
        Rationale = "An old app with consents is worth more than a new one: a changed reply address hands its users' codes to somebody else.",
        BenignIf = "A release of the app's own makers.",
        Remediation = "Revert the change, and ask whoever made it.",
        Techniques = ["T1098", "T1528"],
        Needs = AppNeeds.AuditEvents,
        Permissions = ["AuditLog.Read.All"],
        Licence = "Free (audit log of 7 days), Entra ID P1 (30 days)",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var app in context.Facts.Apps.Where(app => app.Ownership != AppOwnership.Microsoft))
        {
            var added = app.Events.FirstOrDefault(found => found.Succeeded && found.Kind == AppEventKind.ApplicationAdded)?.Time;

            // One change is logged on the registration and on the service principal, and once more where it touched credentials too.
            var changes = app.Events
                .Where(found => found.Succeeded && IsUpdate(found) && !(found.Time - added < SettingUp))
                .Select(found => (Event: found, What: Addresses(found).Concat(Permissions(found)).ToList()))
                .Where(pair => pair.What.Count > 0)
                .GroupBy(pair => $"{pair.Event.Actor.Key}|{string.Join("|", pair.What)}", StringComparer.Ordinal);
            foreach (var change in changes)
            {
                yield return Judge(app, [.. change.Select(pair => pair.Event)], change.First().What);
            }
        }
    }

    // A change of credentials in the same record makes it another kind of event; the other properties still count.
    private static bool IsUpdate(AppEvent found) => found.Record.ActivityDisplayName?.StartsWith("Update ", StringComparison.OrdinalIgnoreCase) == true;

    private static IEnumerable<string> Addresses(AppEvent found) => AuditLists.Added(found.Record, "AppAddress", AuditLists.Addresses)
        .Select(uri => (Uri: uri, Sign: RedirectUris.Read(uri)))
        .Where(pair => pair.Sign is { Confidence: >= Confidence.Medium })
        .Select(pair => $"reply address {pair.Uri} ({pair.Sign!.Reason})");

    private static IEnumerable<string> Permissions(AppEvent found) => AuditLists.Added(found.Record, "RequiredResourceAccess", AuditLists.RequiredPermissions)
        .Select(DangerousPermissions.Find)
        .OfType<DangerousPermission>()
        .Where(permission => permission.Severity >= Severity.High)
        .Select(permission => $"{(permission.IsApplicationPermission ? "application" : "delegated")} permission {permission.Value}");

    private Finding Judge(AppProfile app, List<AppEvent> events, List<string> what)
    {
        var found = events[0];
        var isStranger = app.OwnerIds is { } owners && found.Actor.Kind == AuditActorKind.User && found.Actor.Id is { } id && !owners.Contains(id, StringComparer.OrdinalIgnoreCase);
        return AppFindings.Create(
            Descriptor,
            app,
            isStranger ? Severity.High : Severity.Medium,
            $"{found.Actor.Name} gave '{app.Name}' {string.Join("; ", what)}.",
            [.. events.Select(one => one.Evidence), app.Evidence],
            isStranger ? [$"{found.Actor.Name} does not own the app."] : [],
            [found.Actor],
            found.Record.Id ?? found.Time.UtcTicks.ToString(CultureInfo.InvariantCulture)) with
        {
            FirstSeen = found.Time,
            LastSeen = events[events.Count - 1].Time,
        };
    }
}
