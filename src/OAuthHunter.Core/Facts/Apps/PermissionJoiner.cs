using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>Joins grants, where they are effective, with what the audit log says of them. What a manifest asks for is no grant.</summary>
internal sealed class PermissionJoiner(EvidenceStore store, EvidenceCoverage coverage, AppDirectory apps, PermissionResolver permissions)
{
    private readonly Dictionary<AppDraft, Dictionary<string, HeldPermission>> held = [];

    public void Join()
    {
        foreach (var assignment in store.Objects<AppRoleAssignment>(EntitySets.AppRoleAssignments))
        {
            AddRole(assignment);
        }

        foreach (var grant in store.Objects<OAuth2PermissionGrant>(EntitySets.OAuth2PermissionGrants))
        {
            AddScopes(grant);
        }

        foreach (var app in apps.All)
        {
            AddEvents(app);
        }

        foreach (var pair in held)
        {
            pair.Key.Permissions.AddRange(pair.Value.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Value with { IsEffective = IsEffective(entry.Value) }));
        }
    }

    private void AddRole(AppRoleAssignment assignment)
    {
        // Users and groups are assigned to apps with the same object: that is access to the app, not power of it.
        if (assignment.PrincipalId is null || assignment.PrincipalType is { } type && !type.Equals("ServicePrincipal", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var app = assignment.PrincipalType is null ? apps.Find(assignment.PrincipalId) : apps.Obtain(new AppReference(null, assignment.PrincipalId, null, assignment.PrincipalDisplayName));
        if (app is null)
        {
            return;
        }

        var row = EvidenceItem.Of(EntitySets.AppRoleAssignments, assignment, assignment.Id, string.Empty, assignment.CreatedDateTime);
        var permission = permissions.Role(assignment.ResourceId, assignment.ResourceAppId, assignment.ResourceDisplayName, assignment.AppRoleId, null, row);
        Add(app, permission with
        {
            GrantedAt = assignment.CreatedDateTime,
            Evidence = row with { Description = $"'{app.Name}' holds application permission {permission.Value} ({permission.ResourceName ?? permission.ResourceAppId ?? "unknown resource"})" },
        });
    }

    private void AddScopes(OAuth2PermissionGrant grant)
    {
        if (grant.ClientId is null)
        {
            return;
        }

        var app = apps.Obtain(new AppReference(null, grant.ClientId, null, null));
        var isTenantWide = string.Equals(grant.ConsentType, "AllPrincipals", StringComparison.OrdinalIgnoreCase);
        if (!isTenantWide && grant.PrincipalId is { } user && app.ConsentingUsers.Count < AppDraft.MostConsentingUsers && !app.ConsentingUsers.Contains(user))
        {
            app.ConsentingUsers.Add(user);
        }

        var row = EvidenceItem.Of(EntitySets.OAuth2PermissionGrants, grant, grant.Id, $"'{app.Name}' holds delegated {grant.Scope?.Trim()} for {(isTenantWide ? "all users" : "user " + grant.PrincipalId)}");
        foreach (var scope in ConsentPermissions.Split(grant.Scope))
        {
            Add(app, permissions.Scope(grant.ResourceId, null, null, scope, isTenantWide, grant.PrincipalId, row));
        }
    }

    private void AddEvents(AppDraft app)
    {
        foreach (var found in app.Events.Where(found => found.Succeeded))
        {
            foreach (var permission in found.Permissions)
            {
                var known = Of(app);
                var key = Key(permission);
                var isKnown = known.TryGetValue(key, out var before);
                if (found.Kind == AppEventKind.PermissionRemoved)
                {
                    if (isKnown && !before!.IsInObjects)
                    {
                        known[key] = before with { RemovedAt = found.Time };
                    }
                }
                else if (!isKnown)
                {
                    known[key] = permission;
                }
                else
                {
                    known[key] = before! with { GrantedAt = before.GrantedAt ?? found.Time, RemovedAt = null };
                }
            }
        }
    }

    private bool IsEffective(HeldPermission permission) => permission.IsInObjects
        || (permission.RemovedAt is null && !coverage.Has(permission.IsApplicationPermission ? EntitySets.AppRoleAssignments : EntitySets.OAuth2PermissionGrants));

    private void Add(AppDraft app, HeldPermission permission)
    {
        var known = Of(app);
        var key = Key(permission);
        if (!known.TryGetValue(key, out var before) || permission.GrantedAt < before.GrantedAt)
        {
            known[key] = permission;
        }
    }

    private Dictionary<string, HeldPermission> Of(AppDraft app)
    {
        if (!held.TryGetValue(app, out var known))
        {
            held.Add(app, known = new Dictionary<string, HeldPermission>(StringComparer.OrdinalIgnoreCase));
        }

        return known;
    }

    // A harmless scope that thousands of users consented to is kept once; of a dangerous one every user matters.
    private static string Key(HeldPermission permission) => permission.IsApplicationPermission
        ? $"role|{permission.ResourceAppId ?? permission.ResourceName}|{permission.PermissionId}"
        : $"scope|{permission.ResourceAppId ?? permission.ResourceName}|{permission.Value}|{permission.IsTenantWide}|{(permission.Danger is null ? null : permission.PrincipalId)}";
}
