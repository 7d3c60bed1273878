using OAuthHunter.Facts.Apps;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Credentials;

/// <summary>Tells the renewal of a credential from the planting of one.</summary>
internal static class CredentialRotation
{
    private static readonly TimeSpan Window = TimeSpan.FromDays(30);

    /// <summary>
    /// An older credential in the same place goes or runs out within 30 days of the new one, and the new one came from an owner
    /// or from a pipeline. An actor who is not known is no owner.
    /// </summary>
    public static bool Is(HeldCredential added, AppProfile app) =>
        added.AddedAt is { } time
        && added.AddedBy is { } actor
        && (actor.Kind == AuditActorKind.Application || IsOwner(actor, app) == true)
        && app.Credentials.Any(older => older != added
            && older.IsOnServicePrincipal == added.IsOnServicePrincipal
            && !(older.AddedAt >= time)
            && (IsNear(older.RemovedAt, time) || IsNear(older.Credential.EndDateTime, time)));

    /// <summary>Null when owners were not captured, or the log does not give the actor's object id.</summary>
    public static bool? IsOwner(AuditActor actor, AppProfile app) =>
        app.OwnerIds is null || actor.Id is null ? null : app.OwnerIds.Contains(actor.Id, StringComparer.OrdinalIgnoreCase);

    private static bool IsNear(DateTimeOffset? one, DateTimeOffset other) => one is { } known && (known - other).Duration() <= Window;
}
