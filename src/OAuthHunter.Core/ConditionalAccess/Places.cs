using OAuthHunter.Model;
using OAuthHunter.Networking;

namespace OAuthHunter.ConditionalAccess;

/// <summary>The places that these policies can tell apart, from the named locations that they speak of.</summary>
internal sealed class Places
{
    // Beyond so many named locations of one kind, each is a place of its own and overlaps are not combined.
    private const int Bound = 8;

    private readonly Dictionary<string, NamedLocation> known = new(StringComparer.OrdinalIgnoreCase);
    private readonly bool isWhole;

    public Places(IReadOnlyList<NamedLocation>? captured, IEnumerable<ConditionalAccessConditions> conditions)
    {
        isWhole = captured is not null;
        foreach (var location in (captured ?? []).Where(location => location.Id is not null))
        {
            known[location.Id!] = location;
        }

        var named = conditions.SelectMany(one => (one.IncludeLocations ?? []).Concat(one.ExcludeLocations ?? [])).Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(id => !Is(id, "All")).OrderBy(id => id, StringComparer.OrdinalIgnoreCase).ToList();
        var usesTrust = named.RemoveAll(id => Is(id, "AllTrusted")) > 0;
        All = [.. Build([.. named.Where(id => known.ContainsKey(id) || !isWhole)], usesTrust)];
    }

    /// <summary>Easiest to be at first.</summary>
    public IReadOnlyList<(AccessLocation Location, int Effort)> All { get; }

    private IEnumerable<(AccessLocation Location, int Effort)> Build(List<string> named, bool usesTrust)
    {
        // Trusted ranges matter even when no policy names them one by one.
        var ranges = known.Values.Where(location => location.IpRanges is not null && (Truth.Has(named, location.Id!) || (usesTrust && location.IsTrusted == true))).ToList();
        var countries = named.Where(id => known.TryGetValue(id, out var location) && location.CountriesAndRegions is not null).ToList();
        var others = named.Where(id => !known.TryGetValue(id, out var location) || (location.IpRanges is null && location.CountriesAndRegions is null)).ToList();
        foreach (var nets in Nets(ranges))
        {
            foreach (var lands in Lands(countries))
            {
                foreach (var rest in Subsets(others))
                {
                    string[] inside = [.. nets, .. lands, .. rest];
                    var isTrusted = inside.Any(id => known.TryGetValue(id, out var location) && location.IsTrusted == true);
                    yield return (Place(inside, isTrusted), Effort(inside, isTrusted));

                    // A place can also be trusted by the old list of trusted addresses, which no API shows.
                    // A location that was not captured may be trusted, too.
                    if (usesTrust && !isTrusted && (inside.Length == 0 || !isWhole))
                    {
                        yield return (Place(inside, true), Effort(inside, true) + (known.Values.Any(location => location.IsTrusted == true) ? 9 : 1));
                    }
                }
            }
        }
    }

    private AccessLocation Place(string[] inside, bool isTrusted) => new()
    {
        NamedLocationIds = inside,
        IsTrusted = isTrusted,
        Name = inside.Length == 0
            ? (isTrusted ? "a trusted location" : "outside of every named location")
            : $"the {(isTrusted ? "trusted " : string.Empty)}location {string.Join(" and ", inside.Select(NameOf))}",
    };

    private static int Effort(string[] inside, bool isTrusted) => (isTrusted ? 30 : 0) + (inside.Length == 0 ? 0 : 4 + inside.Length);

    private string NameOf(string id) => known.TryGetValue(id, out var location) ? location.DisplayName ?? id : id;

    /// <summary>Every set of these ranges that some address lies in, and none.</summary>
    private static IEnumerable<string[]> Nets(List<NamedLocation> locations)
    {
        // Walks over the addresses from mark to mark: where a range begins, and behind where it ends.
        var marks = new SortedDictionary<string, List<(string Id, int Change)>>(StringComparer.Ordinal);
        foreach (var location in locations)
        {
            foreach (var range in IpRange.ParseAll(location.IpRanges))
            {
                Mark(marks, AddressKey.Of(range.First), location.Id!, 1);
                Mark(marks, AddressKey.After(range.Last), location.Id!, -1);
            }
        }

        var open = new SortedDictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<string>(StringComparer.Ordinal) { string.Empty };
        yield return [];
        foreach (var changes in marks.Values)
        {
            foreach (var (id, change) in changes)
            {
                open[id] = (open.TryGetValue(id, out var count) ? count : 0) + change;
            }

            string[] inside = [.. open.Where(pair => pair.Value > 0).Select(pair => pair.Key)];
            if (seen.Add(string.Join("|", inside)))
            {
                yield return inside;
            }
        }
    }

    private static void Mark(SortedDictionary<string, List<(string Id, int Change)>> marks, string key, string id, int change)
    {
        if (!marks.TryGetValue(key, out var list))
        {
            marks.Add(key, list = []);
        }

        list.Add((id, change));
    }

    /// <summary>Every set of these country lists that some country lies in: each named country, any other, and none known.</summary>
    private IEnumerable<string[]> Lands(List<string> ids)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var countries = ids.SelectMany(id => known[id].CountriesAndRegions!).Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(country => country, StringComparer.OrdinalIgnoreCase);
        foreach (var country in new[] { "(other)", "(unknown)" }.Concat(countries))
        {
            string[] inside = [.. ids.Where(id => country == "(unknown)" ? known[id].IncludeUnknownCountriesAndRegions == true : Truth.Has(known[id].CountriesAndRegions, country))];
            if (seen.Add(string.Join("|", inside)))
            {
                yield return inside;
            }
        }
    }

    private static IEnumerable<string[]> Subsets(List<string> ids)
    {
        if (ids.Count > Bound)
        {
            return new[] { Array.Empty<string>(), [.. ids] }.Concat(ids.Select(id => new[] { id }));
        }

        return Enumerable.Range(0, 1 << ids.Count).Select(bits => ids.Where((_, index) => (bits & (1 << index)) != 0).ToArray());
    }

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
