using OAuthHunter.Evidence;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Support;

/// <summary>Invented users, grants and consents.</summary>
internal static class ConsentRecords
{
    public const string UmaId = "d0000000-0000-4000-8000-000000000011";
    public const string Uma = "uma@contoso.com";
    public const string HomeAddress = "192.0.2.10";
    public const string StrangeAddress = "198.51.100.77";
    public const string LastingMail = "Mail.Read offline_access User.Read";

    /// <summary>An app of another tenant, without a verified publisher unless one is given.</summary>
    public static ServicePrincipal Foreign(double ageInDays = 400, string name = "Mail Helper", string? publisher = null) =>
        Sp(name, ageInDays, ForeignTenant) with { VerifiedPublisherName = publisher };

    public static OAuth2PermissionGrant Delegated(string scope, string? principal = null, string client = SpId, string resource = GraphSp) => new()
    {
        Id = $"grant-{client}-{principal ?? "all"}-{resource}", ClientId = client, ConsentType = principal is null ? "AllPrincipals" : "Principal", PrincipalId = principal, ResourceId = resource, Scope = scope,
    };

    public static User Person(string id = UmaId, string upn = Uma, bool enabled = true, string type = "Member") => new()
    {
        Id = id, UserPrincipalName = upn, DisplayName = upn, AccountEnabled = enabled, UserType = type,
    };

    /// <summary>A consent of a user for himself, five days before now and some minutes on.</summary>
    public static DirectoryAudit ByUser(string scopes, double minutes = 3, string upn = Uma, string? id = UmaId, string? address = HomeAddress) =>
        Consent(scopes, minutes, isAdmin: false, actor: Actor(upn, id, address)) with { Id = $"consent-{upn}-{minutes}" };

    public static AuditActor Actor(string upn = Uma, string? id = UmaId, string? address = HomeAddress) =>
        new() { Kind = AuditActorKind.User, UserPrincipalName = upn, Id = id, IPAddress = address };

    /// <summary>A success of a user, so many minutes after five days before now.</summary>
    public static SignIn SignIn(double minutes, string upn = Uma, string address = HomeAddress, string country = "GB", int number = 64500) => new()
    {
        Id = $"signin-{upn}-{minutes}", CreatedDateTime = Now.AddDays(-5).AddMinutes(minutes), UserPrincipalName = upn, IPAddress = address, CountryOrRegion = country, AutonomousSystemNumber = number,
        ErrorCode = 0, IsInteractive = true, AppId = "11111111-0000-0000-0000-000000000001", UserAgent = "Mozilla/5.0 Contoso",
    };

    /// <summary>A sign-in of the app as itself.</summary>
    public static SignIn AppSignIn(double daysAgo, string address = HomeAddress, int error = 0, string? keyId = null, int number = 64500, string resource = WellKnown.MicrosoftGraph, double minutes = 0) => new()
    {
        Id = $"app-{daysAgo}-{minutes}-{address}-{error}", CreatedDateTime = Now.AddDays(-daysAgo).AddMinutes(minutes), ServicePrincipalId = SpId, AppId = AppId, IPAddress = address, AutonomousSystemNumber = number,
        ErrorCode = error, ServicePrincipalCredentialKeyId = keyId, ResourceId = resource,
    };

    public static DirectoryAudit OwnerAdded(double minutes, AuditActor actor, string ownerId, string ownerUpn, string activity = "Add owner to application") => Audit(activity, minutes,
    [
        new AuditTarget
        {
            Id = ownerId, UserPrincipalName = ownerUpn, Type = "User",
            ModifiedProperties = [new("Application.ObjectID", null, ObjectId), new("Application.DisplayName", null, "Mail automation"), new("Application.AppId", null, AppId)],
        },
        new AuditTarget { Id = ObjectId, Type = "Application" },
    ], actor);

    /// <summary>Contoso with an own app that may administer Exchange Online.</summary>
    public static TestTenant PrivilegedApp(Application? registration = null, ServicePrincipal? principal = null) => Tenant()
        .Add(EntitySets.ServicePrincipals, principal ?? Sp())
        .Add(EntitySets.Applications, registration ?? Registration())
        .Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp));
}
