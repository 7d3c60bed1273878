using System.Globalization;
using OAuthHunter.Detections.Apps;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Model;

namespace OAuthHunter.Hunting.Scoring;

/// <summary>
/// Who and what speaks for an app. The points are shares, between 0 and 1, of everything that speaks against it; together they never
/// reach 1. They count half when the app got a credential, permission or role lately: whoever takes over an old app takes its
/// good name with it.
/// </summary>
internal static class VouchingTerms
{
    private const double YearDays = 365;
    private const double MostYears = 5;
    private const double SettledDays = 180;
    private const double UsedDays = 30;

    public static IEnumerable<ScoreTerm> Of(AppProfile app, AppJudge judge)
    {
        var isTouched = IsTouched(app, judge);
        return All(app, judge).Select(term => isTouched ? term with { Points = term.Points / 2, Reason = term.Reason + " Counts half: it was given something lately." } : term);
    }

    private static bool IsTouched(AppProfile app, AppJudge judge) =>
        app.CurrentCredentials.Any(held => judge.Context.IsWithinDays(held.AddedAt, AppJudge.NewCredentialDays))
        || app.Permissions.Any(permission => permission is { IsEffective: true, Danger: not null } && judge.Context.IsWithinDays(permission.GrantedAt, AppJudge.NewCredentialDays))
        || app.Roles.Any(role => role.IsEffective && judge.Context.IsWithinDays(role.AssignedAt, AppJudge.NewCredentialDays));

    private static IEnumerable<ScoreTerm> All(AppProfile app, AppJudge judge)
    {
        if (app.VerifiedPublisher is not null)
        {
            yield return new ScoreTerm("Verified publisher", 0.2, app.VerifiedPublisher);
        }

        if (app.OwnerIds is { Count: > 0 })
        {
            yield return new ScoreTerm("Owned", 0.1, "Somebody answers for it.");
        }

        if (judge.Context.Age(app.CreatedAt) is { TotalDays: > YearDays } age)
        {
            var years = Math.Min(MostYears, Math.Floor(age.TotalDays / YearDays));
            yield return new ScoreTerm("Age", years * 0.05, string.Format(CultureInfo.InvariantCulture, "Created {0:yyyy-MM-dd}.", app.CreatedAt));
        }

        if (judge.Context.IsWithinDays(app.Activity?.LastSeen, UsedDays) && judge.Context.Age(app.CreatedAt) is { TotalDays: > SettledDays })
        {
            yield return new ScoreTerm("Steady use", 0.1, "Half a year old and used within 30 days.");
        }

        var live = judge.LiveCredentials(app);
        if (live.Count > 0 && live.All(held => held.Credential.Kind != AppCredentialKind.Secret && !held.IsOnServicePrincipal))
        {
            yield return new ScoreTerm("Certificates only", 0.1, "No secret, and nothing on the service principal.");
        }
    }
}
