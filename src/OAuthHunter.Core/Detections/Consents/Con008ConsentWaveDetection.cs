using System.Globalization;
using OAuthHunter.Detections.Apps;
using OAuthHunter.Facts.Consents;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Consents;

/// <summary>CON-008: one link, many users.</summary>
public sealed class Con008ConsentWaveDetection : Detection
{
    private const double NewAppDays = 30;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CON-008",
        Title = "Wave of consents to one app",
        Severity = Severity.High,
        Escalation = "Critical when a consent of the wave covers mail.",
        Logic = "Five users or more within 24 hours, or three within 60 minutes, consented each for himself to one app of another tenant whose publisher is not verified and that came into this tenant "
            + "less than 30 days before. Where the evidence does not tell when the app came or who made it, the wave is reported with less confidence.",
        Rationale = "This is what a phishing mail with a consent link looks like once it works.",
        BenignIf = "The roll-out of a service whose vendor is not verified.",
        Remediation = "Disable the service principal at once, then remove the grants, find the mail, and revoke the sessions of those who consented.",
        Techniques = ["T1566.002", "T1528"],
        Needs = AppNeeds.AuditEvents,
        Permissions = ["AuditLog.Read.All"],
        Licence = "Free (audit log of 7 days), Entra ID P1 (30 days)",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new ConsentJudge(context);
        return context.Facts.Consents.Waves.Where(IsSuspicious).Select(wave => Judge(wave, judge));
    }

    private static bool IsSuspicious(ConsentWave wave) =>
        ConsentJudge.IsForeignUnverified(wave.App) != false && !((wave.Start - wave.App.CreatedAt)?.TotalDays > NewAppDays);

    private Finding Judge(ConsentWave wave, ConsentJudge judge)
    {
        var app = wave.App;
        var permissions = wave.Consents.SelectMany(found => found.Permissions).ToList();
        var opensMail = ConsentJudge.OpensMail(permissions);
        var names = string.Join(", ", permissions.Select(permission => permission.Value).Distinct(StringComparer.OrdinalIgnoreCase));
        var finding = AppFindings.Create(
            Descriptor,
            app,
            opensMail ? Severity.Critical : Severity.High,
            $"{wave} consented to '{app.Name}'{(names.Length > 0 ? ": " + names : string.Empty)}. First: {ConsentJudge.Names(wave.Consents.Select(found => found.Actor.Name))}.",
            wave.Consents.Select(found => found.Evidence),
            opensMail ? ["It covers mail."] : [],
            wave.Consents.Select(found => found.Actor),
            wave.Start.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
        finding = judge.Temper(app, finding);
        return app.CreatedAt is null && finding.Confidence == Confidence.High ? finding with { Confidence = Confidence.Medium } : finding;
    }
}
