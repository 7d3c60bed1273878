using OAuthHunter.Detections.Apps;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Consents;

/// <summary>CON-006: Entra stopped a consent because the app looked risky.</summary>
public sealed class Con006BlockedConsentDetection : Detection
{
    private const int ManyUsers = 3;

    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CON-006",
        Title = "Consent was blocked because the app is risky",
        Severity = Severity.Medium,
        Escalation = "High when a consent to the same app succeeded after it, and when three users or more were stopped within 24 hours.",
        Logic = "A consent in the audit log that failed because risk-based step-up consent stopped it (reason UserConsentBlockedForRiskyApps, or 'Risky application detected').",
        Rationale = "A user was led to a consent page that Microsoft takes for phishing. He is seldom the only one who got the link, and an administrator may be asked next.",
        BenignIf = "A new app of a small vendor that is not verified yet and that the user meant to use.",
        Remediation = "Ask the user where the link came from, look for others who got it, look the app up, and disable its service principal if it has one here.",
        Techniques = ["T1566.002", "T1528"],
        Needs = AppNeeds.AuditEvents,
        Permissions = ["AuditLog.Read.All"],
        Licence = "Free (audit log of 7 days), Entra ID P1 (30 days)",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var app in context.Facts.Apps)
        {
            var blocked = app.Events.Where(IsBlocked).ToList();
            if (blocked.Count > 0)
            {
                yield return Judge(app, blocked);
            }
        }
    }

    private static bool IsBlocked(AppEvent found) => found.Kind == AppEventKind.Consented && !found.Succeeded
        && new[] { found.Record.ResultReason, AuditValues.New(found.Record, "ConsentAction.Reason"), AuditValues.New(found.Record, "MethodExecutionResult.") }
            .Any(text => text is not null && (Has(text, "BlockedForRiskyApp") || Has(text, "Risky application")));

    private static bool Has(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    private Finding Judge(AppProfile app, List<AppEvent> blocked)
    {
        var after = app.Events.Where(found => found.Kind == AppEventKind.Consented && found.Succeeded && found.Time >= blocked[0].Time).ToList();
        var escalations = new List<string>();
        if (after.Count > 0)
        {
            escalations.Add($"{after[0].Actor.Name} consented to it afterwards.");
        }

        var most = blocked.Max(found => blocked.Where(other => other.Time >= found.Time && other.Time - found.Time <= Window).Select(ConsentJudge.UserOf).OfType<string>().Distinct().Count());
        if (most >= ManyUsers)
        {
            escalations.Add($"{most} users were stopped within 24 hours.");
        }

        return AppFindings.Create(
            Descriptor,
            app,
            escalations.Count > 0 ? Severity.High : Severity.Medium,
            $"{ConsentJudge.Names(blocked.Select(found => found.Actor.Name))} wanted to consent to '{app.Name}' and was stopped, because the app looks risky.",
            blocked.Concat(after).Select(found => found.Evidence),
            escalations,
            blocked.Concat(after).Select(found => found.Actor));
    }
}
