using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.Changes;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Facts.Roles;

/// <summary>Reads who got or lost which role out of the audit logs. PIM names the role in a target of its own, Entra in a property.</summary>
internal sealed class RoleChangeReader(RoleResolver roles, IReadOnlyDictionary<string, AppProfile> apps)
{
    public static IReadOnlyDictionary<string, RoleChangeKind> Activities { get; } = new Dictionary<string, RoleChangeKind>
    {
        ["add member to role"] = RoleChangeKind.Assigned,
        ["add scoped member to role"] = RoleChangeKind.Assigned,
        ["add member to role in pim completed (permanent)"] = RoleChangeKind.Assigned,
        ["add member to role in pim completed (timebound)"] = RoleChangeKind.Assigned,
        ["add member to role outside of pim (permanent)"] = RoleChangeKind.OutsidePim,
        ["add eligible member to role"] = RoleChangeKind.MadeEligible,
        ["add eligible member to role in pim completed (permanent)"] = RoleChangeKind.MadeEligible,
        ["add member to role completed (pim activation)"] = RoleChangeKind.Activated,
        ["remove member from role"] = RoleChangeKind.Removed,
        ["remove eligible member from role"] = RoleChangeKind.Removed,
    };

    public RoleChange Read(DirectoryChange change)
    {
        var audit = change.Record;
        var roleTarget = audit.TargetResources.FirstOrDefault(target => Is(target.Type, "Role"));
        var name = AuditValues.NewOrOld(audit, "Role.DisplayName") ?? roleTarget?.DisplayName;
        var id = AuditValues.FirstGuid(AuditValues.NewOrOld(audit, "Role.TemplateId"));
        var role = roles.Resolve(id, name, change.Evidence) ?? roles.Resolve(roleTarget?.Id, null, change.Evidence);
        var known = role is null ? null : EntraRoles.Find(role.RoleTemplateId);

        // An activation is by and for the same person; some records leave out the target.
        var principal = audit.TargetResources.FirstOrDefault(target => target != roleTarget && (Is(target.Type, "User") || Is(target.Type, "ServicePrincipal") || Is(target.Type, "Group")))
            ?? audit.TargetResources.FirstOrDefault(target => target != roleTarget && target.Id is not null && !Is(target.Type, "Request") && !Is(target.Type, "Other"));
        var app = principal?.Id is { } objectId && apps.TryGetValue(objectId, out var found) ? found : null;
        return new RoleChange
        {
            Kind = Activities[change.Activity],
            Change = change,
            RoleTemplateId = role?.RoleTemplateId,
            RoleName = role?.Name ?? name ?? "(unnamed role)",
            Tier = role?.Tier ?? known?.Tier,
            IsExchangePlane = role?.IsExchangePlane ?? false,
            PrincipalId = principal?.Id ?? (principal is null ? change.Actor.Id : null),
            PrincipalName = principal?.UserPrincipalName ?? app?.Name ?? principal?.DisplayName ?? principal?.Id ?? change.Actor.Name,
            PrincipalKind = app is not null || Is(principal?.Type, "ServicePrincipal") ? RolePrincipalKind.Application
                : Is(principal?.Type, "Group") ? RolePrincipalKind.Group
                : Is(principal?.Type, "User") || principal?.UserPrincipalName is not null || principal is null ? RolePrincipalKind.User
                : RolePrincipalKind.Unknown,
        };
    }

    private static bool Is(string? type, string name) => string.Equals(type, name, StringComparison.OrdinalIgnoreCase);
}
