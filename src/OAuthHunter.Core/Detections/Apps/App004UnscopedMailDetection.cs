using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-004: mail of everybody, for one app.</summary>
public sealed class App004UnscopedMailDetection : Detection
{
    private static readonly HashSet<string> Classes = new(StringComparer.Ordinal) { "mail-all", "mail-send", "mail-read" };

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-004",
        Title = "App may read or send mail of every mailbox",
        Severity = Severity.High,
        Escalation = "Critical for an app of another tenant and an unverified publisher that may both write and send, or that has a secret here. Low for an established "
            + "app. Not reported where a RestrictAccess policy binds the app.",
        Logic = "An application permission of the classes mail-all, mail-send or mail-read (full_access_as_app is APP-003), effective, and no valid RestrictAccess "
            + "application access policy for the application id. Grants of Entra and roles of Exchange add up: a scoped Exchange role changes nothing while the "
            + "grant stands.",
        Rationale = "Mail of everybody is what most intruders want; with the right to send it is also the means to go on.",
        BenignIf = "A product that archives, scans or sends for the whole organisation.",
        Remediation = "Give the app the Exchange role \"Application Mail.Read\" (or Send) with a management scope, then delete the grant in Entra: as long as it stands, the "
            + "scope does nothing.",
        Techniques = ["T1114.002", "T1671"],
        Needs = [AppNeeds.GrantedPermissions, AppNeeds.MailboxPolicies, .. AppNeeds.AuditEventsInstead],
        Permissions = ["Application.Read.All", "Exchange: View-Only Organization Management"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new AppJudge(context);
        foreach (var app in context.Facts.Apps.Where(app => !AppJudge.IsUntouchedMicrosoft(app) && app.Mailboxes?.Kind != MailboxReachKind.Restricted))
        {
            var held = app.Permissions.Where(IsMailOfAll).ToList();
            if (held.Count > 0)
            {
                yield return Judge(app, held, judge);
            }
        }
    }

    private static bool IsMailOfAll(HeldPermission permission) =>
        permission is { IsEffective: true, IsApplicationPermission: true, DangerClass: { } kind } && Classes.Contains(kind) && permission.Danger >= Severity.High && !App003FullAccessEwsDetection.IsFullAccess(permission);

    private Finding Judge(AppProfile app, List<HeldPermission> held, AppJudge judge)
    {
        var factors = new List<string>();
        if (AppJudge.IsForeignUnverified(app))
        {
            if (held.Any(permission => permission.DangerClass == "mail-all") && held.Any(permission => permission.DangerClass == "mail-send"))
            {
                factors.Add("Foreign app of an unverified publisher that may write and send.");
            }

            if (judge.LiveCredentials(app).Any(credential => credential.Credential.Kind == AppCredentialKind.Secret))
            {
                factors.Add("Foreign app of an unverified publisher, with a secret that was added here.");
            }
        }

        var severity = factors.Count > 0 ? Severity.Critical : judge.IsEstablished(app) ? Severity.Low : Severity.High;
        var scoped = (app.ExchangeRoles ?? []).Where(role => role is { IsApplicationRole: true, Scope: not null }).ToList();
        var behind = AppFindings.EventsBehind(app, held, []).ToList();
        var finding = AppFindings.Create(
            Descriptor,
            app,
            severity,
            $"'{app.Name}' holds {MailPower.Names(held)} over {(app.Mailboxes is { Kind: MailboxReachKind.AllButSome } reach ? reach.Description : "every mailbox")}"
                + $"{(scoped.Count > 0 ? $"; the scope of its Exchange role {scoped[0].Name} does nothing meanwhile" : string.Empty)}.",
            [.. held.Select(permission => permission.Evidence), .. scoped.Select(role => role.Evidence), .. app.Mailboxes?.Evidence ?? [], app.Evidence, .. behind.Select(found => found.Evidence)],
            factors,
            behind.Select(found => found.Actor));
        return held.Any(permission => permission.IsInObjects) ? finding : finding with { Confidence = Confidence.Medium };
    }
}
