using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-006: an app that can make itself, or anybody, an administrator.</summary>
public sealed class App006TierZeroPermissionDetection : Detection
{
    private static readonly HashSet<string> Classes = new(StringComparer.OrdinalIgnoreCase) { "tier0", "consent", "account", "defence" };

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-006",
        Title = "App holds a permission that rules the tenant",
        Severity = Severity.High,
        Escalation = "Critical for an own app with a secret, and for a foreign app whose publisher is known to be unverified. "
            + "Low for an established app: older than 180 days, owned and with certificates on the registration only (own) or from a verified publisher and without credentials "
            + "added here (foreign), in use, and no permission, role or credential given lately.",
        Logic = "An application permission that is granted, on the resource that offers it, and that the table of dangerous permissions rates Critical in the classes "
            + "tier0, consent, account or defence, or that writes Exchange's own roles through Graph. Microsoft's own apps count only when this tenant added credentials to them.",
        Rationale = "With one of these the app can grant itself any permission, assign any role, take over accounts or switch protection off.",
        BenignIf = "A provisioning, governance or privileged-access product that needs it and is run by somebody.",
        Remediation = "Replace it by a narrower permission (for example Application.ReadWrite.OwnedBy), use a certificate, and bind the app to its addresses with Conditional Access for workload identities.",
        Techniques = ["T1098.003"],
        Needs = [AppNeeds.GrantedPermissions, .. AppNeeds.AuditEventsInstead],
        Permissions = ["Application.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new AppJudge(context);
        foreach (var app in context.Facts.Apps)
        {
            var permissions = app.Permissions.Where(permission => permission.IsEffective && IsTierZero(permission)).ToList();
            if (permissions.Count == 0 || AppJudge.IsUntouchedMicrosoft(app))
            {
                continue;
            }

            var factors = RiskFactors(app, judge).ToList();
            var severity = factors.Count > 0 ? Severity.Critical : judge.IsEstablished(app) ? Severity.Low : Severity.High;
            var behind = AppFindings.EventsBehind(app, permissions, []).ToList();
            var finding = AppFindings.Create(
                Descriptor,
                app,
                severity,
                $"'{app.Name}' holds {string.Join(", ", permissions.Select(permission => permission.Value).Distinct())}. {permissions[0].DangerReason}",
                [.. permissions.Select(permission => permission.Evidence), app.Evidence, .. behind.Select(found => found.Evidence)],
                factors,
                behind.Select(found => found.Actor));
            yield return permissions.Any(permission => permission.IsInObjects) ? finding : finding with { Confidence = Confidence.Medium };
        }
    }

    /// <summary>Whether a granted application permission rules the tenant.</summary>
    internal static bool IsTierZero(HeldPermission permission) =>
        permission.IsApplicationPermission
        && permission.Danger == Severity.Critical
        && permission.DangerClass is { } kind
        && (Classes.Contains(kind) || (kind == "exo-admin" && permission.ResourceAppId == WellKnown.MicrosoftGraph));

    private static IEnumerable<string> RiskFactors(AppProfile app, AppJudge judge)
    {
        if (app.Ownership == AppOwnership.Own && judge.LiveCredentials(app).Any(held => held.Credential.Kind == AppCredentialKind.Secret))
        {
            yield return "Own app that proves itself with a secret.";
        }

        if (app.Ownership == AppOwnership.Foreign && app.IsPublisherKnown && app.VerifiedPublisher is null)
        {
            yield return "Foreign app of an unverified publisher.";
        }
    }
}
