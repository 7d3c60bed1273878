using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using System.Globalization;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-020: an app that was stopped runs again, or goes out of sight.</summary>
public sealed class App020ReenabledOrHiddenDetection : Detection
{
    private const string HideApp = "HideApp";

    private static readonly TimeSpan Recently = TimeSpan.FromDays(30);

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-020",
        Title = "App was enabled again or hidden",
        Severity = Severity.Medium,
        Escalation = "Critical when the log shows that somebody else had disabled the app within 30 days before. Low for an app that only bears the tag.",
        Logic = "A privileged service principal was enabled (AccountEnabled from false to true); or the tag HideApp was added to an app that users consented to, or is "
            + "on a foreign app that users consented to.",
        Rationale = "Responders disable an app and think it done; whoever still has an account enables it again. A hidden app does not show in its users' lists.",
        BenignIf = "A planned pause that ended; an administrator who tidies the portal of his users.",
        Remediation = "Disable it again, and find the account that enabled it.",
        Techniques = ["T1564"],
        Needs = [.. AppNeeds.AuditEvents, AppNeeds.DelegatedGrants],
        Permissions = ["AuditLog.Read.All", "Application.Read.All"],
        Licence = "Free (audit log of 7 days), Entra ID P1 (30 days)",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var app in context.Facts.Apps.Where(app => !AppJudge.IsUntouchedMicrosoft(app)))
        {
            foreach (var enabled in app.Events.Where(found => found.Succeeded && Turned(found, "AccountEnabled") == true && AppJudge.IsPrivileged(app)))
            {
                yield return OfEnabled(app, enabled);
            }

            var hasUsers = app.ConsentingUserIds.Count > 0 || app.Permissions.Any(permission => permission.IsEffective && !permission.IsApplicationPermission);
            var hidden = app.Events.Where(found => found.Succeeded && HasAddedTag(found)).ToList();
            if (hasUsers && (hidden.Count > 0 || (app.Ownership == AppOwnership.Foreign && app.ServicePrincipal?.Tags?.Contains(HideApp, StringComparer.OrdinalIgnoreCase) == true)))
            {
                yield return AppFindings.Create(
                    Descriptor,
                    app,
                    hidden.Count > 0 ? Severity.Medium : Severity.Low,
                    hidden.Count > 0 ? $"{hidden[0].Actor.Name} hid '{app.Name}', which users consented to." : $"'{app.Name}' is hidden from its users, who consented to it.",
                    [.. hidden.Select(found => found.Evidence), app.Evidence],
                    actors: hidden.Select(found => found.Actor),
                    discriminator: "hidden");
            }
        }
    }

    // The log writes [true], true or "True"; the value that it left out of a change is unknown and turns nothing.
    private static bool? Turned(AppEvent found, string property)
    {
        var before = AuditValues.Flag(AuditValues.Old(found.Record, property));
        var after = AuditValues.Flag(AuditValues.New(found.Record, property));
        return before is not null && after is not null && before != after ? after : null;
    }

    private static bool HasAddedTag(AppEvent found) => AuditValues.Find(found.Record, "Tags") is { } tags
        && tags.NewValue?.IndexOf(HideApp, StringComparison.OrdinalIgnoreCase) >= 0
        && !(tags.OldValue?.IndexOf(HideApp, StringComparison.OrdinalIgnoreCase) >= 0);

    private Finding OfEnabled(AppProfile app, AppEvent enabled)
    {
        var disabled = app.Events.LastOrDefault(found => found.Succeeded && found.Time < enabled.Time && enabled.Time - found.Time <= Recently && Turned(found, "AccountEnabled") == false);
        var isUndone = disabled is not null && !AppJudge.IsSameActor(disabled.Actor, enabled.Actor);
        return AppFindings.Create(
            Descriptor,
            app,
            isUndone ? Severity.Critical : Severity.Medium,
            $"{enabled.Actor.Name} enabled '{app.Name}' again{(disabled is null ? string.Empty : $", which {disabled.Actor.Name} had disabled")}.",
            [enabled.Evidence, .. disabled is null ? [] : new[] { disabled.Evidence }, app.Evidence],
            isUndone ? [$"{disabled!.Actor.Name} had disabled it."] : [],
            [enabled.Actor, disabled?.Actor],
            enabled.Record.Id ?? enabled.Time.UtcTicks.ToString(CultureInfo.InvariantCulture)) with
        {
            FirstSeen = enabled.Time,
            LastSeen = enabled.Time,
        };
    }
}
