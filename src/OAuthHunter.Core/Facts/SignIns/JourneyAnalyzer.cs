namespace OAuthHunter.Facts.SignIns;

/// <summary>Finds pairs of successes that no traveller could make.</summary>
internal sealed class JourneyAnalyzer
{
    private readonly SignInTable table;
    private readonly SignInHabits habits;
    private readonly SignInThresholds thresholds;
    private readonly SharedEgress shared;

    public JourneyAnalyzer(SignInTable table, SignInHabits habits, SignInThresholds thresholds, SharedEgress shared)
    {
        this.table = table;
        this.habits = habits;
        this.thresholds = thresholds;
        this.shared = shared;
    }

    public IEnumerable<ImpossibleJourney> Find()
    {
        foreach (var user in habits.Users)
        {
            // A refresh without the user tells where a token is, not where he is.
            var stops = habits.SuccessesOf(user)
                .Where(entry => entry.IsInteractive && table.Places[entry.Place].HasCoordinates && table.Addresses[entry.Address].Length > 0)
                .SelectMany(Stops)
                .OrderBy(stop => stop.Moment.Ticks).ThenBy(stop => stop.Entry).ThenBy(stop => stop.Moment)
                .Select(stop => (Stop: stop, IsDoor: shared.IsShared(stop.Entry)))
                .ToList();
            var own = stops.Where(stop => !stop.IsDoor).Select(stop => stop.Stop).ToList();
            var pairs = own.Zip(own.Skip(1), (from, to) => (from, to))
                .Concat(stops.Zip(stops.Skip(1), (from, to) => (From: from, To: to)).Where(pair => IsStrangeAtDoor(pair.From, pair.To)).Select(pair => (pair.From.Stop, pair.To.Stop)));
            foreach (var pair in pairs)
            {
                if (Judge(pair.Item1, pair.Item2) is { } journey)
                {
                    yield return journey;
                }
            }
        }
    }

    // An office is a shared door as well. Whoever is there and, at the same time, in a country and on a device that he never
    // used before, or at the source of an attack, is two persons.
    private bool IsStrangeAtDoor(
        ((SignInEntry Entry, SignInMoment Moment, bool IsLast) Stop, bool IsDoor) from, ((SignInEntry Entry, SignInMoment Moment, bool IsLast) Stop, bool IsDoor) to)
    {
        if (from.IsDoor == to.IsDoor)
        {
            return false;
        }

        var other = (from.IsDoor ? to : from).Stop.Entry;
        return shared.IsHostile(other) || (habits.HasHistory(other) && habits.IsNewCountry(other) && habits.IsNewDevice(other));
    }

    private static IEnumerable<(SignInEntry Entry, SignInMoment Moment, bool IsLast)> Stops(SignInEntry entry)
    {
        yield return (entry, entry.Cell.First, false);
        if (entry.Cell.Last != entry.Cell.First)
        {
            yield return (entry, entry.Cell.Last, true);
        }
    }

    private ImpossibleJourney? Judge((SignInEntry Entry, SignInMoment Moment, bool IsLast) from, (SignInEntry Entry, SignInMoment Moment, bool IsLast) to)
    {
        var elapsed = to.Moment.Time - from.Moment.Time;
        if (from.Entry.Address == to.Entry.Address || elapsed > thresholds.JourneyLimit || IsSameSessionOrDevice(from.Entry, from.Moment, to.Entry, to.Moment))
        {
            return null;
        }

        var start = table.Places[from.Entry.Place];
        var end = table.Places[to.Entry.Place];
        var distance = GreatCircle.Kilometers(start.Latitude!.Value, start.Longitude!.Value, end.Latitude!.Value, end.Longitude!.Value);
        var sure = Math.Max(0, distance - RadiusOf(start) - RadiusOf(end));
        var speed = sure / Math.Max(elapsed.TotalHours, 1.0 / 60);
        if (sure < thresholds.JourneyKilometers || speed < thresholds.JourneyKilometersPerHour)
        {
            return null;
        }

        return new ImpossibleJourney
        {
            User = table.Users[to.Entry.User],
            DepartedAt = from.Moment.Time,
            ArrivedAt = to.Moment.Time,
            From = start.ToString(),
            To = end.ToString(),
            FromAddress = table.Addresses[from.Entry.Address],
            ToAddress = table.Addresses[to.Entry.Address],
            Kilometers = sure,
            KilometersPerHour = speed,
            IsNewCountry = habits.IsNewCountry(to.Entry),
            IsNewDevice = habits.IsNewDevice(to.Entry),
            WasSingleFactor = to.Entry.IsSingleFactor,
            Evidence = [SignInEvidence.Of(table, from.Entry, from.IsLast), SignInEvidence.Of(table, to.Entry, to.IsLast)],
        };
    }

    private bool IsSameSessionOrDevice(SignInEntry from, SignInMoment fromMoment, SignInEntry to, SignInMoment toMoment) =>
        (fromMoment.Session != 0 && fromMoment.Session == toMoment.Session)
        || (from.Device == to.Device && table.Devices[to.Device].Length > 0
            && (from.Flags & SignInFlags.CompliantDevice) != 0 && (to.Flags & SignInFlags.CompliantDevice) != 0);

    private double RadiusOf(SignInPlace place) => place.City is null ? thresholds.CountryRadius : thresholds.CityRadius;
}
