using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>
/// Reads grants and consents. In a grant the first target is the resource; the app that gets the permission is in the modified
/// properties.
/// </summary>
internal sealed class GrantEventReader(PermissionResolver permissions)
{
    public IEnumerable<AppEventOf> ReadAppRole(DirectoryAudit audit, AppEventKind kind)
    {
        var app = Client(audit);
        var roleId = AuditValues.NewOrOld(audit, "AppRole.Id");
        if (app.IsEmpty || roleId is null)
        {
            yield break;
        }

        var resource = audit.TargetResources[0];
        var value = AuditValues.NewOrOld(audit, "AppRole.Value");
        var found = AppEventReader.Create(audit, kind, string.Empty);
        var permission = permissions.Role(resource.Id, AuditValues.TargetAppId(audit), resource.DisplayName, roleId, value, found.Evidence);
        found = AppEventReader.Create(audit, kind, $"{Verb(kind)} application permission {permission.Value} ({permission.ResourceName ?? "unknown resource"}) {Preposition(kind)} '{app.Label}'");
        yield return With(app, found, [permission with { Evidence = found.Evidence }]);
    }

    public IEnumerable<AppEventOf> ReadDelegated(DirectoryAudit audit, AppEventKind kind)
    {
        var app = Client(audit);
        if (app.IsEmpty)
        {
            yield break;
        }

        var before = ConsentPermissions.Split(AuditValues.Old(audit, "DelegatedPermissionGrant.Scope"));
        var after = ConsentPermissions.Split(AuditValues.New(audit, "DelegatedPermissionGrant.Scope"));
        var scopes = kind == AppEventKind.PermissionRemoved ? Except(before, after) : Except(after, before);
        var isTenantWide = string.Equals(AuditValues.NewOrOld(audit, "DelegatedPermissionGrant.ConsentType"), "AllPrincipals", StringComparison.OrdinalIgnoreCase);
        var principal = isTenantWide ? null : AuditValues.FirstGuid(AuditValues.NewOrOld(audit, "DelegatedPermissionGrant.PrincipalId") ?? AuditValues.NewOrOld(audit, "User.ObjectID"));
        var resource = audit.TargetResources[0];
        var found = AppEventReader.Create(audit, kind, $"{Verb(kind)} delegated {string.Join(" ", scopes)} ({resource.DisplayName}) {Preposition(kind)} '{app.Label}'");
        yield return With(app, found with { IsAdminConsent = isTenantWide }, [.. scopes.Select(scope =>
            permissions.Scope(resource.Id, AuditValues.TargetAppId(audit), resource.DisplayName, scope, isTenantWide, principal, found.Evidence))]);
    }

    public IEnumerable<AppEventOf> ReadConsent(DirectoryAudit audit)
    {
        // A consent that was blocked names the registration, not a service principal.
        var app = AppEventReader.TargetServicePrincipal(audit);
        if (string.Equals(audit.TargetResources.FirstOrDefault()?.Type, "Application", StringComparison.OrdinalIgnoreCase))
        {
            app = app with { ServicePrincipalId = null, ApplicationObjectId = app.ServicePrincipalId };
        }

        if (app.IsEmpty)
        {
            yield break;
        }

        var grants = ConsentPermissions.Added(AuditValues.New(audit, "ConsentAction.Permissions") is null ? null : AuditValues.Find(audit, "ConsentAction.Permissions")!.NewValue);
        var isAdmin = AuditValues.Flag(AuditValues.New(audit, "ConsentContext.IsAdminConsent")) == true
            || AuditValues.Flag(AuditValues.New(audit, "ConsentContext.OnBehalfOfAll")) == true;
        var scopes = string.Join(" ", grants.SelectMany(grant => grant.Scopes));
        var found = AppEventReader.Create(audit, AppEventKind.Consented, $"{(isAdmin ? "Admin consent" : "Consent")} to '{app.Label}'{(scopes.Length > 0 ? " for " + scopes : string.Empty)}");
        yield return With(app, found with { IsAdminConsent = isAdmin }, [.. grants.SelectMany(grant => grant.Scopes.Select(scope =>
            permissions.Scope(grant.ResourceId, null, null, scope, grant.IsTenantWide, grant.PrincipalId, found.Evidence)))]);
    }

    /// <summary>A consent taken back. What it held stands on the left of the arrow, where the record says so at all.</summary>
    public IEnumerable<AppEventOf> ReadRevocation(DirectoryAudit audit)
    {
        var app = AppEventReader.TargetServicePrincipal(audit);
        if (app.IsEmpty)
        {
            yield break;
        }

        var text = AuditValues.Find(audit, "ConsentAction.Permissions");
        var grants = ConsentPermissions.Removed(text?.NewValue ?? text?.OldValue);
        var found = AppEventReader.Create(audit, AppEventKind.PermissionRemoved, $"Revoked consent to '{app.Label}'");
        yield return With(app, found, [.. grants.SelectMany(grant => grant.Scopes.Select(scope =>
            permissions.Scope(grant.ResourceId, null, null, scope, grant.IsTenantWide, grant.PrincipalId, found.Evidence)))]);
    }

    private static AppEventOf With(AppReference app, AppEvent found, IReadOnlyList<HeldPermission> held) => new(app, found with
    {
        Permissions = [.. held.Select(permission => permission with { GrantedAt = found.Time, IsInObjects = false })],
    });

    private static AppReference Client(DirectoryAudit audit)
    {
        var objectId = AuditValues.FirstGuid(AuditValues.NewOrOld(audit, "ServicePrincipal.ObjectID"))
            ?? (audit.TargetResources.Count > 1 ? audit.TargetResources[1].Id : null);
        return new AppReference(
            AuditValues.FirstGuid(AuditValues.NewOrOld(audit, "ServicePrincipal.AppId")),
            objectId,
            null,
            AuditValues.NewOrOld(audit, "ServicePrincipal.DisplayName") ?? (audit.TargetResources.Count > 1 ? audit.TargetResources[1].DisplayName : null));
    }

    private static IReadOnlyList<string> Except(IReadOnlyList<string> scopes, IReadOnlyList<string> without) =>
        [.. scopes.Where(scope => !without.Contains(scope, StringComparer.OrdinalIgnoreCase))];

    private static string Verb(AppEventKind kind) => kind == AppEventKind.PermissionRemoved ? "Removed" : "Granted";

    private static string Preposition(AppEventKind kind) => kind == AppEventKind.PermissionRemoved ? "from" : "to";
}
