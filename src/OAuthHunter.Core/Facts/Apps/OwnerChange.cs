using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>An owner added to or taken from an app.</summary>
public sealed record OwnerChange(AppEvent Event, bool IsAdded, AuditTarget? Owner)
{
    public DateTimeOffset Time => Event.Time;

    /// <summary>Name of the owner for people.</summary>
    public string OwnerName => Owner?.UserPrincipalName ?? Owner?.DisplayName ?? Owner?.Id ?? "somebody";

    /// <summary>Whether the owner is who that actor is.</summary>
    public bool IsOwner(AuditActor? actor) => actor is not null && Owner is not null
        && (Same(Owner.Id, actor.Id) || Same(Owner.Id, actor.ServicePrincipalId) || Same(Owner.UserPrincipalName, actor.UserPrincipalName));

    private static bool Same(string? one, string? other) => !string.IsNullOrEmpty(one) && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
