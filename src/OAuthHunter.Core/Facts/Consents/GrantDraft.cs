using OAuthHunter.Facts.Apps;

namespace OAuthHunter.Facts.Consents;

/// <summary>What the audit log says of one delegated grant, while it is being joined with the objects.</summary>
internal sealed class GrantDraft(AppProfile app, HeldPermission first, string? principal)
{
    private readonly List<AppEvent> events = [];
    private readonly HashSet<string> scopes = new(StringComparer.OrdinalIgnoreCase);

    public AppProfile App => app;

    public string? ResourceAppId => first.ResourceAppId;

    public string? ResourceName => first.ResourceAppId is null ? null : first.ResourceName;

    public bool IsTenantWide => first.IsTenantWide;

    public string? Principal => principal;

    /// <summary>All that the log ever saw granted.</summary>
    public IReadOnlyCollection<string> Scopes => scopes;

    /// <summary>In time order, because an app's events are.</summary>
    public IReadOnlyList<AppEvent> Events => events;

    public AppEvent? Granted => events.FirstOrDefault(found => found.Kind != AppEventKind.PermissionRemoved);

    /// <summary>The removal, unless something was granted again after it.</summary>
    public AppEvent? Revoked => events.Count > 0 && events[events.Count - 1].Kind == AppEventKind.PermissionRemoved ? events[events.Count - 1] : null;

    public void Add(AppEvent found, string scope)
    {
        scopes.Add(scope);
        if (events.Count == 0 || !ReferenceEquals(events[events.Count - 1], found))
        {
            events.Add(found);
        }
    }
}
