using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-012: mail in the hands of a maker whom nobody checked.</summary>
public sealed class App012UnverifiedPublisherDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-012",
        Title = "App of an unverified publisher can reach mail or files",
        Severity = Severity.Medium,
        Escalation = "High when it holds an application permission, which reaches every mailbox or file.",
        Logic = "A foreign app whose publisher is known to be unverified holds, effectively, a permission over mail or files, delegated or application; or the audit "
            + "log shows that the verified publisher of an own app was taken off.",
        Rationale = "Verification costs a maker nothing but an account that Microsoft checked. Most rogue apps do without.",
        BenignIf = "A small vendor that is known to the tenant. Verified, on the other hand, is no proof of good.",
        Remediation = "Ask the vendor to verify, or remove the app. Allow user consent to apps of verified publishers only.",
        Techniques = ["T1671"],
        Needs = [AppNeeds.Publishers, .. AppNeeds.AuditEvents],
        Permissions = ["Application.Read.All", "AuditLog.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var app in context.Facts.Apps)
        {
            var power = app.Permissions.Where(permission => permission.IsEffective && MailPower.IsMailOrFiles(permission) && permission.Danger >= Severity.Medium).ToList();
            if (power.Count > 0 && AppJudge.IsForeignUnverified(app))
            {
                yield return OfPower(app, power);
            }

            var taken = app.Events.Where(found => found.Succeeded && found.Kind == AppEventKind.PublisherUnverified).ToList();
            if (taken.Count > 0 && app.Ownership == AppOwnership.Own)
            {
                yield return AppFindings.Create(
                    Descriptor,
                    app,
                    Severity.Medium,
                    $"The verified publisher of '{app.Name}' was taken off by {taken[0].Actor.Name}.",
                    taken.Select(found => found.Evidence),
                    actors: taken.Select(found => found.Actor),
                    discriminator: "unset");
            }
        }
    }

    private Finding OfPower(AppProfile app, List<HeldPermission> power)
    {
        var forAll = power.Where(permission => permission.IsApplicationPermission).ToList();
        return AppFindings.Create(
            Descriptor,
            app,
            forAll.Count > 0 ? Severity.High : Severity.Medium,
            $"'{app.Name}' belongs to tenant {app.OwnerTenantId}, its publisher is unverified, and it holds {MailPower.Names(power)}.",
            [app.Evidence, .. power.Select(permission => permission.Evidence)],
            forAll.Count > 0 ? [$"Without a user, over all: {MailPower.Names(forAll)}."] : []);
    }
}
