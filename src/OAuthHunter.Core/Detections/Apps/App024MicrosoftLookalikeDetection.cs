using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-024: Microsoft's name on an app that is not Microsoft's.</summary>
public sealed class App024MicrosoftLookalikeDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-024",
        Title = "App bears the name of a Microsoft app and is not Microsoft's",
        Severity = Severity.High,
        Escalation = "Critical when it can reach mail. Low for an app of this tenant: administrators like to name their own apps so.",
        Logic = "The name, folded and with look-alike letters read as what they look like, equals the name of one of Microsoft's own apps (names of two words and "
            + "more, from the table of Microsoft's apps), and the tenant that registered it is not one of Microsoft's. The id of an app decides nothing.",
        Rationale = "A user who is asked to trust \"Microsoft Teams\" trusts it.",
        BenignIf = "A vendor that took the same words, or an administrator's own app.",
        Remediation = "Disable it, revoke its grants, and look at what its users received and sent.",
        Techniques = ["T1036.005"],
        Needs = [new EvidenceNeed("apps", EntitySets.ServicePrincipals)],
        Permissions = ["Application.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var app in context.Facts.Apps.Where(app => app.Ownership is AppOwnership.Own or AppOwnership.Foreign && !app.IsManagedIdentity && app.NameSigns.MicrosoftName is not null))
        {
            var mail = MailPower.Of(app).ToList();
            var isOwn = app.Ownership == AppOwnership.Own;
            yield return AppFindings.Create(
                Descriptor,
                app,
                isOwn ? Severity.Low : mail.Count > 0 ? Severity.Critical : Severity.High,
                $"'{app.Name}' bears the name of Microsoft's '{app.NameSigns.MicrosoftName}' and was registered by {(isOwn ? "this tenant" : "tenant " + app.OwnerTenantId)}.",
                [app.Evidence, .. mail.Select(permission => permission.Evidence)],
                !isOwn && mail.Count > 0 ? [$"It can reach mail: {MailPower.Names(mail)}."] : []);
        }
    }
}
