using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-026: a permission that the app itself does not know of.</summary>
public sealed class App026NeverAskedForDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-026",
        Title = "App was granted a permission that it never asked for",
        Severity = Severity.Medium,
        Escalation = "High for app-only administration of Exchange Online and permissions that rule the tenant. Low for an established app (old, owned, in use, "
            + "certificates only, nothing given lately).",
        Logic = "What an app of this tenant holds, effectively, is compared with what its manifest asks for (requiredResourceAccess). What is left over and rated High "
            + "or worse is reported. Managed identities have no manifest and are left out.",
        Rationale = "Consent gives what the manifest asks for. A grant beside it was made by script or through Graph, past every consent dialogue.",
        BenignIf = "The app asks for its permissions when it needs them (dynamic consent), or a script of the administrators granted it.",
        Remediation = "Find the event that granted it, and whoever did it.",
        Techniques = ["T1098.003"],
        Needs = [new EvidenceNeed("registrations and grants", EntitySets.ServicePrincipals, EntitySets.Applications, EntitySets.AppRoleAssignments)],
        Permissions = ["Application.Read.All", "Directory.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new AppJudge(context);
        foreach (var app in context.Facts.Apps.Where(app => app.Ownership == AppOwnership.Own && !app.IsManagedIdentity && app.Application?.RequiredResourceAccess is not null))
        {
            var extra = Extra(app);
            if (extra.Count == 0)
            {
                continue;
            }

            var worst = extra.Where(permission => permission.IsManageExchange || App006TierZeroPermissionDetection.IsTierZero(permission)).ToList();
            var isEstablished = judge.IsEstablished(app);
            var behind = AppFindings.EventsBehind(app, extra, []).Where(found => found.Permissions.Count > 0).ToList();
            yield return AppFindings.Create(
                Descriptor,
                app,
                isEstablished ? Severity.Low : worst.Count > 0 ? Severity.High : Severity.Medium,
                $"'{app.Name}' was granted {MailPower.Names(extra)}, which its manifest does not ask for.",
                [.. extra.Select(permission => permission.Evidence), app.Evidence, .. behind.Select(found => found.Evidence)],
                worst.Count > 0 && !isEstablished ? [$"Among them {MailPower.Names(worst)}."] : [],
                behind.Select(found => found.Actor));
        }
    }

    private static List<HeldPermission> Extra(AppProfile app)
    {
        var asked = new HashSet<string>(
            app.Application!.RequiredResourceAccess!.Select(required => Key(required.ResourceAppId, required.PermissionId, required.IsApplicationPermission)), StringComparer.OrdinalIgnoreCase);
        return [.. app.Permissions.Where(permission => permission.IsEffective && permission.Danger >= Severity.High && IdOf(permission) is { } id
            && !asked.Contains(Key(permission.ResourceAppId, id, permission.IsApplicationPermission)))];
    }

    // Grants name scopes, manifests give their ids.
    private static string? IdOf(HeldPermission permission) =>
        permission.IsApplicationPermission ? permission.PermissionId : DangerousPermissions.FindScope(permission.ResourceAppId, permission.Value)?.PermissionId;

    private static string Key(string? resource, string? id, bool isApplicationPermission) => $"{resource}|{id}|{isApplicationPermission}";
}
