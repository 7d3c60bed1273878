using OAuthHunter.Facts.Apps;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Consents;

/// <summary>Finds waves: five users within a day or three within an hour who consent, each for himself, to one app.</summary>
internal static class ConsentWaves
{
    private static readonly (int Users, TimeSpan Within)[] Rules = [(5, TimeSpan.FromHours(24)), (3, TimeSpan.FromMinutes(60))];

    public static IEnumerable<ConsentWave> Of(AppProfile app)
    {
        var consents = app.Events
            .Where(found => found.Succeeded && found.Kind == AppEventKind.Consented && !found.IsAdminConsent && found.Actor.Kind != AuditActorKind.Application && found.Actor.Key is not null)
            .ToList();
        var inWave = new bool[consents.Count];
        foreach (var (users, within) in Rules)
        {
            Mark(consents, users, within, inWave);
        }

        // What lies within a day of the last belongs to the same wave.
        var wave = new List<AppEvent>();
        for (var index = 0; index < consents.Count; index++)
        {
            if (!inWave[index])
            {
                continue;
            }

            if (wave.Count > 0 && consents[index].Time - wave[wave.Count - 1].Time > TimeSpan.FromHours(24))
            {
                yield return ToWave(app, wave);
                wave = [];
            }

            wave.Add(consents[index]);
        }

        if (wave.Count > 0)
        {
            yield return ToWave(app, wave);
        }
    }

    // A window slides over the consents, which come in time order; who is in it is counted as he enters and leaves.
    private static void Mark(List<AppEvent> consents, int least, TimeSpan within, bool[] inWave)
    {
        var users = new Dictionary<string, int>(StringComparer.Ordinal);
        var marked = 0;
        for (int start = 0, end = 0; end < consents.Count; end++)
        {
            users[consents[end].Actor.Key!] = users.TryGetValue(consents[end].Actor.Key!, out var count) ? count + 1 : 1;
            for (; consents[end].Time - consents[start].Time > within; start++)
            {
                var key = consents[start].Actor.Key!;
                if (--users[key] == 0)
                {
                    users.Remove(key);
                }
            }

            if (users.Count >= least)
            {
                for (marked = Math.Max(marked, start); marked <= end; marked++)
                {
                    inWave[marked] = true;
                }
            }
        }
    }

    private static ConsentWave ToWave(AppProfile app, IReadOnlyList<AppEvent> consents) => new()
    {
        App = app,
        Start = consents[0].Time,
        End = consents[consents.Count - 1].Time,
        Users = [.. consents.GroupBy(found => found.Actor.Key).Select(group => group.First().Actor.Name).OrderBy(name => name, StringComparer.OrdinalIgnoreCase)],
        Consents = consents,
    };
}
