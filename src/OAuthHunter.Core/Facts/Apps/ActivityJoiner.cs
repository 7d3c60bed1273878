using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>Joins what apps were seen doing. An app that only acts, and of which no object or event speaks, becomes an app too.</summary>
internal static class ActivityJoiner
{
    public static void Join(EvidenceStore store, AppDirectory apps)
    {
        var tallies = new Dictionary<AppDraft, AppActivityTally>();
        foreach (var entry in store.AppActivity.ByApp.OrderBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase))
        {
            // A bare id that nothing else names is taken for an application id: that is what logs mostly carry.
            var app = apps.Find(entry.Key) ?? apps.Obtain(new AppReference(entry.Key, null, null, null));
            app.SeenIn ??= entry.Value.FirstRow;
            Of(tallies, app).Add(entry.Value);
        }

        foreach (var report in store.Objects<ServicePrincipalSignInActivity>(EntitySets.ServicePrincipalSignInActivities))
        {
            var last = Later(report.LastSignInDateTime, report.ApplicationAuthenticationClientLastSignInDateTime);
            if (report.AppId is not null && last is not null)
            {
                var app = apps.Obtain(new AppReference(report.AppId, null, null, null));
                app.SeenIn ??= EvidenceItem.Of(EntitySets.ServicePrincipalSignInActivities, report, report.AppId, $"App {report.AppId} was last used", last);
                Of(tallies, app).Observe(last, last);
            }
        }

        foreach (var pair in tallies)
        {
            pair.Key.Activity = pair.Value.ToActivity();
        }

        // People use many clients of Microsoft's that no object shows; any other client is an app by that alone.
        foreach (var entry in store.AppActivity.OfPeopleByApp.OrderBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase))
        {
            var app = apps.Find(entry.Key) ?? (FirstPartyApps.Contains(entry.Key) ? null : apps.Obtain(new AppReference(entry.Key, null, null, null)));
            if (app is not null)
            {
                app.SeenIn ??= entry.Value.FirstRow;
                app.UserSignIns = entry.Value.ToActivity();
            }
        }
    }

    private static AppActivityTally Of(Dictionary<AppDraft, AppActivityTally> tallies, AppDraft app)
    {
        if (!tallies.TryGetValue(app, out var tally))
        {
            tallies.Add(app, tally = new AppActivityTally());
        }

        return tally;
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;
}
