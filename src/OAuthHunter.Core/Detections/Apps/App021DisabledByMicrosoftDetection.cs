using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-021: Microsoft itself has judged.</summary>
public sealed class App021DisabledByMicrosoftDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-021",
        Title = "App was disabled by Microsoft",
        Severity = Severity.High,
        Escalation = "Critical when the app can reach mail or administer Exchange Online, or when users or an administrator consented to it.",
        Logic = "disabledByMicrosoftStatus of the service principal or of the registration is anything but empty or NotDisabled. Deleted apps count.",
        Rationale = "Microsoft disables an app when it was seen to break the terms, mostly after consent phishing elsewhere.",
        BenignIf = "Nothing known.",
        Remediation = "Treat it as malicious: find who consented, when, and what the app did until it was stopped.",
        Techniques = ["T1671"],
        Needs = [new EvidenceNeed("apps", EntitySets.ServicePrincipals), AppNeeds.Registrations, new EvidenceNeed("deleted apps", EntitySets.DeletedServicePrincipals)],
        Permissions = ["Application.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var app in context.Facts.Apps)
        {
            var status = new[] { app.ServicePrincipal?.DisabledByMicrosoftStatus, app.Application?.DisabledByMicrosoftStatus }
                .FirstOrDefault(text => text is { Length: > 0 } && !text.Equals("NotDisabled", StringComparison.OrdinalIgnoreCase));
            if (status is null)
            {
                continue;
            }

            var power = MailPower.Of(app).Concat(app.ManageExchangePermissions).ToList();
            var consents = app.Events.Where(found => found.Succeeded && found.Kind == AppEventKind.Consented).ToList();
            var escalations = new List<string>();
            if (power.Count > 0)
            {
                escalations.Add($"It holds {MailPower.Names(power)}.");
            }

            var forAll = app.Permissions.Where(permission => permission is { IsEffective: true, IsTenantWide: true }).ToList();
            if (app.ConsentingUserIds.Count > 0 || consents.Count > 0)
            {
                escalations.Add("Users consented to it.");
            }
            else if (forAll.Count > 0)
            {
                escalations.Add("It was let in for all users.");
            }

            yield return AppFindings.Create(
                Descriptor,
                app,
                escalations.Count > 0 ? Severity.Critical : Severity.High,
                $"Microsoft disabled '{app.Name}' ({status}).",
                [app.Evidence, .. power.Concat(forAll).Select(permission => permission.Evidence), .. consents.Select(found => found.Evidence)],
                escalations,
                consents.Select(found => found.Actor));
        }
    }
}
