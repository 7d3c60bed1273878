using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-019: a home-made app that opens itself to the world.</summary>
public sealed class App019MadeMultiTenantDetection : Detection
{
    private const double SettledDays = 7;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-019",
        Title = "Single-tenant app was made multi-tenant",
        Severity = Severity.Medium,
        Escalation = "High when whoever did it holds no administrative role.",
        Logic = "An update changed the audience of an app that is older than 7 days and holds a permission rated High or worse, from this tenant only to other tenants.",
        Rationale = "A multi-tenant app can be consented to anywhere: actors used apps of tenants that they had taken over to reach thousands of others.",
        BenignIf = "The app is a product and its makers opened it.",
        Remediation = "Set the audience back, and set the instance lock (servicePrincipalLockConfiguration).",
        Techniques = ["T1671"],
        Needs = AppNeeds.AuditEvents,
        Permissions = ["AuditLog.Read.All", "Application.Read.All"],
        Licence = "Free (audit log of 7 days), Entra ID P1 (30 days)",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new AppJudge(context);
        foreach (var app in context.Facts.Apps)
        {
            var opened = app.Events.Where(found => found.Succeeded && IsOpening(found) && !((found.Time - app.CreatedAt)?.TotalDays < SettledDays)).ToList();
            var dangerous = app.Permissions.Where(permission => permission.IsEffective && permission.Danger >= Severity.High).ToList();
            if (opened.Count == 0 || dangerous.Count == 0)
            {
                continue;
            }

            var found = opened[opened.Count - 1];
            var isPlainUser = judge.IsPlainUser(found.Actor);
            yield return AppFindings.Create(
                Descriptor,
                app,
                isPlainUser ? Severity.High : Severity.Medium,
                $"{found.Actor.Name} opened '{app.Name}' to other tenants; it holds {MailPower.Names(dangerous)}.",
                [.. opened.Select(one => one.Evidence), .. dangerous.Select(permission => permission.Evidence), app.Evidence],
                isPlainUser ? [$"{found.Actor.Name} holds no administrative role."] : [],
                opened.Select(one => one.Actor)) with
            {
                FirstSeen = opened[0].Time,
                LastSeen = found.Time,
            };
        }
    }

    private static bool IsOpening(AppEvent found) =>
        AuditValues.Flag(AuditValues.Old(found.Record, "AvailableToOtherTenants")) == false && AuditValues.Flag(AuditValues.New(found.Record, "AvailableToOtherTenants")) == true;
}
