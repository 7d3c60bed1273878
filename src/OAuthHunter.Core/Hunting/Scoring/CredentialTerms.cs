using OAuthHunter.Detections.Apps;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Model;

namespace OAuthHunter.Hunting.Scoring;

/// <summary>How fresh an app's credentials are and where they sit. The points are for an app of middling power.</summary>
internal static class CredentialTerms
{
    private const double WeekDays = 7;

    public static IEnumerable<ScoreTerm> Of(AppProfile app, AppJudge judge)
    {
        var live = judge.LiveCredentials(app);
        if (live.Any(held => judge.Context.IsWithinDays(held.AddedAt, AppJudge.NewCredentialDays)))
        {
            var isWeek = live.Any(held => judge.Context.IsWithinDays(held.AddedAt, WeekDays));
            yield return new ScoreTerm("New credential", isWeek ? 10 : 8, $"Added within {(isWeek ? 7 : 30)} days.");
        }

        if (live.Any(held => held.IsOnServicePrincipal) && !app.IsManagedIdentity)
        {
            yield return new ScoreTerm("Hidden credential", app.Ownership is AppOwnership.Foreign or AppOwnership.Microsoft ? 15 : 6, "On the service principal, where the registration's page does not show it.");
        }

        if (live.Any(held => held.Credential.Kind == AppCredentialKind.Secret))
        {
            yield return new ScoreTerm("Secret", 4, "Proves itself with a secret.");
        }

        if (live.Count > 0 && judge.IsDormant(app) && AppJudge.IsPrivileged(app))
        {
            yield return new ScoreTerm("Dormant", 6, $"Privileged and armed. {judge.Dormancy(app)}");
        }
    }
}
