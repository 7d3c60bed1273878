using OAuthHunter.Evidence;
using OAuthHunter.Facts.Accounts;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Consents;

/// <summary>
/// Joins delegated grants with what the audit log says of them, one pass over each. A tenant can have half a million grants:
/// those for nothing but signing in pass by, and equal lists of scopes are kept once.
/// </summary>
internal sealed class ConsentFactsBuilder(EvidenceStore store, EvidenceCoverage coverage, IReadOnlyList<AppProfile> apps, AccountDirectory accounts)
{
    private readonly Dictionary<string, GrantDraft> drafts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string? Resource, string? Scope), GrantedScopes> known = [];
    private readonly PermissionResolver permissions = PermissionResolver.Of(store);

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
            Grants = [.. Grants(withEvents).OrderBy(grant => grant.App.AppId ?? grant.App.ServicePrincipalId, StringComparer.OrdinalIgnoreCase)
                .ThenByDescending(grant => grant.IsTenantWide).ThenBy(grant => grant.PrincipalId, StringComparer.OrdinalIgnoreCase)
                .ThenBy(grant => grant.ResourceAppId ?? grant.ResourceName, StringComparer.OrdinalIgnoreCase).ThenBy(grant => grant.Record?.Id, StringComparer.Ordinal)],
            Waves = [.. apps.Where(app => app.Events.Count > 2).SelectMany(ConsentWaves.Of).OrderBy(wave => wave.Start).ThenBy(wave => wave.App.AppId, StringComparer.OrdinalIgnoreCase)],
            Requests = [.. store.Objects<AppConsentRequest>(EntitySets.AppConsentRequests).OrderBy(request => request.AppId, StringComparer.OrdinalIgnoreCase).ThenBy(request => request.Id, StringComparer.Ordinal)],
            Prompts = [.. store.ConsentSignIns.Prompts.OrderBy(prompt => prompt.Time).ThenBy(prompt => prompt.AppId, StringComparer.Ordinal).ThenBy(prompt => prompt.User, StringComparer.Ordinal).ThenBy(prompt => prompt.Error)],
            NotedSignIns = [.. store.ConsentSignIns.Noted.OrderBy(noted => noted.First).ThenBy(noted => noted.User, StringComparer.Ordinal).ThenBy(noted => noted.Kind, StringComparer.Ordinal)
                .ThenBy(noted => noted.Evidence.Key, StringComparer.Ordinal)],
        };
    }

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
        var byPrincipal = new Dictionary<string, AppProfile>(StringComparer.OrdinalIgnoreCase);
        foreach (var app in apps.Where(app => app.ServicePrincipalId is not null))
        {
            byPrincipal[app.ServicePrincipalId!] = app;
        }

        foreach (var record in store.Objects<OAuth2PermissionGrant>(EntitySets.OAuth2PermissionGrants))
        {
            if (record.ClientId is null || !byPrincipal.TryGetValue(record.ClientId, out var app))
            {
                continue;
            }

            var resource = permissions.ResourceAppId(record.ResourceId, null, null);
            var isTenantWide = string.Equals(record.ConsentType, "AllPrincipals", StringComparison.OrdinalIgnoreCase);
            GrantDraft? draft = null;
            if (withEvents.Contains(app))
            {
                var key = Key(app, resource, isTenantWide, isTenantWide ? null : record.PrincipalId);
                if (drafts.TryGetValue(key, out draft))
                {
                    drafts.Remove(key);
                }
            }

            var scopes = Scopes(resource, record.Scope);
            if (draft is not null || !scopes.IsSignInOnly)
            {
                yield return OfRecord(record, app, resource, isTenantWide, scopes, draft);
            }
        }

        var isCaptured = coverage.Has(EntitySets.OAuth2PermissionGrants);
        foreach (var draft in drafts.Values.Where(draft => draft.Granted is not null))
        {
            yield return OfLog(draft, isCaptured);
        }
    }

    private DelegatedGrant OfRecord(OAuth2PermissionGrant record, AppProfile app, string? resource, bool isTenantWide, GrantedScopes scopes, GrantDraft? draft) => new()
    {
        App = app,
        ResourceAppId = resource,
        ResourceName = permissions.ResourceName(record.ResourceId) ?? draft?.ResourceName,
        IsTenantWide = isTenantWide,
        PrincipalId = isTenantWide ? null : record.PrincipalId,
        PrincipalName = isTenantWide || record.PrincipalId is null ? null : accounts.NameOf(record.PrincipalId),
        Scopes = scopes,
        IsInObjects = true,
        IsLive = true,
        GrantedAt = draft?.Granted?.Time,
        GrantedBy = draft?.Granted?.Actor,
        Events = draft?.Events ?? [],
        Record = record,
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
        GrantedAt = draft.Granted!.Time,
        GrantedBy = draft.Granted.Actor,
        RevokedAt = draft.Revoked?.Time,
        RevokedBy = draft.Revoked?.Actor,
        Events = draft.Events,
    };

    private GrantedScopes Scopes(string? resource, string? text)
    {
        if (!known.TryGetValue((resource, text), out var scopes))
        {
            known.Add((resource, text), scopes = GrantedScopes.Of(resource, ConsentPermissions.Split(text)));
        }

        return scopes;
    }

    private string? IdOf(string? idOrUpn) => accounts.Find(idOrUpn)?.Id ?? idOrUpn;

    private static string? NameInEvents(GrantDraft draft) => draft.Events
        .Select(found => found.Actor)
        .FirstOrDefault(actor => actor.UserPrincipalName is not null && (string.Equals(actor.Id, draft.Principal, StringComparison.OrdinalIgnoreCase) || actor.Id is null))?.UserPrincipalName;

    // Scopes of a resource that nothing knows stay together: the name beside them is the table's guess, not the record's.
    private static string Key(AppProfile app, string? resource, bool isTenantWide, string? principal) =>
        $"{app.AppId ?? app.ServicePrincipalId}|{resource}|{(isTenantWide ? "*" : principal)}";
}
