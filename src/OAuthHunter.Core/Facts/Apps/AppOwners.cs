using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>Owners of an app over time: today's, and what the audit log saw come and go.</summary>
public static class AppOwners
{
    /// <summary>Changes of owners that succeeded, in time order. The record names the owner first and the app in its properties.</summary>
    public static IEnumerable<OwnerChange> ChangesOf(AppProfile app) => app.Events
        .Where(found => found.Succeeded && found.Kind is AppEventKind.OwnerAdded or AppEventKind.OwnerRemoved)
        .Select(found => new OwnerChange(found, found.Kind == AppEventKind.OwnerAdded, found.Record.TargetResources.FirstOrDefault()));

    /// <summary>
    /// Whether the actor owned the app at that moment: the last change before it decides, else the first after it, else today's
    /// owners. Null when nothing tells, or the record does not give the actor's id.
    /// </summary>
    public static bool? WasOwner(AppProfile app, AuditActor actor, DateTimeOffset time)
    {
        var changes = ChangesOf(app).Where(change => change.IsOwner(actor)).ToList();
        if (changes.LastOrDefault(change => change.Time <= time) is { } before)
        {
            return before.IsAdded;
        }

        if (changes.FirstOrDefault(change => change.Time > time) is { } after)
        {
            return !after.IsAdded;
        }

        var id = actor.Id ?? actor.ServicePrincipalId;
        return app.OwnerIds is null || id is null ? null : app.OwnerIds.Contains(id, StringComparer.OrdinalIgnoreCase);
    }
}
