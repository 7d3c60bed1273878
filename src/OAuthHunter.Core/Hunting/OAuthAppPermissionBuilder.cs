using OAuthHunter.Facts;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.Power;
using OAuthHunter.Findings;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Hunting;

/// <summary>
/// Everything that apps can do now, a row each: application permissions and delegated grants by (resource, id), Entra roles however
/// held, Exchange role groups and roles with their scopes, and the powers of apps that they own. The parts add up: none narrows
/// another. Made one by one while they are asked for, because a large tenant has half a million of them.
/// </summary>
public static class OAuthAppPermissionBuilder
{
    private const string WholeTenant = "tenant";

    /// <summary>The rows of these apps: the powers of each, then those that it has by owning other apps.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="apps">Apps of the facts.</param>
    public static IEnumerable<OAuthAppPermission> Build(TenantFacts facts, IEnumerable<AppProfile> apps)
    {
        foreach (var app in apps)
        {
            foreach (var row in Own(app, facts))
            {
                yield return row;
            }

            foreach (var row in app.OwnedAppIds.Count == 0 ? [] : ByOwnership(app, facts))
            {
                yield return row;
            }
        }
    }

    private static IEnumerable<OAuthAppPermission> Own(AppProfile app, TenantFacts facts)
    {
        // Permissions of one grant stand for the same user.
        (string? Id, string Words) user = (null, string.Empty);
        foreach (var permission in app.JoinPermissions())
        {
            if (permission.IsEffective)
            {
                yield return Of(app, permission, ScopeOf(app, permission, facts, ref user));
            }
        }

        foreach (var role in app.Roles)
        {
            if (role.IsEffective)
            {
                yield return Of(app, role);
            }
        }

        foreach (var role in app.ExchangeRoles ?? [])
        {
            yield return Of(app, role);
        }
    }

    private static OAuthAppPermission Of(AppProfile app, HeldPermission permission, string scope) => new()
    {
        App = app.Name,
        AppId = app.AppId,
        ServicePrincipalId = app.ServicePrincipalId,
        Ownership = app.Ownership,
        Permission = permission.Value,
        Resource = permission.ResourceName,
        ResourceAppId = permission.ResourceAppId,
        Type = permission.IsApplicationPermission ? AppPowerKind.Application : AppPowerKind.Delegated,
        Obtained = permission.IsInObjects ? "Granted" : "Granted, by the audit log",
        Since = permission.GrantedAt,
        GrantedBy = app.Events.Count == 0 ? null : GranterOf(app, permission),
        Scope = scope,
        Tier = PowerTier.Of(permission),
        Severity = permission.Danger,
        Reason = permission.DangerReason,
        Evidence = permission.Evidence,
    };

    private static OAuthAppPermission Of(AppProfile app, HeldRole role)
    {
        var tier = PowerTier.Of(role);
        return new OAuthAppPermission
        {
            App = app.Name,
            AppId = app.AppId,
            ServicePrincipalId = app.ServicePrincipalId,
            Ownership = app.Ownership,
            Permission = role.Name,
            Resource = "Microsoft Entra",
            Type = AppPowerKind.EntraRole,
            Obtained = $"{(role.IsEligible ? "Eligible" : "Assigned")}{(role.ViaGroup is null ? string.Empty : $" through group '{role.ViaGroup}'")}{(role.IsInObjects ? string.Empty : ", by the audit log")}",
            Since = role.AssignedAt,
            GrantedBy = app.Events.LastOrDefault(found => found.Succeeded && found.Kind == AppEventKind.RoleAssigned
                && string.Equals(found.RoleTemplateId, role.RoleTemplateId, StringComparison.OrdinalIgnoreCase))?.Actor.Name,
            Scope = role.Scope is null or "/" ? WholeTenant : role.Scope,
            Tier = tier,
            Severity = tier switch { 0 => Severity.Critical, 1 => Severity.High, 2 => Severity.Medium, _ => null },
            Reason = EntraRoles.Find(role.RoleTemplateId) is null ? "A custom role: what it may do is in its definition." : null,
            Evidence = role.Evidence,
        };
    }

    private static OAuthAppPermission Of(AppProfile app, ExchangeRbacRole role)
    {
        var tier = PowerTier.Of(role);
        return new OAuthAppPermission
        {
            App = app.Name,
            AppId = app.AppId,
            ServicePrincipalId = app.ServicePrincipalId,
            Ownership = app.Ownership,
            Permission = role.Name,
            Resource = "Exchange Online",
            ResourceAppId = WellKnown.ExchangeOnline,
            Type = AppPowerKind.ExchangeRole,
            Obtained = role.IsRoleGroup ? "Member of role group" : "Role assignment",
            Scope = role.Scope ?? WholeTenant,
            Tier = tier,
            Severity = tier switch { 0 => Severity.Critical, 1 => Severity.High, _ => Severity.Medium },
            Reason = Overruled(app, role) ?? (role.CanWrite ? "Changes mail flow, recipients or roles; Entra does not show it." : "Given in Exchange; Entra does not show it."),
            Evidence = role.Evidence,
        };
    }

    // The union rule: what Exchange scopes, Entra gives again for every mailbox.
    private static string? Overruled(AppProfile app, ExchangeRbacRole role)
    {
        if (role.Scope is null || !role.IsApplicationRole)
        {
            return null;
        }

        var wanted = role.Name.Substring("Application ".Length).Trim();
        var grant = app.Permissions.FirstOrDefault(permission => permission is { IsEffective: true, IsApplicationPermission: true }
            && (string.Equals(permission.Value, wanted, StringComparison.OrdinalIgnoreCase) || permission.Value == "full_access_as_app"));
        return grant is null ? null : $"Its scope does nothing while Entra's {grant.Value} stands for the whole tenant.";
    }

    private static IEnumerable<OAuthAppPermission> ByOwnership(AppProfile app, TenantFacts facts)
    {
        foreach (var owned in app.OwnedAppIds.Select(facts.FindApp).OfType<AppProfile>())
        {
            foreach (var row in Own(owned, facts).Where(row => row.Tier <= 1))
            {
                yield return row with
                {
                    App = app.Name,
                    AppId = app.AppId,
                    ServicePrincipalId = app.ServicePrincipalId,
                    Ownership = app.Ownership,
                    Type = AppPowerKind.Ownership,
                    Obtained = $"Owner of '{owned.Name}': {row.Obtained}",
                    Reason = $"As its owner it can add a credential to '{owned.Name}' and act as it. {row.Reason}".TrimEnd(),
                };
            }
        }
    }

    private static string ScopeOf(AppProfile app, HeldPermission permission, TenantFacts facts, ref (string? Id, string Words) user)
    {
        if (permission.IsApplicationPermission)
        {
            return permission.DangerClass?.StartsWith("mail-", StringComparison.Ordinal) == true && app.Mailboxes is { Kind: not MailboxReachKind.Unknown } reach
                ? reach.Description
                : WholeTenant;
        }

        if (permission.IsTenantWide)
        {
            return "all users";
        }

        if (permission.UserCount > 1 || permission.PrincipalId is null)
        {
            return permission.UserCount > 1 ? $"{permission.UserCount} users" : "single users";
        }

        if (!ReferenceEquals(user.Id, permission.PrincipalId))
        {
            user = (permission.PrincipalId, $"user {facts.FindUser(permission.PrincipalId)?.UserPrincipalName ?? permission.PrincipalId}");
        }

        return user.Words;
    }

    private static string? GranterOf(AppProfile app, HeldPermission permission) => app.Events.LastOrDefault(found => found.Succeeded
        && found.Kind is AppEventKind.ApplicationPermissionGranted or AppEventKind.DelegatedPermissionGranted or AppEventKind.Consented
        && found.Permissions.Any(given => given.IsApplicationPermission == permission.IsApplicationPermission
            && string.Equals(given.PermissionId ?? given.Value, permission.PermissionId ?? permission.Value, StringComparison.OrdinalIgnoreCase)
            && string.Equals(given.ResourceAppId, permission.ResourceAppId, StringComparison.OrdinalIgnoreCase)))?.Actor.Name;
}
