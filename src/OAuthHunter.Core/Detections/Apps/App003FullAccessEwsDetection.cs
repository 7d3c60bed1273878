using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-003: one grant, every mailbox.</summary>
public sealed class App003FullAccessEwsDetection : Detection
{
    private const string FullAccess = "dc890d15-9560-4a4c-9b7f-a736ec74ec40";
    private const double NewGrantDays = 30;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-003",
        Title = "App holds full access to every mailbox (EWS)",
        Severity = Severity.High,
        Escalation = "Critical when an app granted it, when it is younger than 30 days, when the app belongs to another tenant whose publisher is unverified, or when no "
            + "application access policy binds it (said only where policies were read). Low for an established app: older than 180 days, owned (own) or of a "
            + "verified publisher (foreign), certificates only, in use, nothing given lately.",
        Logic = "A service principal holds full_access_as_app of Office 365 Exchange Online, by the pair of resource and role id. Application access policies that "
            + "bind the app are shown.",
        Rationale = "It reads, writes and sends as every mailbox, without a trace of a user. It was granted in the Midnight Blizzard intrusion.",
        BenignIf = "An old backup, CRM, meeting-room or voicemail product. EWS is blocked by default from October 2026, so the need is vanishing.",
        Remediation = "Move the product to Graph with Exchange RBAC for applications and a scope, then remove the grant.",
        Techniques = ["T1114.002", "T1528"],
        Needs = [AppNeeds.GrantedPermissions, AppNeeds.MailboxPolicies, .. AppNeeds.AuditEventsInstead],
        Permissions = ["Application.Read.All", "Exchange: View-Only Organization Management"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new AppJudge(context);
        foreach (var app in context.Facts.Apps.Where(app => !AppJudge.IsUntouchedMicrosoft(app)))
        {
            var held = app.Permissions.Where(IsFullAccess).ToList();
            if (held.Count > 0)
            {
                yield return Judge(app, held, judge);
            }
        }
    }

    /// <summary>Whether a permission is full access to every mailbox, held now.</summary>
    internal static bool IsFullAccess(HeldPermission permission) =>
        permission is { IsEffective: true, IsApplicationPermission: true, ResourceAppId: WellKnown.ExchangeOnline } && string.Equals(permission.PermissionId, FullAccess, StringComparison.OrdinalIgnoreCase);

    private Finding Judge(AppProfile app, List<HeldPermission> held, AppJudge judge)
    {
        var behind = AppFindings.EventsBehind(app, held, []).ToList();
        var factors = new List<string>();
        if (behind.FirstOrDefault(found => found.Permissions.Count > 0 && found.Actor.Kind == AuditActorKind.Application) is { } byApp)
        {
            factors.Add($"App '{byApp.Actor.Name}' granted it.");
        }

        if (held.Any(permission => judge.Context.IsWithinDays(permission.GrantedAt, NewGrantDays)))
        {
            factors.Add("Granted within 30 days.");
        }

        if (AppJudge.IsForeignUnverified(app))
        {
            factors.Add("Foreign app of an unverified publisher.");
        }

        var isEstablished = factors.Count == 0 && judge.IsEstablished(app);
        if (app.Mailboxes?.Kind == MailboxReachKind.Everywhere && !isEstablished)
        {
            factors.Add("No application access policy binds it.");
        }

        var severity = factors.Count > 0 ? Severity.Critical : isEstablished ? Severity.Low : Severity.High;
        var finding = AppFindings.Create(
            Descriptor,
            app,
            severity,
            $"'{app.Name}' may read, write and send as {Reach(app)} through EWS.",
            [.. held.Select(permission => permission.Evidence), .. app.Mailboxes?.Evidence ?? [], app.Evidence, .. behind.Select(found => found.Evidence)],
            factors,
            behind.Select(found => found.Actor));
        return held.Any(permission => permission.IsInObjects) ? finding : finding with { Confidence = Confidence.Medium };
    }

    private static string Reach(AppProfile app) => app.Mailboxes is { Kind: MailboxReachKind.Restricted or MailboxReachKind.AllButSome } reach ? reach.Description : "every mailbox";
}
