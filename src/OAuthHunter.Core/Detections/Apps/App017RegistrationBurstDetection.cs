using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using System.Globalization;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-017: apps made by the handful, by a tool, or by somebody who never made one.</summary>
public sealed class App017RegistrationBurstDetection : Detection
{
    private const int Many = 3;

    private static readonly TimeSpan Burst = TimeSpan.FromMinutes(10);

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-017",
        Title = "Apps were registered in a burst or by an odd client",
        Severity = Severity.Medium,
        Escalation = "High when the app asks for mail and its maker is no administrator; Critical when the maker is at risk or was hit by an attack on passwords.",
        Logic = "In the audit log, deleted apps included: one person registered three or more apps within ten minutes; or an app was registered with a user agent of a "
            + "tool (weight high or medium); or somebody who holds no administrative role and registered nothing else in the log registered an app that asks for a "
            + "dangerous permission (without the roles, any person who registered nothing else; then the finding says no more of him). Apps made by apps are pipelines and left out.",
        Rationale = "After a takeover, scripts register apps in rows, each with its own permissions, so that some survive the clean-up. Actors who sold bulk mail made "
            + "thousands.",
        BenignIf = "A developer or a deployment that is known.",
        Remediation = "Revoke the sessions of whoever made them, and delete the apps.",
        Techniques = ["T1136.003"],
        Needs = AppNeeds.AuditEvents,
        Permissions = ["AuditLog.Read.All"],
        Licence = "Free (audit log of 7 days), Entra ID P1 (30 days)",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new AppJudge(context);
        var made = context.Facts.Apps
            .SelectMany(app => app.Events.Where(found => found.Succeeded && found.Kind == AppEventKind.ApplicationAdded && found.Actor.Kind == AuditActorKind.User).Select(found => (App: app, Event: found)))
            .Where(pair => pair.Event.Actor.Key is not null)
            .GroupBy(pair => pair.Event.Actor.Key!, StringComparer.Ordinal);
        foreach (var maker in made.OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var all = maker.OrderBy(pair => pair.Event.Time).ThenBy(pair => pair.Event.Record.Id, StringComparer.Ordinal).ToList();
            if (LargestBurst(all) is { Count: >= Many } burst)
            {
                yield return OfBurst(burst, judge);
            }

            foreach (var (app, found) in all)
            {
                var tool = UserAgents.Find(found.Actor.UserAgent, "audit") is { Weight: "high" or "medium" } known ? known : null;
                var asked = AskedFor(app, found);
                var isNewcomer = all.Count == 1 && !IsAdmin(context, found.Actor) && asked.Count > 0;
                if (tool is not null || isNewcomer)
                {
                    yield return OfOne(app, found, tool, asked, isNewcomer && judge.IsPlainUser(found.Actor), judge);
                }
            }
        }
    }

    private static List<(AppProfile App, AppEvent Event)> LargestBurst(List<(AppProfile App, AppEvent Event)> all)
    {
        var (best, length, start) = (0, 0, 0);
        for (var end = 0; end < all.Count; end++)
        {
            while (all[end].Event.Time - all[start].Event.Time > Burst)
            {
                start++;
            }

            if (end - start + 1 > length)
            {
                (best, length) = (start, end - start + 1);
            }
        }

        return all.GetRange(best, length);
    }

    private static bool IsAdmin(HuntContext context, AuditActor actor) => (context.Facts.FindAdmin(actor.UserPrincipalName) ?? context.Facts.FindAdmin(actor.Id)) is not null;

    /// <summary>Dangerous permissions in the manifest that the app was made with, or that its registration asks for now.</summary>
    private static List<DangerousPermission> AskedFor(AppProfile app, AppEvent found) =>
    [
        .. AuditLists.RequiredPermissions(AuditValues.Find(found.Record, "RequiredResourceAccess")?.NewValue)
            .Concat(app.Application?.RequiredResourceAccess ?? [])
            .Select(DangerousPermissions.Find)
            .OfType<DangerousPermission>()
            .Where(permission => permission.Severity >= Severity.High)
            .Distinct()
            .OrderBy(permission => permission.Value, StringComparer.Ordinal),
    ];

    private Finding OfBurst(List<(AppProfile App, AppEvent Event)> burst, AppJudge judge)
    {
        var actor = burst[0].Event.Actor;
        var risk = judge.RiskOf(actor, countMissingMfa: false);
        var target = new FindingTarget(TargetKind.User, actor.Id ?? actor.UserPrincipalName ?? actor.Name, actor.Name)
        {
            Subjects = [.. new[] { actor.UserPrincipalName, actor.Id }.OfType<string>().Select(Subject.User).Concat(burst.SelectMany(pair => pair.App.ToTarget().Subjects)).Distinct(StringComparer.Ordinal)],
        };
        return FindingFactory.Create(
            Descriptor,
            target,
            risk is null ? Severity.Medium : Severity.Critical,
            string.Format(CultureInfo.InvariantCulture, "{0} registered {1} apps within {2:0} minutes: {3}.", actor.Name, burst.Count, Math.Ceiling((burst[burst.Count - 1].Event.Time - burst[0].Event.Time).TotalMinutes), string.Join(", ", burst.Select(pair => pair.App.Name).Take(10))),
            burst.Select(pair => pair.Event.Evidence)) with
        {
            Escalations = risk is null ? [] : [risk],
        };
    }

    private Finding OfOne(AppProfile app, AppEvent found, UserAgent? tool, List<DangerousPermission> asked, bool isPlainNewcomer, AppJudge judge)
    {
        var escalations = new List<string>();
        var severity = Severity.Medium;
        if (isPlainNewcomer && asked.Any(permission => permission.Class.StartsWith("mail-", StringComparison.Ordinal)))
        {
            severity = Severity.High;
            escalations.Add("It asks for mail, and its maker is no administrator.");
        }

        if (judge.RiskOf(found.Actor, countMissingMfa: false) is { } risk)
        {
            severity = Severity.Critical;
            escalations.Add(risk);
        }

        var how = tool is null ? string.Empty : $" with {tool.Meaning} ({found.Actor.UserAgent})";
        var wants = asked.Count == 0 ? string.Empty : $"; it asks for {string.Join(", ", asked.Select(permission => permission.Value).Distinct(StringComparer.Ordinal))}";
        return AppFindings.Create(Descriptor, app, severity, $"{found.Actor.Name} registered '{app.Name}'{how}{wants}.", [found.Evidence, app.Evidence], escalations, [found.Actor]);
    }
}
