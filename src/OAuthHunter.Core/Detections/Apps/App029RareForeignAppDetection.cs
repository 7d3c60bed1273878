using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-029: an app that one person brought along.</summary>
public sealed class App029RareForeignAppDetection : Detection
{
    private const double YoungDays = 180;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-029",
        Title = "Rare foreign app is used by one user",
        Severity = Severity.Low,
        Escalation = "High when it may write or send his mail and stays signed in (offline_access).",
        Logic = "A foreign app of an unverified publisher that is younger than 180 days, with delegated grants of exactly one user and of nobody else, and among them "
            + "a permission rated Medium or worse.",
        Rationale = "A phished consent shows as exactly this: one user, one app that nobody else has.",
        BenignIf = "The long tail of small services that people try.",
        Remediation = "Ask the user whether he knows it.",
        Techniques = ["T1671"],
        Needs = [AppNeeds.Publishers],
        Permissions = ["Application.Read.All", "Directory.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var app in context.Facts.Apps.Where(app => AppJudge.IsForeignUnverified(app) && app.ConsentingUserIds.Count == 1 && context.IsWithinDays(app.CreatedAt, YoungDays)))
        {
            var held = app.Permissions.Where(permission => permission.IsEffective).ToList();
            var dangerous = held.Where(permission => permission.Danger >= Severity.Medium).ToList();
            if (dangerous.Count == 0 || held.Any(permission => permission.IsTenantWide || permission.IsApplicationPermission))
            {
                continue;
            }

            var writes = dangerous.Where(permission => permission.DangerClass is "mail-send" or "mail-all" or "mail-rules").ToList();
            var stays = held.Any(permission => permission.Value.Equals("offline_access", StringComparison.OrdinalIgnoreCase));
            var user = app.ConsentingUserIds[0];
            var consents = app.Events.Where(found => found.Succeeded && found.Kind == AppEventKind.Consented).ToList();
            var finding = AppFindings.Create(
                Descriptor,
                app,
                writes.Count > 0 && stays ? Severity.High : Severity.Low,
                $"Only {context.Facts.FindUser(user)?.UserPrincipalName ?? user} consented to '{app.Name}' of tenant {app.OwnerTenantId}; it holds {MailPower.Names(dangerous)}.",
                [app.Evidence, .. dangerous.Select(permission => permission.Evidence), .. consents.Select(found => found.Evidence)],
                writes.Count > 0 && stays ? [$"It may use {MailPower.Names(writes)} while the user is away."] : [],
                consents.Select(found => found.Actor));
            yield return finding with { Subjects = [.. finding.Subjects.Append(Subject.User(user)).Distinct(StringComparer.Ordinal)] };
        }
    }
}
