using OAuthHunter.Detections.Apps;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Consents;

/// <summary>CON-005: a permission that no person granted.</summary>
public sealed class Con005GrantedByAppDetection : Detection
{
    // Services of Entra that grant on behalf of somebody; trusted by name only as far as no object contradicts.
    private static readonly HashSet<string> MicrosoftServices = new(StringComparer.OrdinalIgnoreCase)
    {
        "Managed Service Identity", "Azure AD Cloud Sync", "Microsoft Azure AD Internal - Jit Provisioning", "Microsoft.Azure.SyncFabric",
    };

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CON-005",
        Title = "Permission was granted by an application",
        Severity = Severity.High,
        Escalation = "Critical for full access to every mailbox, app-only administration of Exchange Online and permissions that rule the tenant. "
            + "Low when the only thing known of the granting app is the name of a Microsoft service.",
        Logic = "In the audit log a dangerous application permission, or a delegated one for all users, was granted and the initiator is an app, not a person. "
            + "The key is the resource together with the permission's id. Apps of Microsoft's own tenants are left out as granters.",
        Rationale = "An app that may grant permissions bypasses consent altogether. It is how a small foothold became access to every mailbox in the Midnight Blizzard attack.",
        BenignIf = "A governance product or a deployment pipeline that is known to grant permissions.",
        Remediation = "Revoke the grant, then treat the granting app as taken until somebody explains it: it holds the right to grant anything.",
        Techniques = ["T1098.003", "T1528"],
        Needs = AppNeeds.AuditEvents,
        Permissions = ["AuditLog.Read.All"],
        Licence = "Free (audit log of 7 days), Entra ID P1 (30 days)",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var granters = context.Facts.Apps
            .SelectMany(app => new[] { app.AppId, app.ServicePrincipalId }.OfType<string>().Select(id => (Id: id.ToLowerInvariant(), App: app)))
            .GroupBy(pair => pair.Id, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().App, StringComparer.Ordinal);
        foreach (var app in context.Facts.Apps)
        {
            foreach (var granted in app.Events.Where(IsGrantByApp).GroupBy(found => found.Actor.Key ?? found.Actor.Name, StringComparer.Ordinal))
            {
                var granter = Find(granters, granted.First().Actor);
                if (granter?.Ownership != AppOwnership.Microsoft)
                {
                    yield return Judge(app, granter, [.. granted]);
                }
            }
        }
    }

    private static bool IsGrantByApp(AppEvent found) =>
        found.Succeeded
        && found.Actor.Kind == AuditActorKind.Application
        && found.Kind is AppEventKind.ApplicationPermissionGranted or AppEventKind.DelegatedPermissionGranted or AppEventKind.Consented
        && found.Permissions.Any(IsDangerous);

    private static bool IsDangerous(HeldPermission permission) => permission.Danger is not null && (permission.IsApplicationPermission || permission.IsTenantWide);

    private static AppProfile? Find(Dictionary<string, AppProfile> apps, AuditActor actor) => new[] { actor.AppId, actor.ServicePrincipalId, actor.Id }
        .OfType<string>()
        .Select(id => apps.TryGetValue(id.ToLowerInvariant(), out var app) ? app : null)
        .FirstOrDefault(app => app is not null);

    private Finding Judge(AppProfile app, AppProfile? granter, List<AppEvent> grants)
    {
        var permissions = grants.SelectMany(found => found.Permissions).Where(IsDangerous).ToList();
        var worst = permissions
            .Where(permission => permission.IsManageExchange || permission.Value == "full_access_as_app" || App006TierZeroPermissionDetection.IsTierZero(permission))
            .Select(permission => permission.Value).Distinct().ToList();
        var actor = grants[0].Actor;
        var isMicrosoftByName = granter?.ServicePrincipal is null && actor.DisplayName is { } name && MicrosoftServices.Contains(name);
        var severity = isMicrosoftByName ? Severity.Low : worst.Count > 0 ? Severity.Critical : Severity.High;
        var finding = AppFindings.Create(
            Descriptor,
            app,
            severity,
            $"App '{actor.DisplayName ?? granter?.Name ?? actor.Name}' granted {string.Join(", ", permissions.Select(permission => permission.Value).Distinct())} to '{app.Name}'; no person consented.",
            grants.Select(found => found.Evidence),
            severity == Severity.Critical ? [$"Granted {string.Join(", ", worst)}."] : [],
            grants.Select(found => found.Actor),
            granter?.AppId ?? actor.Key);
        return isMicrosoftByName ? finding with { Confidence = Confidence.Low } : granter is null ? finding : finding with
        {
            Subjects = [.. finding.Subjects.Concat(granter.ToTarget().Subjects).Distinct(StringComparer.Ordinal)],
        };
    }
}
