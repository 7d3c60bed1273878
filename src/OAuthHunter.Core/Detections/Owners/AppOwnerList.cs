using OAuthHunter.Evidence;
using OAuthHunter.Facts.Accounts;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Owners;

/// <summary>Owners of an app, sorted into people and apps, with rows that show them.</summary>
internal static class AppOwnerList
{
    public static EvidenceNeed Need { get; } = new("owners of apps", EntitySets.Applications, EntitySets.ServicePrincipals);

    /// <summary>Ids of owners that are not known to be apps. One that no user list knows may be a user who is gone.</summary>
    public static IEnumerable<string> People(AppProfile app, HuntContext context) => (app.OwnerIds ?? []).Where(id => context.Facts.FindApp(id) is null);

    public static IEnumerable<AppProfile> Apps(AppProfile app, HuntContext context) => (app.OwnerIds ?? []).Select(context.Facts.FindApp).OfType<AppProfile>();

    /// <summary>The object that lists the owner.</summary>
    public static EvidenceItem Row(AppProfile app, string ownerId, string name, string what) =>
        app.Application is { OwnerIds: { } owners } application && owners.Contains(ownerId, StringComparer.OrdinalIgnoreCase)
            ? EvidenceItem.Of(EntitySets.Applications, application, application.Id, $"{name} owns the registration of '{app.Name}'{what}")
            : EvidenceItem.Of(EntitySets.ServicePrincipals, app.ServicePrincipal!, app.ServicePrincipal!.Id, $"{name} owns the service principal of '{app.Name}'{what}");

    /// <summary>The row of an account, for what it says of the owner.</summary>
    public static EvidenceItem Row(Account account, string what) => account.User is { } user
        ? EvidenceItem.Of(EntitySets.Users, user, account.Id, $"{account.UserPrincipalName} {what}")
        : account.Registration is { } registration
            ? EvidenceItem.Of(EntitySets.UserRegistrationDetails, registration, account.Id, $"{account.UserPrincipalName} {what}")
            : EvidenceItem.Of(EntitySets.RiskyUsers, account.Risk!, account.Id, $"{account.UserPrincipalName} {what}");
}
