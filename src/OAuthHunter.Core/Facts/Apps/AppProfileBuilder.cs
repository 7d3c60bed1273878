using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>
/// Joins objects, grants, roles, credentials, events, Exchange RBAC and activity into one profile per app. Everything is
/// looked up by id, so a tenant with a hundred thousand apps costs a pass over its records.
/// </summary>
internal static class AppProfileBuilder
{
    public static IReadOnlyList<AppProfile> Build(EvidenceStore store, EvidenceCoverage coverage, TenantIdentity tenant)
    {
        var apps = new AppDirectory(store);
        var permissions = PermissionResolver.Of(store, id => apps.Find(id)?.ServicePrincipal);
        var roles = new RoleResolver(store.Objects<RoleDefinition>(EntitySets.RoleDefinitions));

        JoinEvents(store, apps, new AppEventReader(permissions, roles, id => apps.Find(id) is not null));
        var grants = new PermissionIndex(store, coverage, apps, permissions);
        new RoleJoiner(store, coverage, apps, roles).Join();
        new ExchangeRbacJoiner(store, apps).Join();
        TokenPolicyJoiner.Join(store, apps);
        JoinOwners(apps);
        ActivityJoiner.Join(store, apps);

        var isExchangeKnown = coverage.Has(EntitySets.RoleGroups) || coverage.Has(EntitySets.ManagementRoleAssignments);
        var likeness = new NameLikeness(tenant);
        var reach = new MailboxReachJoiner(store, coverage);
        var people = new UserNames(store.Objects<User>(EntitySets.Users));
        return [.. apps.All
            .Select(app => ToProfile(app, coverage, tenant, likeness, people, reach, grants, isExchangeKnown))
            .OrderBy(app => app.AppId ?? app.ServicePrincipalId, StringComparer.OrdinalIgnoreCase)];
    }

    // Who owns an app can add a credential to it, and so become it.
    private static void JoinOwners(AppDirectory apps)
    {
        foreach (var app in apps.All)
        {
            // Most of a hundred thousand have none.
            if (app.Application?.OwnerIds is not { Count: > 0 } && app.ServicePrincipal?.OwnerIds is not { Count: > 0 })
            {
                continue;
            }

            foreach (var owner in (app.Application?.OwnerIds ?? []).Concat(app.ServicePrincipal?.OwnerIds ?? []).Select(apps.Find).OfType<AppDraft>())
            {
                if (!ReferenceEquals(owner, app) && !owner.Owns.Contains(app))
                {
                    owner.Add(app);
                }
            }
        }
    }

    // Records that tell more ids of an app go first, so that those which tell only one find it.
    private static void JoinEvents(EvidenceStore store, AppDirectory apps, AppEventReader reader)
    {
        var found = store.DirectoryAudits.SelectMany(reader.Read).ToList();
        foreach (var entry in found.Where(entry => entry.App.AppId is not null).OrderBy(entry => entry.Event.Time))
        {
            apps.Obtain(entry.App);
        }

        foreach (var entry in found.OrderBy(entry => entry.Event.Time))
        {
            apps.Obtain(entry.App).Add(entry.Event);
        }

        foreach (var app in apps.All.Where(app => app.Events.Count > 0))
        {
            app.MergeEvents();
        }
    }

    private static AppProfile ToProfile(AppDraft app, EvidenceCoverage coverage, TenantIdentity tenant, NameLikeness likeness, UserNames people, MailboxReachJoiner reach, PermissionIndex grants, bool isExchangeKnown)
    {
        var principal = app.ServicePrincipal;
        var application = app.Application;
        IReadOnlyList<AppEvent> added = app.Events.Count == 0 ? [] : [.. app.Events.Where(found => found.Succeeded && found.Kind is AppEventKind.ApplicationAdded or AppEventKind.ServicePrincipalAdded)];
        var ownership = AppOrigin.OwnershipOf(app, tenant.TenantId);
        var ownerTenant = principal?.AppOwnerOrganizationId;
        return new AppProfile
        {
            AppId = app.AppId,
            ServicePrincipalId = app.ServicePrincipalId,
            Name = app.Name,
            ServicePrincipal = principal,
            Application = application,
            Ownership = ownership,
            OwnerTenantId = ownerTenant ?? (AppOrigin.IsRegisteredHere(app) ? tenant.TenantId : null),
            IsSingleTenant = AppOrigin.IsSingleTenant(app),
            CreatedAt = Earlier(application?.CreatedDateTime, principal?.CreatedDateTime) ?? added.Select(found => (DateTimeOffset?)found.Time).Min(),
            CreatedBy = (added.FirstOrDefault(found => found.Kind == AppEventKind.ApplicationAdded) ?? added.FirstOrDefault())?.Actor,
            IsEnabled = principal?.AccountEnabled,
            IsDeleted = AppOrigin.IsDeleted(app),
            VerifiedPublisher = principal?.VerifiedPublisherName ?? principal?.VerifiedPublisherId,
            IsPublisherKnown = principal?.HasPublisherFact ?? false,
            OwnerIds = AppOrigin.OwnersOf(app, ownership),
            Draft = app,
            Grants = grants,
            Roles = app.Roles,
            AreCredentialsKnown = CredentialJoiner.AreKnown(app),
            Events = app.Events,
            ExchangeRoles = isExchangeKnown || app.ExchangeRoles.Count > 0 ? app.ExchangeRoles : null,
            Activity = app.Activity,
            UserSignIns = app.UserSignIns,
            NameLikeness = likeness.Of(app.Name),
            NamedAfterUser = people.Find(app.Name),
            Mailboxes = reach.Of(app),
            ExchangeNames = app.ExchangeNames,
            OwnedAppIds = app.Owns.Count == 0 ? [] : [.. app.Owns.Select(owned => owned.AppId ?? owned.ServicePrincipalId).OfType<string>().OrderBy(id => id, StringComparer.OrdinalIgnoreCase)],
            TokenPolicies = app.TokenPolicies.Count == 0 ? [] : [.. app.TokenPolicies.OrderBy(policy => policy.Evidence.Key, StringComparer.Ordinal)],
            DeletedObjects = AppEvidence.Deleted(app),
        };
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;
}
