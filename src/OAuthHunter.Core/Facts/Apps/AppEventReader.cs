using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>
/// Reads directory audits as steps in the life of apps. Works on what both logs have in common, so a record of the unified
/// audit log gives the same event as its twin in the directory audit.
/// </summary>
internal sealed class AppEventReader
{
    private readonly GrantEventReader grants;
    private readonly RoleEventReader roles;

    public AppEventReader(PermissionResolver permissions, RoleResolver roleResolver, Func<string, bool> isServicePrincipal)
    {
        grants = new GrantEventReader(permissions);
        roles = new RoleEventReader(roleResolver, isServicePrincipal);
    }

    /// <summary>No event, one, or two when a record adds and removes credentials at once.</summary>
    public IEnumerable<AppEventOf> Read(DirectoryAudit audit)
    {
        if (audit.ActivityDateTime is null || audit.ActivityDisplayName is not { } activity)
        {
            return [];
        }

        return activity.ToLowerInvariant() switch
        {
            "add application" => One(TargetApplication(audit), AppEventKind.ApplicationAdded, audit),
            "add service principal" => One(TargetServicePrincipal(audit), AppEventKind.ServicePrincipalAdded, audit),
            "restore application" => One(TargetApplication(audit), AppEventKind.Restored, audit),
            "restore service principal" => One(TargetServicePrincipal(audit), AppEventKind.Restored, audit, onServicePrincipal: true),
            "set verified publisher" => One(TargetApplication(audit), AppEventKind.PublisherVerified, audit),
            "unset verified publisher" => One(TargetApplication(audit), AppEventKind.PublisherUnverified, audit),
            "add policy to application" => One(TargetApplication(audit), AppEventKind.PolicyAdded, audit),
            "add policy to service principal" => One(TargetServicePrincipal(audit), AppEventKind.PolicyAdded, audit, onServicePrincipal: true),
            "update application" => CredentialEventReader.Read(audit, TargetApplication(audit), false, AppEventKind.Updated),
            "update application - certificates and secrets management" => CredentialEventReader.Read(audit, TargetApplication(audit), false, AppEventKind.Updated),
            "update service principal" => CredentialEventReader.Read(audit, TargetServicePrincipal(audit), true, AppEventKind.Updated),
            "add service principal credentials" => CredentialEventReader.Read(audit, TargetServicePrincipal(audit), true, AppEventKind.CredentialAdded),
            "remove service principal credentials" => CredentialEventReader.Read(audit, TargetServicePrincipal(audit), true, AppEventKind.CredentialRemoved),
            "delete application" or "hard delete application" => One(TargetApplication(audit), AppEventKind.Deleted, audit),
            "remove service principal" or "hard delete service principal" => One(TargetServicePrincipal(audit), AppEventKind.Deleted, audit),
            "add app role assignment to service principal" => grants.ReadAppRole(audit, AppEventKind.ApplicationPermissionGranted),
            "remove app role assignment from service principal" => grants.ReadAppRole(audit, AppEventKind.PermissionRemoved),
            "add delegated permission grant" => grants.ReadDelegated(audit, AppEventKind.DelegatedPermissionGranted),
            "remove delegated permission grant" => grants.ReadDelegated(audit, AppEventKind.PermissionRemoved),
            "consent to application" => grants.ReadConsent(audit),
            "add member to role" or "add eligible member to role" or "add scoped member to role" or "add member to role outside of pim (permanent)"
                or "add member to role completed (pim activation)" => roles.Read(audit, AppEventKind.RoleAssigned),
            "remove member from role" or "remove eligible member from role" => roles.Read(audit, AppEventKind.RoleRemoved),
            "add owner to application" => One(Owned(audit, "Application"), AppEventKind.OwnerAdded, audit),
            "add owner to service principal" => One(Owned(audit, "ServicePrincipal"), AppEventKind.OwnerAdded, audit, onServicePrincipal: true),
            "remove owner from application" => One(Owned(audit, "Application"), AppEventKind.OwnerRemoved, audit),
            "remove owner from service principal" => One(Owned(audit, "ServicePrincipal"), AppEventKind.OwnerRemoved, audit, onServicePrincipal: true),
            "revoke consent" => grants.ReadRevocation(audit),
            _ => [],
        };
    }

    /// <summary>An event with what every record has; readers of particular operations add to it.</summary>
    internal static AppEvent Create(DirectoryAudit audit, AppEventKind kind, string description) => new()
    {
        Kind = kind,
        Time = audit.ActivityDateTime!.Value,
        Actor = audit.InitiatedBy,
        Succeeded = Succeeded(audit.Result),
        CorrelationId = audit.CorrelationId is { } id && id != Guid.Empty.ToString() ? id : null,
        Record = audit,
        Evidence = EvidenceItem.Of(
            audit.FromUnifiedAuditLog ? EntitySets.UnifiedAuditLog : EntitySets.DirectoryAudits,
            audit,
            audit.Id,
            $"{description} by {audit.InitiatedBy.Name}{(Succeeded(audit.Result) ? string.Empty : " (failed)")}",
            audit.ActivityDateTime),
    };

    internal static AppReference TargetServicePrincipal(DirectoryAudit audit)
    {
        var target = audit.TargetResources.FirstOrDefault();
        return new AppReference(
            AuditValues.FirstGuid(AuditValues.New(audit, "AppPrincipalId")) ?? AuditValues.TargetAppId(audit),
            target?.Id,
            null,
            AuditValues.NewOrOld(audit, "DisplayName") ?? target?.DisplayName);
    }

    private static AppReference TargetApplication(DirectoryAudit audit)
    {
        var target = audit.TargetResources.FirstOrDefault();
        return new AppReference(
            AuditValues.FirstGuid(AuditValues.New(audit, "AppId")) ?? AuditValues.TargetAppId(audit),
            null,
            target?.Id,
            AuditValues.NewOrOld(audit, "DisplayName") ?? target?.DisplayName);
    }

    private static AppReference Owned(DirectoryAudit audit, string kind)
    {
        var objectId = AuditValues.NewOrOld(audit, kind + ".ObjectID");
        var isRegistration = kind == "Application";
        return new AppReference(
            AuditValues.NewOrOld(audit, kind + ".AppId"),
            isRegistration ? null : objectId,
            isRegistration ? objectId : null,
            AuditValues.NewOrOld(audit, kind + ".DisplayName"));
    }

    private static IEnumerable<AppEventOf> One(AppReference app, AppEventKind kind, DirectoryAudit audit, bool onServicePrincipal = false)
    {
        if (!app.IsEmpty)
        {
            var isOnServicePrincipal = onServicePrincipal || kind == AppEventKind.ServicePrincipalAdded;
            yield return new AppEventOf(app, Create(audit, kind, $"{audit.ActivityDisplayName} '{app.Label}'") with { IsOnServicePrincipal = isOnServicePrincipal });
        }
    }

    private static bool Succeeded(string? result) =>
        result is null || result.StartsWith("succe", StringComparison.OrdinalIgnoreCase) || result.Equals("true", StringComparison.OrdinalIgnoreCase);
}
