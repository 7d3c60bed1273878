using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.Evidence;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Wide;

/// <summary>Makes apps of a widened tenant part by part: objects, grants, roles, use and changes, each under the app's name.</summary>
internal sealed class AppParts(Contoso contoso)
{
    public const string MailSend = "b633e1c5-b582-4048-a93e-9f11b44c7e96";
    public const string MailReadWrite = "e2a3a72e-5f79-4c64-b1b1-878b674786c9";
    public const string RoleManagement = "9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8";
    public const string ManageAsApp = "dc50a0fb-09a3-484d-be87-e023b12c6440";
    public const string FullAccess = "dc890d15-9560-4a4c-9b7f-a736ec74ec40";

    private int audits;

    public string AppId(string name) => contoso.Id("app/" + name);

    public string PrincipalId(string name) => contoso.Id("wide sp/" + name);

    public string ObjectId(string name) => contoso.Id("wide application/" + name);

    /// <summary>A service principal of this tenant, with its registration.</summary>
    public void Own(string name, int days, Func<Application, Application>? change = null)
    {
        contoso.Add(EntitySets.ServicePrincipals, Principal(name, days, contoso.TenantId));
        var registration = new Application
        {
            Id = ObjectId(name), AppId = AppId(name), DisplayName = name, CreatedDateTime = contoso.DaysAgo(days).AddHours(9), SignInAudience = "AzureADMyOrg",
            PasswordCredentials = [], KeyCredentials = [], RedirectUris = [], RequiredResourceAccess = [], OwnerIds = [contoso.People.AppAdmin.Id], IsInstanceLocked = true,
        };
        contoso.Add(EntitySets.Applications, change is null ? registration : change(registration));
    }

    public void Foreign(string name, int days, string? publisher = null, Func<ServicePrincipal, ServicePrincipal>? change = null)
    {
        var principal = Principal(name, days, contoso.Id("tenant/wide " + name)) with
        {
            SignInAudience = "AzureADMultipleOrgs", VerifiedPublisherName = publisher, VerifiedPublisherId = publisher is null ? null : contoso.Id("publisher/" + publisher),
        };
        contoso.Add(EntitySets.ServicePrincipals, change is null ? principal : change(principal));
    }

    public ServicePrincipal Principal(string name, int days, string ownerTenantId) => new()
    {
        Id = PrincipalId(name), AppId = AppId(name), DisplayName = name, AppOwnerOrganizationId = ownerTenantId, ServicePrincipalType = "Application", SignInAudience = "AzureADMyOrg",
        AccountEnabled = true, CreatedDateTime = contoso.DaysAgo(days).AddHours(9), HasPublisherFact = true, ReplyUrls = [], Tags = [], PasswordCredentials = [], KeyCredentials = [], AppRoleAssignmentRequired = true, OwnerIds = [],
    };

    public void Grant(string name, string roleId, int days, string resource = WellKnown.MicrosoftGraph) => contoso.Add(EntitySets.AppRoleAssignments, new AppRoleAssignment
    {
        Id = contoso.Id($"wide grant/{name}/{roleId}"), AppRoleId = roleId, PrincipalId = PrincipalId(name), PrincipalType = "ServicePrincipal", PrincipalDisplayName = name,
        ResourceId = contoso.Apps.ServicePrincipalIdOf(resource), CreatedDateTime = contoso.DaysAgo(days).AddHours(10),
    });

    public void Delegate(string name, string scope, params string?[] users)
    {
        foreach (var user in users.Length == 0 ? [null] : users)
        {
            contoso.Add(EntitySets.OAuth2PermissionGrants, new OAuth2PermissionGrant
            {
                Id = contoso.Id($"wide scopes/{name}/{user}"), ClientId = PrincipalId(name), ConsentType = user is null ? "AllPrincipals" : "Principal", PrincipalId = user,
                ResourceId = contoso.Apps.ServicePrincipalIdOf(WellKnown.MicrosoftGraph), Scope = scope,
            });
        }
    }

    public void Role(string name, string templateId) => contoso.Add(EntitySets.RoleAssignments, new DirectoryRoleAssignment
    {
        Id = contoso.Id($"wide role/{name}/{templateId}"), RoleDefinitionId = templateId, PrincipalId = PrincipalId(name), PrincipalType = "ServicePrincipal", PrincipalDisplayName = name, DirectoryScopeId = "/",
    });

    public void Used(string name, int days) => contoso.Add(EntitySets.ServicePrincipalSignInActivities, new ServicePrincipalSignInActivity
    {
        AppId = AppId(name), LastSignInDateTime = contoso.DaysAgo(days).AddHours(3), ApplicationAuthenticationClientLastSignInDateTime = contoso.DaysAgo(days).AddHours(3),
    });

    /// <summary>A change of an app in the directory audit.</summary>
    public void Changed(string name, string activity, DateTimeOffset time, Person actor, params ModifiedProperty[] properties)
    {
        var isPrincipal = activity.Contains("service principal", StringComparison.OrdinalIgnoreCase);
        contoso.Add(EntitySets.DirectoryAudits, new DirectoryAudit
        {
            Id = contoso.Id($"wide audit/{++audits}"), ActivityDateTime = time, ActivityDisplayName = activity, Category = "ApplicationManagement", Result = "success",
            CorrelationId = contoso.Id($"wide correlation/{audits}"), LoggedByService = "Core Directory",
            InitiatedBy = new AuditActor { Kind = AuditActorKind.User, Id = actor.Id, UserPrincipalName = actor.UserPrincipalName, IPAddress = actor.Office.IPAddress },
            TargetResources = [new AuditTarget { Id = isPrincipal ? PrincipalId(name) : ObjectId(name), DisplayName = name, Type = isPrincipal ? "ServicePrincipal" : "Application", ModifiedProperties = properties }],
            AdditionalDetails = [new NameValue("AppId", AppId(name))],
        });
    }
}
