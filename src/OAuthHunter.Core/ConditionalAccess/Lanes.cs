namespace OAuthHunter.ConditionalAccess;

/// <summary>The lanes of one question: one for each set of policies that can stand in the way, easiest first. Shared by all users.</summary>
internal static class Lanes
{
    public static IReadOnlyList<Lane> Of(AccessSpace space, AccessQuestion question)
    {
        var nobody = PolicySet.Of(space.Policies.Count, _ => false);
        var found = new Dictionary<(PolicySet, PolicySet, PolicySet, PolicySet, bool, bool), Lane>();
        var routes = space.Routes.Where(one => question.Routes(one.Value)).ToList();
        var machines = space.Machines.Where(one => question.Machines(one.Value)).ToList();
        for (var way = 0; way < question.Closing.Count; way++)
        {
            foreach (var route in routes)
            {
                foreach (var machine in machines.Where(one => one.Value.Serves(route.Value)))
                {
                    var closing = question.Closing[way](route.Value.Client, machine.Value);
                    var barring = question.Barring?.Invoke(route.Value.Client, machine.Value) ?? new Reach(nobody, nobody);
                    var lane = new Lane(
                        route.Value, machine.Value, route.Effort + machine.Effort, Meet(route.Reach, machine.Reach, closing), Meet(route.Reach, machine.Reach, barring), way == 0);
                    var key = (lane.InTheWay.Certain, lane.InTheWay.Possible, lane.Barred.Certain, lane.Barred.Possible, lane.IsFirst, route.Value.Resource.IsAdministrative);
                    if (!found.TryGetValue(key, out var known) || lane.Effort < known.Effort)
                    {
                        found[key] = lane;
                    }
                }
            }
        }

        return [.. found.Values.OrderBy(lane => lane.Effort).ThenBy(lane => lane.Route.Resource.Id, StringComparer.Ordinal).ThenBy(lane => lane.Route.Key, StringComparer.Ordinal).ThenBy(lane => lane.Machine.Key, StringComparer.Ordinal)];
    }

    /// <summary>
    /// Those that can be the easiest for somebody: a lane is left out when another takes no more effort and has no policy in its way
    /// that this one has not.
    /// </summary>
    public static IReadOnlyList<Lane> Easiest(IReadOnlyList<Lane> lanes, bool isPossible)
    {
        var kept = new List<Lane>();
        foreach (var lane in lanes)
        {
            if (!kept.Exists(easier => easier.InTheWay.Of(isPossible).IsWithin(lane.InTheWay.Of(isPossible))))
            {
                kept.Add(lane);
            }
        }

        return kept;
    }

    private static Reach Meet(Reach one, Reach two, Reach three) =>
        new(one.Certain.And(two.Certain).And(three.Certain), one.Possible.And(two.Possible).And(three.Possible));
}
