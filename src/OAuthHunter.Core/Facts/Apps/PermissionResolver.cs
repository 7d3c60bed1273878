using System.Collections.Concurrent;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>
/// Names permissions and tells how dangerous they are. A permission is known by its resource and its id together: the same
/// GUID can exist on two resources and mean different things.
/// </summary>
/// <param name="find">The service principal of an object id or application id.</param>
internal sealed class PermissionResolver(Func<string, ServicePrincipal?> find)
{
    private static readonly Lazy<Dictionary<string, string>> FirstPartyNames = new(() =>
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in DangerousPermissions.All)
        {
            names[row.ResourceName.Split('(', '[')[0].Trim()] = row.ResourceAppId;
        }

        return names;
    });

    private readonly Dictionary<string, string> learned = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<long, IReadOnlyList<PermissionMeaning>> meanings = new();
    private readonly Dictionary<string, Dictionary<string, string>> publishedRoles = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A resolver that knows the resources of the evidence, from objects and from what grants in the audit log tell.</summary>
    public static PermissionResolver Of(EvidenceStore store, Func<string, ServicePrincipal?> find)
    {
        var resolver = new PermissionResolver(find);
        foreach (var audit in store.DirectoryAudits.Where(audit => AuditValues.Find(audit, "ServicePrincipal.ObjectID") is not null && audit.TargetResources.Count > 0))
        {
            resolver.Learn(audit.TargetResources[0].Id, AuditValues.TargetAppId(audit));
        }

        return resolver;
    }

    /// <summary>Display name of a resource; null when no object knows it.</summary>
    public string? ResourceName(string? resourceId) => Find(resourceId)?.DisplayName;

    /// <summary>Learns from an audit event which application a resource's object id belongs to.</summary>
    public void Learn(string? resourceId, string? resourceAppId)
    {
        if (resourceId is not null && resourceAppId is not null)
        {
            learned[resourceId] = resourceAppId.ToLowerInvariant();
        }
    }

    /// <summary>An application permission on a resource known by object id, application id or name, whatever the evidence has.</summary>
    public HeldPermission Role(string? resourceId, string? resourceAppId, string? resourceName, string? roleId, string? value, EvidenceItem evidence)
    {
        var appId = ResourceAppId(resourceId, resourceAppId, resourceName);
        var danger = DangerousPermissions.FindRole(appId, roleId);
        return new HeldPermission(new PermissionMeaning
        {
            IsApplicationPermission = true,
            AppId = appId,
            ResourceName = resourceName ?? Find(resourceId)?.DisplayName ?? danger?.ResourceName,
            PermissionId = roleId?.ToLowerInvariant(),
            Name = danger?.Value ?? Published(resourceId ?? appId, roleId) ?? value ?? roleId ?? "(unnamed)",
            Danger = danger,
            IsManageExchange = WellKnown.IsManageExchange(appId, roleId),
            Hash = PermissionMeaning.HashOf(roleId),
        })
        {
            Evidence = evidence,
        };
    }

    /// <summary>The scopes of a grant, each looked up once for all grants of the same.</summary>
    public IReadOnlyList<PermissionMeaning> ScopesOf(DelegatedGrantRow grant) => meanings.TryGetValue(grant.ScopesKey, out var known)
        ? known
        : meanings.GetOrAdd(grant.ScopesKey, [.. ConsentPermissions.Split(grant.Scope).Select(scope => Mean(grant.ResourceId, null, null, scope))]);

    /// <summary>A delegated scope of a grant.</summary>
    public static HeldPermission Scope(PermissionMeaning meaning, bool isTenantWide, string? principalId, EvidenceItem evidence) => new(meaning)
    {
        IsTenantWide = isTenantWide,
        PrincipalId = isTenantWide ? null : principalId,
        UserCount = isTenantWide || principalId is null ? 0 : 1,
        Evidence = evidence,
    };

    // A consent names its resource by object id only. Where nothing tells whose it is, the scope is read as Graph's.
    private PermissionMeaning Mean(string? resourceId, string? resourceAppId, string? resourceName, string scope)
    {
        var appId = ResourceAppId(resourceId, resourceAppId, resourceName);
        var danger = DangerousPermissions.FindScope(appId ?? WellKnown.MicrosoftGraph, scope);
        var name = danger?.Value ?? scope;
        return new PermissionMeaning
        {
            Name = name,
            AppId = appId,
            ResourceName = resourceName ?? Find(resourceId)?.DisplayName ?? danger?.ResourceName,
            Danger = danger,
            Hash = PermissionMeaning.HashOf(name),
        };
    }

    /// <summary>A delegated scope on a resource.</summary>
    public HeldPermission Scope(string? resourceId, string? resourceAppId, string? resourceName, string scope, bool isTenantWide, string? principalId, EvidenceItem evidence) =>
        Scope(Mean(resourceId, resourceAppId, resourceName, scope), isTenantWide, principalId, evidence);

    // A name settles it only where no object does: anybody can name an API "Microsoft Graph".
    internal string? ResourceAppId(string? resourceId, string? resourceAppId, string? resourceName)
    {
        if (Find(resourceId)?.AppId is { } found)
        {
            return found.ToLowerInvariant();
        }

        return resourceAppId?.ToLowerInvariant()
            ?? (resourceId is not null && learned.TryGetValue(resourceId, out var known) ? known : null)
            ?? (resourceName is not null && FirstPartyNames.Value.TryGetValue(resourceName.Trim(), out var appId) ? appId : null);
    }

    private ServicePrincipal? Find(string? id) => id is null ? null : find(id);

    private string? Published(string? resource, string? roleId)
    {
        if (roleId is null || Find(resource) is not { AppRoles: { } roles } principal)
        {
            return null;
        }

        var key = principal.Id ?? resource!;
        if (!publishedRoles.TryGetValue(key, out var names))
        {
            names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var role in roles.Where(role => role.Id is not null && role.Value is not null))
            {
                names[role.Id!] = role.Value!;
            }

            publishedRoles.Add(key, names);
        }

        return names.TryGetValue(roleId, out var name) ? name : null;
    }
}
