using OAuthHunter.Evidence;
using OAuthHunter.Findings;

namespace OAuthHunter.Facts.Apps;

/// <summary>The rows that show an app exists, or existed.</summary>
internal static class AppEvidence
{
    public static EvidenceItem Of(AppDraft app, AppProfile profile)
    {
        if (app.ServicePrincipal is { } principal)
        {
            var set = ReferenceEquals(principal, app.DeletedServicePrincipal) ? EntitySets.DeletedServicePrincipals : EntitySets.ServicePrincipals;
            return EvidenceItem.Of(set, principal, principal.Id, $"Enterprise application '{app.Name}'", principal.CreatedDateTime);
        }

        if (app.Application is { } application)
        {
            var set = ReferenceEquals(application, app.DeletedApplication) ? EntitySets.DeletedApplications : EntitySets.Applications;
            return EvidenceItem.Of(set, application, application.Id, $"App registration '{app.Name}'", application.CreatedDateTime);
        }

        return app.Events.FirstOrDefault()?.Evidence
            ?? app.SeenIn
            ?? profile.Permissions.FirstOrDefault()?.Evidence
            ?? app.Roles.FirstOrDefault()?.Evidence
            ?? app.ExchangeRoles.FirstOrDefault()?.Evidence
            ?? new EvidenceItem { EntitySet = app.ExchangeNames.Count > 0 ? EntitySets.ExchangeServicePrincipals.Name : EntitySets.ServicePrincipals.Name, Key = app.AppId, Description = $"App '{app.Name}'" };
    }

    /// <summary>Its objects in the recycle bin.</summary>
    public static IReadOnlyList<EvidenceItem> Deleted(AppDraft app)
    {
        if (app.DeletedServicePrincipal is null && app.DeletedApplication is null)
        {
            return [];
        }

        var rows = new List<EvidenceItem>();
        if (app.DeletedServicePrincipal is { } principal)
        {
            rows.Add(EvidenceItem.Of(EntitySets.DeletedServicePrincipals, principal, principal.Id, $"Enterprise application '{app.Name}' in the recycle bin", principal.DeletedDateTime));
        }

        if (app.DeletedApplication is { } application)
        {
            rows.Add(EvidenceItem.Of(EntitySets.DeletedApplications, application, application.Id, $"App registration '{app.Name}' in the recycle bin", application.DeletedDateTime));
        }

        return rows;
    }
}
