namespace OAuthHunter.ConditionalAccess;

/// <summary>
/// Place and risks: finds the easiest ones that leave all of a set of policies behind. What was found for one set is kept, so
/// that users under the same policies share the work.
/// </summary>
internal sealed class Surroundings
{
    private const int Never = int.MaxValue / 4;
    private const int Kept = 100_000;

    private readonly AccessSpace space;
    private readonly bool possible;
    private readonly (int Effort, PolicySet Policies)[][] levels;
    private readonly Dictionary<(int Level, PolicySet Open, int Wanted), int> known = [];

    public Surroundings(AccessSpace space, bool possible)
    {
        this.space = space;
        this.possible = possible;
        Always = PolicySet.Of(space.Policies.Count, index =>
            All(space.Places, index) && All(space.SignInRisks, index) && All(space.UserRisks, index) && All(space.InsiderRisks, index));
        levels = [Level(space.Places), Level(space.SignInRisks), Level(space.UserRisks), Level(space.InsiderRisks)];
    }

    /// <summary>Policies that no place and no risk gets away from.</summary>
    public PolicySet Always { get; }

    /// <summary>What it takes to get away from all these policies; null when it cannot be done.</summary>
    /// <param name="open">The policies.</param>
    /// <param name="wanted">A policy that must still apply; none by default.</param>
    public int? Effort(PolicySet open, int wanted = -1) => Least(0, open, wanted) is var least and < Never ? least : null;

    /// <summary>The easiest place and risks for a set that can be got away from.</summary>
    public SignInContext Choose(PolicySet open)
    {
        var chosen = new int[levels.Length];
        for (var level = 0; level < levels.Length; level++)
        {
            var least = Least(level, open, -1);
            var index = Array.FindIndex(levels[level], one => one.Effort + Least(level + 1, open.And(one.Policies), -1) == least);
            chosen[level] = index;
            open = open.And(levels[level][index].Policies);
        }

        return new SignInContext
        {
            Location = space.Places[chosen[0]].Value,
            SignInRisk = space.SignInRisks[chosen[1]].Value,
            UserRisk = space.UserRisks[chosen[2]].Value,
            InsiderRisk = space.InsiderRisks[chosen[3]].Value,
        };
    }

    private int Least(int level, PolicySet open, int wanted)
    {
        if (level == levels.Length)
        {
            return open.IsEmpty ? 0 : Never;
        }

        var key = (level, open, wanted);
        if (known.TryGetValue(key, out var least))
        {
            return least;
        }

        least = Never;
        foreach (var (effort, policies) in levels[level])
        {
            if (effort < least && (wanted < 0 || policies.Has(wanted)))
            {
                least = Math.Min(least, effort + Least(level + 1, open.And(policies), wanted));
            }
        }

        // Users can be under very many sets of policies; what was found is kept only as far as memory is small.
        if (known.Count >= Kept)
        {
            known.Clear();
        }

        known[key] = least;
        return least;
    }

    private bool All<T>(IReadOnlyList<AccessClass<T>> classes, int index) => classes.All(one => one.Reach.Of(possible).Has(index));

    private (int Effort, PolicySet Policies)[] Level<T>(IReadOnlyList<AccessClass<T>> classes) => [.. classes.Select(one => (one.Effort, one.Reach.Of(possible)))];
}
