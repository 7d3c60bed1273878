using OAuthHunter.Detections.Apps;
using OAuthHunter.Detections.Credentials;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Hunting.Scoring;

/// <summary>How an app came to be. The points are for an app of middling power; what it can do sets their weight.</summary>
internal static class OriginTerms
{
    private const double VeryFreshDays = 30;

    public static IEnumerable<ScoreTerm> Of(AppProfile app, AppJudge judge)
    {
        if (app.Ownership == AppOwnership.Own && app.IsSingleTenant != false && !app.IsManagedIdentity)
        {
            yield return new ScoreTerm("Home-made", 5, "Registered in this tenant, for this tenant.");
        }

        if (judge.IsFresh(app))
        {
            yield return new ScoreTerm("Fresh", judge.Context.IsWithinDays(app.CreatedAt, VeryFreshDays) ? 12 : 8, $"Created {app.CreatedAt?.AsDay()}.");
        }

        if (Name(app) is { } name)
        {
            yield return name;
        }

        if (CredentialAtBirth.Of(app) is not null)
        {
            yield return new ScoreTerm("Armed at birth", 12, "Made, given a credential and a dangerous permission within a day.");
        }

        if (judge.RiskOf(app.CreatedBy, countMissingMfa: true) is { } risk)
        {
            yield return new ScoreTerm("Maker", 10, risk);
        }

        if (AppJudge.IsForeignUnverified(app))
        {
            yield return new ScoreTerm("Publisher", 6, "Another tenant's app of an unverified publisher.");
        }

        if (app.Events.Any(found => found.Succeeded && found.Kind == AppEventKind.ApplicationPermissionGranted && found.Actor.Kind == AuditActorKind.Application && found.Permissions.Any(permission => permission.Danger >= Severity.High)))
        {
            yield return new ScoreTerm("Granted by an app", 8, "No person consented to a dangerous permission.");
        }

        if ((app.RedirectUris ?? []).Any(uri => RedirectUris.Read(uri) is { Confidence: Confidence.High }))
        {
            yield return new ScoreTerm("Reply address", 8, "Hands codes and tokens to a suspicious host.");
        }
    }

    // One name, one reason: the most telling.
    private static ScoreTerm? Name(AppProfile app) =>
        app.NameLikeness == TenantNameLikeness.TenantWithRandomTail ? new ScoreTerm("Name", 10, "Named after the tenant, with a tail of three letters.")
        : app.Ownership != AppOwnership.Microsoft && app.NameSigns.Deceit is { } deceit ? new ScoreTerm("Name", 10, deceit)
        : app.NamedAfterUser is { } user ? new ScoreTerm("Name", 5, $"Bears the name of {user}.")
        : app.NameSigns.ThrowAway is { } reason ? new ScoreTerm("Name", 4, $"Throw-away name: {reason}.")
        : app.NameLikeness != TenantNameLikeness.None ? new ScoreTerm("Name", 3, "Named after the tenant.")
        : null;
}
