using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Apps;

/// <summary>Makes findings about apps with everyone involved as subjects, so that chains can join them.</summary>
internal static class AppFindings
{
    public static Finding Create(
        DetectionDescriptor descriptor,
        AppProfile app,
        Severity severity,
        string summary,
        IEnumerable<EvidenceItem> evidence,
        IReadOnlyList<string>? escalations = null,
        IEnumerable<AuditActor?>? actors = null,
        string? discriminator = null)
    {
        var target = app.ToTarget();
        var involved = (actors ?? []).OfType<AuditActor>().SelectMany(SubjectsOf);
        var finding = FindingFactory.Create(descriptor, target, severity, summary, evidence.Distinct(), discriminator);
        return finding with
        {
            Escalations = escalations ?? [],
            Subjects = [.. target.Subjects.Concat(involved).Distinct(StringComparer.Ordinal)],
        };
    }

    /// <summary>The events that gave the app one of these permissions or roles, or made it.</summary>
    public static IEnumerable<AppEvent> EventsBehind(AppProfile app, IEnumerable<HeldPermission> permissions, IEnumerable<HeldRole> roles)
    {
        var permissionIds = new HashSet<string>(permissions.Select(permission => permission.PermissionId ?? permission.Value), StringComparer.OrdinalIgnoreCase);
        var roleIds = new HashSet<string>(roles.Select(role => role.RoleTemplateId), StringComparer.OrdinalIgnoreCase);
        return app.Events.Where(found => found.Succeeded
            && (found.Kind is AppEventKind.ApplicationAdded or AppEventKind.ServicePrincipalAdded
                || (found.Kind == AppEventKind.RoleAssigned && found.RoleTemplateId is not null && roleIds.Contains(found.RoleTemplateId))
                || (found.Kind != AppEventKind.PermissionRemoved && found.Permissions.Any(permission => permissionIds.Contains(permission.PermissionId ?? permission.Value)))));
    }

    /// <summary>Keys of whoever acted.</summary>
    public static IEnumerable<string> SubjectsOf(AuditActor actor)
    {
        if (actor.Kind == AuditActorKind.Application)
        {
            if (actor.AppId is not null)
            {
                yield return Subject.App(actor.AppId);
            }

            if ((actor.ServicePrincipalId ?? actor.Id) is { } objectId)
            {
                yield return Subject.ServicePrincipal(objectId);
            }
        }
        else
        {
            if (actor.UserPrincipalName is not null)
            {
                yield return Subject.User(actor.UserPrincipalName);
            }

            if (actor.Id is not null)
            {
                yield return Subject.User(actor.Id);
            }
        }

        if (actor.IPAddress is { Length: > 0 })
        {
            yield return Subject.Address(actor.IPAddress);
        }
    }
}
