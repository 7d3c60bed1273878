using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using System.Globalization;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-010: a name made for the eye, not for the reader.</summary>
public sealed class App010DeceptiveNameDetection : Detection
{
    private const double YoungDays = 180;
    private const int FewUsers = 3;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-010",
        Title = "App has a look-alike or brand-impersonating name",
        Severity = Severity.Medium,
        Escalation = "High for characters that cannot be seen, mixed scripts, digits in place of letters and names of Microsoft apps written with other characters; "
            + "Critical when such an app can reach mail. High for a brand word on an app that can reach mail. Low confidence where only a brand word speaks.",
        Logic = "The name is folded (compatibility forms, look-alike letters) and compared with the names of Microsoft's own apps; it is searched for invisible "
            + "characters, for two scripts inside one word and for known lures. A brand word counts only on a foreign app of an unverified publisher that is younger "
            + "than 180 days or that at most three users consented to. Apps of Microsoft's own tenants are left out.",
        Rationale = "Consent phishing lives on names that a hurried user takes for something he knows.",
        BenignIf = "The name belongs to a product that builds on the brand, and its maker is known.",
        Remediation = "Disable the app, revoke its grants, and look at what the users who consented did and received.",
        Techniques = ["T1036.005", "T1566.002"],
        Needs = [new EvidenceNeed("apps", EntitySets.ServicePrincipals), .. AppNeeds.AuditEventsInstead],
        Permissions = ["Application.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var app in context.Facts.Apps.Where(app => app.Ownership != AppOwnership.Microsoft && !app.IsManagedIdentity))
        {
            var mail = MailPower.Of(app).ToList();
            if (app.NameSigns.Deceit is { } deceit)
            {
                yield return Create(app, mail.Count > 0 ? Severity.Critical : Severity.High, deceit, mail);
            }
            else if (app.NameSigns.Lure is { } lure)
            {
                yield return Create(app, Severity.Medium, $"It follows a known lure ({lure.Id}).", mail) with { Confidence = Confidence.Medium };
            }
            else if (app.NameSigns.Brand is { } brand && IsDoubtful(context, app))
            {
                // The catalogue raises any such name with mail to Critical. A brand word alone is too weak for that: every add-on for
                // Outlook has one.
                yield return Create(app, mail.Count > 0 ? Severity.High : Severity.Medium, $"It bears the brand '{brand}', and its publisher is another tenant and unverified.", mail) with { Confidence = Confidence.Low };
            }
        }
    }

    private static bool IsDoubtful(HuntContext context, AppProfile app) =>
        AppJudge.IsForeignUnverified(app)
        && (context.IsWithinDays(app.CreatedAt, YoungDays)
            || (app.ConsentingUserIds.Count is > 0 and <= FewUsers && !app.Permissions.Any(permission => permission.IsEffective && (permission.IsTenantWide || permission.IsApplicationPermission))));

    private Finding Create(AppProfile app, Severity severity, string reason, List<HeldPermission> mail) => AppFindings.Create(
        Descriptor,
        app,
        severity,
        $"'{Visible(app.Name)}': {reason}{(mail.Count > 0 ? $" It holds {MailPower.Names(mail)}." : string.Empty)}",
        [app.Evidence, .. mail.Select(permission => permission.Evidence)],
        mail.Count > 0 ? [$"It can reach mail: {MailPower.Names(mail)}."] : []);

    // What cannot be seen is what the reader must see.
    private static string Visible(string name) => string.Concat(name.Select(character =>
        char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.Control
            ? string.Format(CultureInfo.InvariantCulture, "[U+{0:X4}]", (int)character)
            : character.ToString()));
}
