using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>Reads roles given to and taken from service principals. Roles of users are not the business of apps.</summary>
internal sealed class RoleEventReader(RoleResolver roles, Func<string, bool> isServicePrincipal)
{
    public IEnumerable<AppEventOf> Read(DirectoryAudit audit, AppEventKind kind)
    {
        var target = audit.TargetResources.FirstOrDefault(IsApp);
        if (target?.Id is null)
        {
            yield break;
        }

        var roleTarget = audit.TargetResources.FirstOrDefault(other => string.Equals(other.Type, "Role", StringComparison.OrdinalIgnoreCase));
        var name = AuditValues.NewOrOld(audit, "Role.DisplayName") ?? roleTarget?.DisplayName;
        var id = AuditValues.FirstGuid(AuditValues.NewOrOld(audit, "Role.TemplateId"));
        var draft = AppEventReader.Create(audit, kind, string.Empty);

        // PIM names the definition only in its target; Role.ObjectID is the activated role, a different id.
        var role = roles.Resolve(id, name, draft.Evidence) ?? roles.Resolve(roleTarget?.Id, null, draft.Evidence);
        var app = new AppReference(null, target.Id, null, target.DisplayName);
        var verb = kind == AppEventKind.RoleRemoved ? "Removed role" : "Assigned role";
        yield return new AppEventOf(app, AppEventReader.Create(audit, kind, $"{verb} {role?.Name ?? name ?? "(unnamed)"} {(kind == AppEventKind.RoleRemoved ? "from" : "to")} app '{target.DisplayName ?? target.Id}'") with
        {
            RoleTemplateId = role?.RoleTemplateId,
            RoleName = role?.Name ?? name,
            IsOnServicePrincipal = true,
        });
    }

    private bool IsApp(AuditTarget target) => target.Id is not null
        && (string.Equals(target.Type, "ServicePrincipal", StringComparison.OrdinalIgnoreCase)
            || (!string.Equals(target.Type, "User", StringComparison.OrdinalIgnoreCase) && isServicePrincipal(target.Id)));
}
