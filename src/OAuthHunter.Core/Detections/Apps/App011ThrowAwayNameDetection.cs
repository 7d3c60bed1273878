using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-011: a name that nobody gives to an app that is meant to stay.</summary>
public sealed class App011ThrowAwayNameDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-011",
        Title = "App has a throw-away name",
        Severity = Severity.Low,
        Escalation = "High when the app can reach mail, or has the reply address http://localhost:<port>/access; Critical with both.",
        Logic = "The name of an own or foreign app equals the address, alias or display name of a user, is made for a trial (\"test\", \"my app\", \"asd\"), has neither "
            + "letter nor digit, or is one or two characters long.",
        Rationale = "Apps made by script or in haste after a takeover are often named after the account that made them, or not named at all.",
        BenignIf = "A developer is trying something out.",
        Remediation = "Ask the owner; delete what nobody needs.",
        Techniques = ["T1036.005"],
        Needs = [new EvidenceNeed("apps", EntitySets.ServicePrincipals), new EvidenceNeed("names of users", EntitySets.Users), .. AppNeeds.AuditEventsInstead],
        Permissions = ["Application.Read.All", "User.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var app in context.Facts.Apps.Where(app => app.Ownership is AppOwnership.Own or AppOwnership.Foreign && !app.IsManagedIdentity))
        {
            var reason = app.NamedAfterUser is { } user ? $"it bears the name of {user}" : app.NameSigns.ThrowAway;
            if (reason is null)
            {
                continue;
            }

            var mail = MailPower.Of(app).ToList();
            var access = (app.RedirectUris ?? []).FirstOrDefault(RedirectUris.IsLocalhostAccess);
            var escalations = new List<string>();
            if (mail.Count > 0)
            {
                escalations.Add($"It can reach mail: {MailPower.Names(mail)}.");
            }

            if (access is not null)
            {
                escalations.Add($"Its reply address is {access}.");
            }

            yield return AppFindings.Create(
                Descriptor,
                app,
                escalations.Count switch { 0 => Severity.Low, 1 => Severity.High, _ => Severity.Critical },
                $"The name '{app.Name}' looks thrown away: {reason}.",
                [app.Evidence, .. mail.Select(permission => permission.Evidence)],
                escalations,
                [app.CreatedBy]);
        }
    }
}
