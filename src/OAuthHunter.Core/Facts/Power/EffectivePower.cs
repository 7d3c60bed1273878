using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Facts.Power;

/// <summary>
/// Everything that an app can do now: application permissions and delegated grants by (resource, id), Entra roles however held,
/// Exchange role groups and roles with their scopes, and the powers of apps that it owns. The parts add up: none narrows another.
/// Made one by one while they are asked for, because a large tenant has half a million of them.
/// </summary>
public static class EffectivePower
{
    private const string WholeTenant = "tenant";

    private static readonly HashSet<string> RulingClasses = new(StringComparer.Ordinal) { "tier0", "consent", "account", "defence", "exo-admin" };

    private static readonly HashSet<string> RulingRoleGroups = new(StringComparer.OrdinalIgnoreCase) { "Organization Management", "Role Management" };

    /// <summary>The powers of one app, its own first, then those that it has by owning other apps.</summary>
    public static IEnumerable<AppPower> Of(AppProfile app, TenantFacts facts) => Own(app, facts).Concat(ByOwnership(app, facts));

    /// <summary>0 for what rules the tenant, 1 for the rest of High and Critical, 2 for less; null for what is not dangerous.</summary>
    public static int? TierOf(HeldPermission permission) => permission.Danger switch
    {
        null => null,
        Severity.Critical when permission.DangerClass is { } kind && RulingClasses.Contains(kind) => 0,
        >= Severity.High => 1,
        _ => 2,
    };

    /// <summary>Tier of a role of Entra. One that works in a part of the tenant only does not rule it.</summary>
    public static int? TierOf(HeldRole role) => role is { Tier: 0, Scope: not (null or "/") } ? 1 : role.Tier;

    /// <summary>Tier of what Exchange itself gives.</summary>
    public static int TierOf(ExchangeRbacRole role) => RulingRoleGroups.Contains(role.Name) ? 0 : role.CanWrite || role.IsApplicationRole ? 1 : 2;

    private static IEnumerable<AppPower> Own(AppProfile app, TenantFacts facts)
    {
        foreach (var permission in app.JoinPermissions().Where(permission => permission.IsEffective))
        {
            yield return Of(app, permission, facts);
        }

        foreach (var role in app.Roles.Where(role => role.IsEffective))
        {
            yield return Of(app, role);
        }

        foreach (var role in app.ExchangeRoles ?? [])
        {
            yield return Of(app, role);
        }
    }

    private static AppPower Of(AppProfile app, HeldPermission permission, TenantFacts facts) => new()
    {
        App = app,
        Kind = permission.IsApplicationPermission ? AppPowerKind.Application : AppPowerKind.Delegated,
        Name = permission.Value,
        Resource = permission.ResourceName,
        ResourceAppId = permission.ResourceAppId,
        Obtained = permission.IsInObjects ? "Granted" : "Granted, by the audit log",
        Since = permission.GrantedAt,
        GrantedBy = app.Events.Count == 0 ? null : GranterOf(app, permission),
        Scope = ScopeOf(app, permission, facts),
        Tier = TierOf(permission),
        Severity = permission.Danger,
        Reason = permission.DangerReason,
        Evidence = permission.Evidence,
    };

    private static AppPower Of(AppProfile app, HeldRole role) => new()
    {
        App = app,
        Kind = AppPowerKind.EntraRole,
        Name = role.Name,
        Resource = "Microsoft Entra",
        Obtained = $"{(role.IsEligible ? "Eligible" : "Assigned")}{(role.ViaGroup is null ? string.Empty : $" through group '{role.ViaGroup}'")}{(role.IsInObjects ? string.Empty : ", by the audit log")}",
        Since = role.AssignedAt,
        GrantedBy = app.Events.LastOrDefault(found => found.Succeeded && found.Kind == AppEventKind.RoleAssigned
            && string.Equals(found.RoleTemplateId, role.RoleTemplateId, StringComparison.OrdinalIgnoreCase))?.Actor.Name,
        Scope = role.Scope is null or "/" ? WholeTenant : role.Scope,
        Tier = TierOf(role),
        Severity = TierOf(role) switch { 0 => Severity.Critical, 1 => Severity.High, 2 => Severity.Medium, _ => null },
        Reason = EntraRoles.Find(role.RoleTemplateId) is null ? "A custom role: what it may do is in its definition." : null,
        Evidence = role.Evidence,
    };

    private static AppPower Of(AppProfile app, ExchangeRbacRole role)
    {
        var tier = TierOf(role);
        return new AppPower
        {
            App = app,
            Kind = AppPowerKind.ExchangeRole,
            Name = role.Name,
            Resource = "Exchange Online",
            ResourceAppId = WellKnown.ExchangeOnline,
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

    private static IEnumerable<AppPower> ByOwnership(AppProfile app, TenantFacts facts)
    {
        foreach (var owned in app.OwnedAppIds.Select(facts.FindApp).OfType<AppProfile>())
        {
            foreach (var power in Own(owned, facts).Where(power => power.Tier <= 1))
            {
                yield return power with
                {
                    App = app,
                    Kind = AppPowerKind.Ownership,
                    Obtained = $"Owner of '{owned.Name}': {power.Obtained}",
                    Reason = $"As its owner it can add a credential to '{owned.Name}' and act as it. {power.Reason}".TrimEnd(),
                };
            }
        }
    }

    private static string ScopeOf(AppProfile app, HeldPermission permission, TenantFacts facts)
    {
        if (!permission.IsApplicationPermission)
        {
            return permission.IsTenantWide ? "all users" : permission.PrincipalId is { } user ? $"user {facts.FindUser(user)?.UserPrincipalName ?? user}" : "single users";
        }

        return permission.DangerClass?.StartsWith("mail-", StringComparison.Ordinal) == true && app.Mailboxes is { Kind: not MailboxReachKind.Unknown } reach
            ? reach.Description
            : WholeTenant;
    }

    private static string? GranterOf(AppProfile app, HeldPermission permission) => app.Events.LastOrDefault(found => found.Succeeded
        && found.Kind is AppEventKind.ApplicationPermissionGranted or AppEventKind.DelegatedPermissionGranted or AppEventKind.Consented
        && found.Permissions.Any(given => given.IsApplicationPermission == permission.IsApplicationPermission
            && string.Equals(given.PermissionId ?? given.Value, permission.PermissionId ?? permission.Value, StringComparison.OrdinalIgnoreCase)
            && string.Equals(given.ResourceAppId, permission.ResourceAppId, StringComparison.OrdinalIgnoreCase)))?.Actor.Name;
}
