using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-025: a key of our own on somebody else's app.</summary>
public sealed class App025MicrosoftAppCredentialDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-025",
        Title = "Microsoft's own app carries credentials that were added here",
        Severity = Severity.High,
        Escalation = "Critical when the app holds a permission rated High or worse, a role of tier 0 or 1 or an Exchange role. Low when every such credential has expired.",
        Logic = "A service principal that a Microsoft tenant registered has a secret, or a key that proves the app (usage Verify), on the object in this tenant. SAML "
            + "signing keys are left out. In the audit log, credentials that were added and not taken away count where objects were not captured.",
        Rationale = "Microsoft's apps are trusted everywhere and often hold wide permissions. The actors of the SolarWinds attack put keys of their own on them.",
        BenignIf = "A service that makes its own key here: directory synchronisation, federation, onboarding of endpoint protection. Such a key is as old as the service.",
        Remediation = "Remove the credential. The instance lock of a multi-tenant app prevents it for good.",
        Techniques = ["T1098.001"],
        Needs = [new EvidenceNeed("apps with credentials", EntitySets.ServicePrincipals), .. AppNeeds.AuditEventsInstead],
        Permissions = ["Application.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new AppJudge(context);
        foreach (var app in context.Facts.Apps.Where(app => app.Ownership == AppOwnership.Microsoft && !app.IsManagedIdentity))
        {
            var credentials = app.CurrentCredentials.Where(held => held.IsOnServicePrincipal).ToList();
            if (credentials.Count == 0)
            {
                continue;
            }

            var live = judge.LiveCredentials(app).Count(held => held.IsOnServicePrincipal);
            var isPowerful = AppJudge.IsPrivileged(app);
            var permissions = AppJudge.DangerousPermissions(app).ToList();
            yield return AppFindings.Create(
                Descriptor,
                app,
                live == 0 ? Severity.Low : isPowerful ? Severity.Critical : Severity.High,
                $"'{app.Name}', an app of Microsoft's, has {credentials.Count} credential(s) of this tenant{(live == 0 ? ", all expired" : string.Empty)}.",
                [.. credentials.Select(held => held.Evidence), app.Evidence, .. permissions.Select(permission => permission.Evidence)],
                live > 0 && isPowerful ? [$"It holds {string.Join(", ", permissions.Select(permission => permission.Value).Concat(AppJudge.PrivilegedRoles(app).Select(role => role.Name)).Concat((app.ExchangeRoles ?? []).Select(role => role.Name)).Distinct())}."] : [],
                credentials.Select(held => held.AddedBy));
        }
    }
}
