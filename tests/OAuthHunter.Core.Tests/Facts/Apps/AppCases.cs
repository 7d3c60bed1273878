using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Facts.Apps;

/// <summary>Apps and changes beside those of <see cref="AppRecords"/>, in short form.</summary>
internal static class AppCases
{
    public const string MailReadWrite = "e2a3a72e-5f79-4c64-b1b1-878b674786c9";
    public const string MailSend = "b633e1c5-b582-4048-a93e-9f11b44c7e96";
    public const string UserId = "d0000000-0000-4000-8000-000000000042";
    public const string OtherUserId = "d0000000-0000-4000-8000-000000000043";

    public static OAuth2PermissionGrant Delegated(string scope, string? principalId = null, string clientId = SpId) => new()
    {
        Id = $"scopes-{clientId}-{principalId}-{scope}", ClientId = clientId, ConsentType = principalId is null ? "AllPrincipals" : "Principal",
        PrincipalId = principalId, ResourceId = GraphSp, Scope = scope,
    };

    /// <summary>A foreign app of an unverified publisher.</summary>
    public static TestTenant Foreign(string name = "Mail Helper", double ageInDays = 20) => Tenant().Add(EntitySets.ServicePrincipals, Sp(name, ageInDays, ForeignTenant));

    /// <summary>A foreign app of a verified publisher.</summary>
    public static ServicePrincipal Verified(string name = "Backup", double ageInDays = 800) =>
        Sp(name, ageInDays, ForeignTenant) with { VerifiedPublisherName = "Fabrikam", VerifiedPublisherId = "1" };

    public static DirectoryAudit ApplicationUpdated(double minutes, AuditActor? actor, params ModifiedProperty[] properties) =>
        Audit("Update application", minutes, [new AuditTarget { Id = ObjectId, DisplayName = "Contoso_GhY", Type = "Application", ModifiedProperties = properties }], actor);

    public static DirectoryAudit PrincipalUpdated(double minutes, AuditActor? actor, params ModifiedProperty[] properties) =>
        Audit("Update service principal", minutes, [new AuditTarget { Id = SpId, DisplayName = "Contoso_GhY", Type = "ServicePrincipal", ModifiedProperties = properties }], actor);

    public static DirectoryAudit OnApplication(string activity, double minutes, AuditActor? actor = null) =>
        Audit(activity, minutes, [new AuditTarget { Id = ObjectId, DisplayName = "Contoso_GhY", Type = "Application" }], actor);

    public static DirectoryAudit OnPrincipal(string activity, double minutes, AuditActor? actor = null) =>
        Audit(activity, minutes, [new AuditTarget { Id = SpId, DisplayName = "Contoso_GhY", Type = "ServicePrincipal" }], actor);

    public static SignIn AppSignIn(double daysAgo, string appId = AppId, string principalId = SpId) => new()
    {
        Id = $"signin-{appId}-{daysAgo}", CreatedDateTime = Now.AddDays(-daysAgo), AppId = appId, ServicePrincipalId = principalId, ServicePrincipalName = "app", IPAddress = "203.0.113.9", ErrorCode = 0,
    };

    public static string Manifest(string permissionId, bool isApplicationPermission, string resource = WellKnown.MicrosoftGraph) =>
        $$"""[{"ResourceAppId":"{{resource}}","RequiredAppPermissions":[{"EntitlementId":"{{permissionId}}","DirectAccessGrant":{{(isApplicationPermission ? "true" : "false")}},"ImpersonationAccessGrants":[]}],"EncodingVersion":1}]""";

    public static string Addresses(params string[] uris) => "[" + string.Join(",", uris.Select(uri => $$"""{"AddressType":0,"Address":"{{uri}}","ReplyAddressClientType":1}""")) + "]";
}
