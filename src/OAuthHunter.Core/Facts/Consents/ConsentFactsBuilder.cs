using OAuthHunter.Evidence;
using OAuthHunter.Facts.Accounts;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Consents;

/// <summary>
/// Joins delegated grants with what the audit log says of them, one pass over each. A tenant can have half a million grants:
/// those for nothing but signing in pass by, and equal lists of scopes are kept once.
/// </summary>
internal sealed class ConsentFactsBuilder
{
    private readonly EvidenceStore store;
    private readonly EvidenceCoverage coverage;
    private readonly IReadOnlyList<AppProfile> apps;
    private readonly AccountDirectory accounts;
    private readonly Dictionary<string, AppProfile> byPrincipal;
    private readonly PermissionResolver permissions;
    private readonly Dictionary<string, GrantDraft> drafts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<long, GrantedScopes> known = [];

    public ConsentFactsBuilder(EvidenceStore store, EvidenceCoverage coverage, IReadOnlyList<AppProfile> apps, AccountDirectory accounts)
    {
        this.store = store;
        this.coverage = coverage;
        this.apps = apps;
        this.accounts = accounts;
        byPrincipal = new(apps.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var app in apps.Where(app => app.ServicePrincipalId is not null))
        {
            byPrincipal[app.ServicePrincipalId!] = app;
        }

        // Grants name their resource by object id, so the index that finds their holder finds that too.
        permissions = PermissionResolver.Of(store, id => byPrincipal.TryGetValue(id, out var app) ? app.ServicePrincipal : null);
    }

    public ConsentFacts Build()
    {
        var withEvents = new HashSet<AppProfile>();
        foreach (var app in apps)
        {
            if (ReadEvents(app))
            {
                withEvents.Add(app);
            }
        }

        return new ConsentFacts
        {
            Grants = Sorted(withEvents),
            Waves = [.. apps.Where(app => app.Events.Count > 2).SelectMany(ConsentWaves.Of).OrderBy(wave => wave.Start).ThenBy(wave => wave.App.AppId, StringComparer.OrdinalIgnoreCase)],
            Requests = [.. store.Objects<AppConsentRequest>(EntitySets.AppConsentRequests).OrderBy(request => request.AppId, StringComparer.OrdinalIgnoreCase).ThenBy(request => request.Id, StringComparer.Ordinal)],
            Prompts = [.. store.ConsentSignIns.Prompts.OrderBy(prompt => prompt.Time).ThenBy(prompt => prompt.AppId, StringComparer.Ordinal).ThenBy(prompt => prompt.User, StringComparer.Ordinal).ThenBy(prompt => prompt.Error)],
            NotedSignIns = [.. store.ConsentSignIns.Noted.OrderBy(noted => noted.First).ThenBy(noted => noted.User, StringComparer.Ordinal).ThenBy(noted => noted.Kind, StringComparer.Ordinal)
                .ThenBy(noted => noted.Evidence.Key, StringComparer.Ordinal)],
        };
    }

    // Sorted where they lie: keys beside them, as OrderBy keeps, would take more room than the grants' own order is worth.
    private List<DelegatedGrant> Sorted(HashSet<AppProfile> withEvents)
    {
        var grants = Grants(withEvents).ToList();
        grants.Sort((left, right) => Compare(left, right));
        return grants;
    }

    private static int Compare(DelegatedGrant left, DelegatedGrant right)
    {
        if (!ReferenceEquals(left.App, right.App) && Ordinal(left.App.AppId ?? left.App.ServicePrincipalId, right.App.AppId ?? right.App.ServicePrincipalId) is var app && app != 0)
        {
            return app;
        }

        if (left.IsTenantWide != right.IsTenantWide)
        {
            return left.IsTenantWide ? -1 : 1;
        }

        var principal = Ordinal(left.PrincipalId, right.PrincipalId);
        if (principal != 0)
        {
            return principal;
        }

        var resource = Ordinal(left.ResourceAppId ?? left.ResourceName, right.ResourceAppId ?? right.ResourceName);
        return resource != 0 ? resource : string.CompareOrdinal(left.Record?.Id, right.Record?.Id);
    }

    private static int Ordinal(string? left, string? right) => string.Compare(left, right, StringComparison.OrdinalIgnoreCase);

    private bool ReadEvents(AppProfile app)
    {
        var any = false;
        foreach (var found in app.Events.Where(found => found.Succeeded
            && found.Kind is AppEventKind.Consented or AppEventKind.DelegatedPermissionGranted or AppEventKind.PermissionRemoved))
        {
            foreach (var permission in found.Permissions.Where(permission => !permission.IsApplicationPermission))
            {
                // A user can consent for nobody but himself, so where the record names no one it is he.
                var principal = permission.IsTenantWide ? null : permission.PrincipalId
                    ?? (found.Actor.Kind == AuditActorKind.Application ? null : IdOf(found.Actor.Id ?? found.Actor.UserPrincipalName));
                var key = Key(app, permission.ResourceAppId, permission.IsTenantWide, principal);
                if (!drafts.TryGetValue(key, out var draft))
                {
                    drafts.Add(key, draft = new GrantDraft(app, permission, principal));
                }

                draft.Add(found, permission.Value);
                any = true;
            }
        }

        return any;
    }

    private IEnumerable<DelegatedGrant> Grants(HashSet<AppProfile> withEvents)
    {
        for (var index = 0; index < store.Grants.Count; index++)
        {
            var row = store.Grants.Look(index);
            if (row.ClientId is null || !byPrincipal.TryGetValue(row.ClientId, out var app))
            {
                continue;
            }

            GrantDraft? draft = null;
            if (withEvents.Contains(app))
            {
                var key = Key(app, ResourceOf(row), row.IsTenantWide, row.IsTenantWide ? null : row.PrincipalId);
                if (drafts.TryGetValue(key, out draft))
                {
                    drafts.Remove(key);
                }
            }

            var scopes = Scopes(row);
            if (draft is not null || !scopes.IsSignInOnly)
            {
                yield return OfRecord(row, app, scopes, draft);
            }
        }

        var isCaptured = coverage.Has(EntitySets.OAuth2PermissionGrants);
        foreach (var draft in drafts.Values.Where(draft => draft.Granted is not null))
        {
            yield return OfLog(draft, isCaptured);
        }
    }

    private DelegatedGrant OfRecord(DelegatedGrantRow row, AppProfile app, GrantedScopes scopes, GrantDraft? draft) => new()
    {
        App = app,
        ResourceAppId = ResourceOf(row),
        ResourceName = permissions.ResourceName(row.ResourceId) ?? draft?.ResourceName,
        IsTenantWide = row.IsTenantWide,
        PrincipalId = row.IsTenantWide ? null : row.PrincipalId,
        PrincipalName = row.IsTenantWide || row.PrincipalId is null ? null : accounts.NameOf(row.PrincipalId),
        Scopes = scopes,
        IsLive = true,
        Log = draft,
        Table = row.Table,
        Index = row.Index,
    };

    private DelegatedGrant OfLog(GrantDraft draft, bool isCaptured) => new()
    {
        App = draft.App,
        ResourceAppId = draft.ResourceAppId,
        ResourceName = draft.ResourceName,
        IsTenantWide = draft.IsTenantWide,
        PrincipalId = draft.Principal,
        PrincipalName = draft.Principal is null ? null : accounts.Find(draft.Principal)?.UserPrincipalName ?? NameInEvents(draft) ?? draft.Principal,
        Scopes = GrantedScopes.Of(draft.ResourceAppId, draft.Scopes),
        IsLive = !isCaptured && draft.Revoked is null,
        Log = draft,
    };

    private GrantedScopes Scopes(DelegatedGrantRow row)
    {
        if (!known.TryGetValue(row.ScopesKey, out var scopes))
        {
            known.Add(row.ScopesKey, scopes = GrantedScopes.Of(ResourceOf(row), ConsentPermissions.Split(row.Scope)));
        }

        return scopes;
    }

    private string? ResourceOf(DelegatedGrantRow row) => permissions.ResourceAppId(row.ResourceId, null, null);

    private string? IdOf(string? idOrUpn) => accounts.Find(idOrUpn)?.Id ?? idOrUpn;

    private static string? NameInEvents(GrantDraft draft) => draft.Events
        .Select(found => found.Actor)
        .FirstOrDefault(actor => actor.UserPrincipalName is not null && (string.Equals(actor.Id, draft.Principal, StringComparison.OrdinalIgnoreCase) || actor.Id is null))?.UserPrincipalName;

    // Scopes of a resource that nothing knows stay together: the name beside them is the table's guess, not the record's.
    private static string Key(AppProfile app, string? resource, bool isTenantWide, string? principal) =>
        $"{app.AppId ?? app.ServicePrincipalId}|{resource}|{(isTenantWide ? "*" : principal)}";
}
