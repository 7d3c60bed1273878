using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Facts.Apps;

/// <summary>Records of apps as exports give them, in short form.</summary>
internal static class AppRecords
{
    public const string AppId = "a0000000-0000-4000-8000-000000000001";
    public const string SpId = "b0000000-0000-4000-8000-000000000001";
    public const string ObjectId = "c0000000-0000-4000-8000-000000000001";
    public const string ExchangeSp = "e0000000-0000-4000-8000-000000000001";
    public const string ProtectionSp = "e0000000-0000-4000-8000-000000000002";
    public const string GraphSp = "e0000000-0000-4000-8000-000000000003";
    public const string OtherSp = "e0000000-0000-4000-8000-000000000004";
    public const string ManageAsApp = "dc50a0fb-09a3-484d-be87-e023b12c6440";
    public const string FullAccessAsApp = "dc890d15-9560-4a4c-9b7f-a736ec74ec40";
    public const string RoleManagement = "9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8";
    public const string MicrosoftTenant = "f8cdef31-a31e-4b4a-93e4-5f571e91255a";
    public const string ForeignTenant = "f0000000-0000-4000-8000-0000000000aa";
    public const string AdminId = "d0000000-0000-4000-8000-000000000001";
    public const string Admin = "admin@contoso.com";
    public const string GlobalReader = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";

    public static DateTimeOffset Now { get; } = new TestTenant().Now;

    /// <summary>Contoso with everything about apps captured and the resources Exchange, protection, Graph and a third API.</summary>
    public static TestTenant Tenant() => TestTenant.Contoso()
        .Add(EntitySets.ServicePrincipals, Resource(ExchangeSp, WellKnown.ExchangeOnline, "Office 365 Exchange Online"), Resource(ProtectionSp, WellKnown.ExchangeOnlineProtection, "Protection"), Resource(GraphSp, WellKnown.MicrosoftGraph, "Microsoft Graph"), Resource(OtherSp, "12340000-0000-4000-8000-000000000000", "Some API"))
        .With(EntitySets.Applications, EntitySets.AppRoleAssignments, EntitySets.OAuth2PermissionGrants, EntitySets.RoleAssignments, EntitySets.RoleDefinitions, EntitySets.Groups)
        .With(EntitySets.DirectoryAudits);

    public static ServicePrincipal Resource(string id, string appId, string name) => new()
    {
        Id = id, AppId = appId, DisplayName = name, AppOwnerOrganizationId = MicrosoftTenant, AccountEnabled = true, PasswordCredentials = [], KeyCredentials = [], OwnerIds = [],
    };

    public static ServicePrincipal Sp(string name = "Mail automation", double ageInDays = 800, string owner = TestTenant.TenantId) => new()
    {
        Id = SpId, AppId = AppId, DisplayName = name, AppOwnerOrganizationId = owner, SignInAudience = owner == TestTenant.TenantId ? "AzureADMyOrg" : "AzureADMultipleOrgs",
        AccountEnabled = true, CreatedDateTime = Now.AddDays(-ageInDays), PasswordCredentials = [], KeyCredentials = [], OwnerIds = [], HasPublisherFact = true,
    };

    public static Application Registration(string name = "Mail automation", double ageInDays = 800) => new()
    {
        Id = ObjectId, AppId = AppId, DisplayName = name, SignInAudience = "AzureADMyOrg", CreatedDateTime = Now.AddDays(-ageInDays),
        PasswordCredentials = [], KeyCredentials = [], OwnerIds = [],
    };

    public static AppCredential Secret(double ageInDays, string keyId = "10000000-0000-4000-8000-000000000001") => new()
    {
        Kind = AppCredentialKind.Secret, KeyId = keyId, DisplayName = "secret", StartDateTime = Now.AddDays(-ageInDays), EndDateTime = Now.AddDays(700 - ageInDays),
    };

    public static AppCredential Certificate(double ageInDays, string keyId = "20000000-0000-4000-8000-000000000001") => new()
    {
        Kind = AppCredentialKind.Certificate, KeyId = keyId, DisplayName = "CN=automation", Usage = "Verify", Type = "AsymmetricX509Cert", StartDateTime = Now.AddDays(-ageInDays), EndDateTime = Now.AddDays(1000 - ageInDays),
    };

    public static AppRoleAssignment Grant(string roleId, string resourceId = ExchangeSp, double ageInDays = 800, string principalId = SpId) => new()
    {
        Id = $"grant-{resourceId}-{roleId}", AppRoleId = roleId, PrincipalId = principalId, PrincipalType = "ServicePrincipal", ResourceId = resourceId, CreatedDateTime = Now.AddDays(-ageInDays),
    };

    public static DirectoryRoleAssignment Role(string templateId, string principalId = SpId) => new()
    {
        Id = $"role-{templateId}-{principalId}", RoleDefinitionId = templateId, PrincipalId = principalId, PrincipalType = "ServicePrincipal", DirectoryScopeId = "/",
    };

    public static ServicePrincipalSignInActivity Use(double daysAgo, string appId = AppId) => new() { AppId = appId, LastSignInDateTime = Now.AddDays(-daysAgo) };

    /// <summary>An own app of two years with owner and certificate, in use: what a careful Exchange team runs.</summary>
    public static TestTenant Established(string name = "Mail automation") => Tenant()
        .Add(EntitySets.ServicePrincipals, Sp(name))
        .Add(EntitySets.Applications, Registration(name) with { KeyCredentials = [Certificate(300)], OwnerIds = [AdminId] })
        .Add(EntitySets.ServicePrincipalSignInActivities, Use(1));

    /// <summary>An own app of a few days with a secret and no owner.</summary>
    public static TestTenant HomeMade(string name = "Contoso_GhY") => Tenant()
        .Add(EntitySets.ServicePrincipals, Sp(name, 5))
        .Add(EntitySets.Applications, Registration(name, 5) with { PasswordCredentials = [Secret(5)] });

    public static AuditActor User(string upn = Admin, string? address = "203.0.113.7") =>
        new() { Kind = AuditActorKind.User, UserPrincipalName = upn, Id = upn == Admin ? AdminId : null, IPAddress = address };

    public static DirectoryAudit Audit(string activity, double minutes, AuditTarget[] targets, AuditActor? actor = null) => new()
    {
        Id = $"{activity}-{minutes}", ActivityDateTime = Now.AddDays(-5).AddMinutes(minutes), ActivityDisplayName = activity, Result = "success",
        CorrelationId = $"corr-{minutes}", InitiatedBy = actor ?? User(), TargetResources = targets,
    };

    public static DirectoryAudit AppAdded(double minutes = 0, string name = "Contoso_GhY", AuditActor? actor = null) =>
        Audit("Add application", minutes, [new AuditTarget { Id = ObjectId, DisplayName = name, Type = "Application", ModifiedProperties = [new("AppId", "[]", $"[\"{AppId}\"]")] }], actor);

    public static DirectoryAudit SpAdded(double minutes = 1, string name = "Contoso_GhY", AuditActor? actor = null) =>
        Audit("Add service principal", minutes, [new AuditTarget { Id = SpId, DisplayName = name, Type = "ServicePrincipal", ModifiedProperties = [new("AppPrincipalId", "[]", $"[\r\n  \"{AppId}\"\r\n]")] }], actor);

    public static DirectoryAudit SecretAdded(double minutes = 2, string keyId = "10000000-0000-4000-8000-000000000001", string old = "[]", AuditActor? actor = null) =>
        Audit("Update application - Certificates and secrets management", minutes, [new AuditTarget { Id = ObjectId, DisplayName = "Contoso_GhY", Type = "Application", ModifiedProperties = [new("KeyDescription", old, $"[\"{Entry(keyId)}\"]")] }], actor);

    public static string Entry(string keyId, string type = "Password", string usage = "Verify", string name = "secret") =>
        $"[KeyIdentifier={keyId},KeyType={type},KeyUsage={usage},DisplayName={name}]";

    public static DirectoryAudit Granted(string roleId, double minutes = 3, string resourceId = ExchangeSp, string resourceAppId = WellKnown.ExchangeOnline, AuditActor? actor = null) =>
        Audit("Add app role assignment to service principal", minutes,
        [
            new AuditTarget
            {
                Id = resourceId, DisplayName = "Resource", Type = "ServicePrincipal",
                ModifiedProperties =
                [
                    new("AppRole.Id", null, roleId), new("ServicePrincipal.ObjectID", null, SpId), new("ServicePrincipal.DisplayName", null, "Contoso_GhY"),
                    new("ServicePrincipal.AppId", null, AppId), new("TargetId.ServicePrincipalNames", null, $"https://api.contoso.com;{resourceAppId}"),
                ],
            },
            new AuditTarget { Id = SpId, DisplayName = AppId, Type = "ServicePrincipal" },
        ], actor);

    public static DirectoryAudit RoleGiven(string templateId, double minutes = 4, string displayName = "Company Administrator", AuditActor? actor = null) =>
        Audit("Add member to role", minutes,
        [
            new AuditTarget
            {
                Id = SpId, DisplayName = "Contoso_GhY", Type = "ServicePrincipal",
                ModifiedProperties = [new("Role.ObjectID", null, "99990000-0000-4000-8000-000000000000"), new("Role.DisplayName", null, displayName), new("Role.TemplateId", null, templateId)],
            },
        ], actor);

    public static DirectoryAudit Consent(string scopes, double minutes = 3, bool isAdmin = true, string resourceId = GraphSp, string old = "[]", AuditActor? actor = null) =>
        Audit("Consent to application", minutes,
        [
            new AuditTarget
            {
                Id = SpId, DisplayName = "Contoso_GhY", Type = "ServicePrincipal",
                ModifiedProperties =
                [
                    new("ConsentContext.IsAdminConsent", null, isAdmin.ToString()), new("ConsentContext.OnBehalfOfAll", null, isAdmin.ToString()),
                    new("ConsentAction.Permissions", null, $"{old} => [[Id: x, ClientId: {SpId}, PrincipalId: , ResourceId: {resourceId}, ConsentType: {(isAdmin ? "AllPrincipals" : "Principal")}, Scope: {scopes}, CreatedDateTime: , LastModifiedDateTime ]]; "),
                    new("TargetId.ServicePrincipalNames", null, AppId),
                ],
            },
        ], actor);
}
