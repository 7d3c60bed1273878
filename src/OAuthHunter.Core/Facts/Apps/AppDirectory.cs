using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>Every app of the evidence under every id it goes by: application id, service principal id, registration id.</summary>
internal sealed class AppDirectory
{
    private readonly Dictionary<string, AppDraft> byId;
    private readonly List<AppDraft> drafts = [];

    public AppDirectory(EvidenceStore store)
    {
        var servicePrincipals = store.Objects<ServicePrincipal>(EntitySets.ServicePrincipals);
        byId = new Dictionary<string, AppDraft>(2 * servicePrincipals.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var servicePrincipal in servicePrincipals)
        {
            var draft = Obtain(new AppReference(servicePrincipal.AppId, servicePrincipal.Id, null, null));
            draft.ServicePrincipal ??= servicePrincipal;
        }

        foreach (var application in store.Objects<Application>(EntitySets.Applications))
        {
            var draft = Obtain(new AppReference(application.AppId, null, application.Id, null));
            draft.Application ??= application;
        }

        // What lies in the recycle bin comes last: an app that was made again is the living one.
        foreach (var servicePrincipal in store.Objects<ServicePrincipal>(EntitySets.DeletedServicePrincipals))
        {
            var draft = Obtain(new AppReference(servicePrincipal.AppId, servicePrincipal.Id, null, null));
            draft.DeletedServicePrincipal ??= servicePrincipal;
            draft.ServicePrincipal ??= servicePrincipal;
        }

        foreach (var application in store.Objects<Application>(EntitySets.DeletedApplications))
        {
            var draft = Obtain(new AppReference(application.AppId, null, application.Id, null));
            draft.DeletedApplication ??= application;
            draft.Application ??= application;
        }
    }

    public IReadOnlyList<AppDraft> All => drafts;

    public AppDraft? Find(string? id) => id is not null && byId.TryGetValue(id, out var draft) ? draft : null;

    /// <summary>The app of these ids, made if it is new. Ids that were not known of it are learned.</summary>
    public AppDraft Obtain(AppReference reference)
    {
        var draft = Find(reference.AppId) ?? Find(reference.ServicePrincipalId) ?? Find(reference.ApplicationObjectId);
        if (draft is null)
        {
            draft = new AppDraft { Ordinal = drafts.Count };
            drafts.Add(draft);
        }

        draft.AppId ??= Learn(draft, reference.AppId);
        draft.ServicePrincipalId ??= Learn(draft, reference.ServicePrincipalId);
        draft.ApplicationObjectId ??= Learn(draft, reference.ApplicationObjectId);
        draft.SeenName ??= reference.Name;
        return draft;
    }

    private string? Learn(AppDraft draft, string? id)
    {
        if (id is { Length: > 0 } && !byId.ContainsKey(id))
        {
            byId.Add(id, draft);
        }

        return string.IsNullOrEmpty(id) ? null : id;
    }
}
