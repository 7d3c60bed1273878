using OAuthHunter.Detections.Connectors;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.Mailboxes;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Forwarding;

/// <summary>FWD-009.</summary>
public sealed class Fwd009MassMailAccessDetection : Detection
{
    private const double Young = 30;
    private const double Memory = 14;
    private const int ShownRows = 10;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "FWD-009",
        Title = "Application reads or sends mail in mass",
        Severity = Severity.High,
        Escalation = "Critical for an application younger than 30 days that is not Microsoft's, or one with a record of malice. Medium for applications that the evidence does not know, and when people used it in their own mailboxes only.",
        Logic = "Per application id, Microsoft's own left out: five mailboxes or more within ten minutes (counted in steps of five), or so much that the log stopped counting (IsThrottled), or three mailboxes fetched whole (Sync) in a day; or more than 100 mails an hour and three "
            + "times the most of the seven days before. Each only when it is new: nothing of the kind in the log before, and the log reaches back 14 days, or the application is younger than 30 days.",
        Rationale = "With one grant an application reads every mailbox. This is what was stolen in the cases of 2023 to 2025 that began with an app, and what backup products do every night, which is why the first time counts.",
        BenignIf = "A backup, archive or mailing product was just introduced.",
        Remediation = "Contain the application first: disable its service principal, remove its credentials and grants; an issued token lives on for an hour or more. Then list what it read (MailItemsAccessed) and tell the owners.",
        Techniques = ["T1114.002", "T1496.004"],
        Needs = [MailboxNeeds.Audit],
        Permissions = [MailboxNeeds.ReadAudit],
        Licence = "Audit (Standard): MailItemsAccessed is logged since 2024",
        References = [MailboxNeeds.MailItemsAccessed],
    };

    public override IEnumerable<Finding> Detect(HuntContext context) =>
        context.Facts.Mailboxes.AppAccess.Select(access => Judge(context, access)).OfType<Finding>();

    public override IEnumerable<string> NotAssessed(HuntContext context)
    {
        if (!context.Facts.Mailboxes.HasReadRecords)
        {
            yield return "The log holds no MailItemsAccessed record: it was not exported with them, or mailboxes are not audited.";
        }

        if (!context.Has(EntitySets.ServicePrincipals))
        {
            yield return "Service principals were not captured: Microsoft's own clients cannot be told from other applications.";
        }
    }

    private Finding? Judge(HuntContext context, AppMailAccess access)
    {
        var app = context.Facts.FindApp(access.AppId);
        var isYoung = app?.Ownership is not AppOwnership.Microsoft && context.IsWithinDays(app?.CreatedAt, Young);
        var signs = Signs(context, access, isYoung).ToList();

        // Without the list of apps a mail client of Microsoft's looks like any other: people in their own mailboxes are no sign then.
        if (signs.Count == 0 || (app is null && !access.IsForeignAccess && !context.Has(EntitySets.ServicePrincipals)))
        {
            return null;
        }

        var isAbused = Knowledge.AbusedApps.Find(access.AppId) is { Verdict: "malicious" };
        var severity = isAbused || (isYoung && app is not null) ? Severity.Critical : app is null || !access.IsForeignAccess ? Severity.Medium : Severity.High;
        var target = app?.ToTarget() ?? new FindingTarget(TargetKind.Application, access.AppId, access.AppId) { AppId = access.AppId, Subjects = [Subject.App(access.AppId)] };
        var rows = signs.SelectMany(sign => sign.Rows).Distinct().OrderBy(row => row.Time).Take(ShownRows).ToList();
        if (app is not null)
        {
            rows.Insert(0, app.Evidence);
        }

        return FindingFactory.Create(
            Descriptor, target, severity, $"{(app is null ? $"Application {access.AppId}" : $"'{app.Name}'")} {string.Join("; ", signs.Select(sign => sign.Text))}.", rows) with
        {
            Escalations = isAbused ? ["The application has a record of malice."] : isYoung && app is not null ? ["The application is younger than 30 days."] : [],
            Subjects = [.. target.Subjects, .. access.Mailboxes.Where(mailbox => mailbox.IndexOf('@') > 0).Select(Subject.User)],
            Confidence = app is null ? Confidence.Low : access.IsForeignAccess ? Confidence.High : Confidence.Medium,
        };
    }

    private static IEnumerable<(string Text, IEnumerable<EvidenceItem> Rows)> Signs(HuntContext context, AppMailAccess access, bool isYoung)
    {
        var start = context.Facts.Coverage.Of(EntitySets.UnifiedAuditLog).First;
        bool IsNew(DateTimeOffset time) => isYoung || start <= time.AddDays(-Memory);
        if (access.Masses is { Count: > 0 } masses && IsNew(masses[0].Time))
        {
            yield return ($"touched {MailAccessLedger.Several} mailboxes or more within ten minutes for the first time at {MailFlowFinding.Moment(masses[0].Time)}", masses.Take(3).Select(mass => mass.Row));
        }

        if (access.Throttled is { Count: > 0 } throttled && IsNew(throttled[0].Time))
        {
            yield return ($"read so much that the log stopped counting, at {MailFlowFinding.Moment(throttled[0].Time)}", throttled.Take(3).Select(one => one.Row));
        }

        if (access.Synchronised is { } sync && IsNew(sync.Time))
        {
            yield return ($"fetched {(sync.Mailboxes >= MailAccessLedger.Several ? $"{sync.Mailboxes} or more" : $"{sync.Mailboxes}")} mailboxes whole on {sync.Time.AsDay()}", [sync.Row]);
        }

        if (access.SendBursts.FirstOrDefault(burst => IsNew(burst.Time)) is { Sent: > 0 } burst)
        {
            yield return ($"sent {burst.Sent} mails in the hour of {MailFlowFinding.Moment(burst.Time)}, where {burst.MostBefore} was the most of the week before", [burst.Row]);
        }
    }
}
