using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Events;

/// <summary>The audit records of changes to an app, property for property as Entra writes them.</summary>
internal sealed class AppChanges(Contoso contoso, Person actor, string address, string userAgent, string purpose)
{
    private readonly AuditWriter audits = new(contoso, purpose);

    public void AddApplication(DemoApp app, DateTimeOffset time) =>
        Write(time, "Add application", "Add", app, Application(
            app,
            Added("AppAddress", "[]"),
            Added("AppId", $"[\"{app.AppId}\"]"),
            Added("AvailableToOtherTenants", "[false]"),
            Added("DisplayName", $"[\"{app.Name}\"]"),
            Set("Included Updated Properties", "AppAddress, AppId, AvailableToOtherTenants, DisplayName")));

    public void AddServicePrincipal(DemoApp app, DateTimeOffset time) =>
        Write(time, "Add service principal", "Add", app, ServicePrincipal(
            app,
            Added("AccountEnabled", "[true]"),
            Added("AppPrincipalId", $"[\"{app.AppId}\"]"),
            Added("DisplayName", $"[\"{app.Name}\"]"),
            Added("ServicePrincipalName", $"[\"{app.AppId}\"]"),
            Set("Included Updated Properties", "AccountEnabled, AppPrincipalId, DisplayName, ServicePrincipalName"),
            Set("TargetId.ServicePrincipalNames", app.AppId)));

    public void AddCredential(DemoApp app, DateTimeOffset time, IReadOnlyList<AppCredential> before, IReadOnlyList<AppCredential> after) =>
        Write(time, "Update application - Certificates and secrets management", "Update", app, Application(
            app,
            new ModifiedProperty("KeyDescription", Describe(before), Describe(after)),
            Set("Included Updated Properties", "KeyDescription")));

    public void RequirePermissions(DemoApp app, DateTimeOffset time)
    {
        var wanted = string.Join(",", app.AppPermissions.GroupBy(permission => permission.ResourceAppId).Select(resource =>
            $"{{\"ResourceAppId\":\"{resource.Key}\",\"RequiredAppPermissions\":[{string.Join(",", resource.Select(permission => $"{{\"EntitlementId\":\"{permission.RoleId}\",\"DirectAccessGrant\":true,\"ImpersonationAccessGrants\":[]}}"))}],\"EncodingVersion\":1}}"));
        Write(time, "Update application", "Update", app, Application(
            app,
            new ModifiedProperty("RequiredResourceAccess", "[]", $"[{wanted}]"),
            Set("Included Updated Properties", "RequiredResourceAccess")));
    }

    public void GrantAppRole(DemoApp app, DemoApp.GrantedPermission permission, DateTimeOffset time)
    {
        var resource = contoso.Apps[permission.ResourceAppId];
        var target = ServicePrincipal(
            resource,
            Set("AppRole.Id", permission.RoleId),
            Set("AppRole.Value", permission.Value),
            Set("AppRole.DisplayName", resource.AppRoles!.Single(role => role.Id == permission.RoleId).DisplayName!),
            Set("ServicePrincipal.ObjectID", app.ServicePrincipalId),
            Set("ServicePrincipal.DisplayName", app.Name),
            Set("ServicePrincipal.AppId", app.AppId),
            Set("ServicePrincipal.Name", app.AppId),
            Set("TargetId.ServicePrincipalNames", resource.AppId));
        audits.Write(new DirectoryChange(time, "Add app role assignment to service principal", "ApplicationManagement", "Assign", actor, address, userAgent)
        {
            Targets = [target, ServicePrincipal(app)],
            AppId = resource.AppId,
        });
    }

    public void Consent(DemoApp app, string scope, DateTimeOffset time)
    {
        var graph = contoso.Apps[WellKnown.MicrosoftGraph];
        Write(time, "Consent to application", "Assign", app, ServicePrincipal(
            app,
            Set("ConsentContext.IsAdminConsent", "True"),
            Set("ConsentContext.IsAppOnly", "False"),
            Set("ConsentContext.OnBehalfOfAll", "True"),
            Set("ConsentContext.Tags", "WindowsAzureActiveDirectoryIntegratedApp"),
            Set("ConsentAction.Permissions", $"[] => [[Id: {contoso.Random("consent/" + app.AppId).Letters(43)}, ClientId: {app.ServicePrincipalId}, PrincipalId: , ResourceId: {graph.ServicePrincipalId}, ConsentType: AllPrincipals, Scope: {scope}, CreatedDateTime: , LastModifiedDateTime ]]; "),
            Set("TargetId.ServicePrincipalNames", app.AppId)));
    }

    public void AddToRole(DemoApp app, string templateId, string auditName, string wellKnownName, DateTimeOffset time)
    {
        var roleObject = contoso.Id("role/" + templateId);
        var target = ServicePrincipal(
            app,
            Set("Role.ObjectID", roleObject),
            Set("Role.DisplayName", auditName),
            Set("Role.TemplateId", templateId),
            Set("Role.WellKnownObjectName", wellKnownName));
        audits.Write(new DirectoryChange(time, "Add member to role", "RoleManagement", "Assign", actor, address, userAgent)
        {
            Targets = [target, new AuditTarget { Id = roleObject, Type = "Role" }],
            AppId = app.AppId,
        });
    }

    private static string Describe(IReadOnlyList<AppCredential> credentials) =>
        "[" + string.Join(",", credentials.Select(credential =>
            $"\"[KeyIdentifier={credential.KeyId},KeyType={(credential.Kind == AppCredentialKind.Secret ? "Password" : "AsymmetricX509Cert")},KeyUsage=Verify,DisplayName={credential.DisplayName}]\"")) + "]";

    private static ModifiedProperty Added(string name, string value) => new(name, "[]", value);

    private static ModifiedProperty Set(string name, string value) => new(name, null, value);

    private static AuditTarget Application(DemoApp app, params ModifiedProperty[] properties) =>
        new() { Id = app.ObjectId, DisplayName = app.Name, Type = "Application", ModifiedProperties = properties };

    private static AuditTarget ServicePrincipal(DemoApp app, params ModifiedProperty[] properties) =>
        new() { Id = app.ServicePrincipalId, DisplayName = app.Name, Type = "ServicePrincipal", ModifiedProperties = properties };

    private void Write(DateTimeOffset time, string activity, string operationType, DemoApp app, AuditTarget target) =>
        audits.Write(new DirectoryChange(time, activity, "ApplicationManagement", operationType, actor, address, userAgent) { Targets = [target], AppId = app.AppId });
}
