using OAuthHunter.Model;

namespace OAuthHunter.Facts;

/// <summary>
/// One key per actor across logs: an app may be named by application id in one log and by its service principal in the next,
/// a user by UPN here and by object id there.
/// </summary>
internal static class ActorIdentity
{
    /// <summary><c>app:</c> or <c>user:</c> key; null when nothing identifies the actor.</summary>
    public static string? Key(TenantFacts facts, AuditActor? actor)
    {
        if (actor is null)
        {
            return null;
        }

        var app = facts.FindApp(actor.ServicePrincipalId) ?? (actor.Kind == AuditActorKind.User ? null : facts.FindApp(actor.AppId) ?? facts.FindApp(actor.Id));
        if (app is not null)
        {
            return "app:" + (app.AppId ?? app.ServicePrincipalId)!.ToLowerInvariant();
        }

        if (actor.Key is not { } key)
        {
            return null;
        }

        return actor.Kind == AuditActorKind.Application ? "app:" + key : "user:" + (facts.FindAdmin(key)?.UserPrincipalName ?? key).ToLowerInvariant();
    }

    /// <summary>One name per actor, for people: the app's display name whichever id the log gave, else what the log says.</summary>
    public static string? Name(TenantFacts facts, AuditActor? actor)
    {
        var app = Key(facts, actor) is { } key && key.StartsWith("app:", StringComparison.Ordinal) ? facts.FindApp(key.Substring("app:".Length)) : null;

        // An app that only the log knows may have no name but an id.
        return app is null || Guid.TryParse(app.Name, out _) ? actor?.Name : app.Name;
    }
}
