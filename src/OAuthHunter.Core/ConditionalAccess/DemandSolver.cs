namespace OAuthHunter.ConditionalAccess;

/// <summary>
/// Answers one question for users under the same policies. A way in is a lane, a place, risks and an activation whose policies
/// have none in common: then nothing stands in the way. Policies of which it is not known whether they take the user in are
/// weighed twice, as if they did and as if they did not; only what comes out the same both times is said.
/// </summary>
internal sealed class DemandSolver
{
    private readonly AccessSpace space;
    private readonly AccessQuestion question;
    private readonly Surroundings certain;
    private readonly Surroundings possible;
    private readonly IReadOnlyList<Lane> lanes;
    private readonly IReadOnlyList<Lane> certainLanes;
    private readonly IReadOnlyList<Lane> possibleLanes;
    private readonly Dictionary<(int Policy, bool IsPossible), IReadOnlyList<PolicySet>> barred = [];
    private readonly PolicySet making;
    private readonly PolicySet halving;
    private readonly Dictionary<SubjectReach, Verdict> known = [];
    private readonly PolicySet nobody;
    private readonly PolicySet[] singles;
    private readonly bool?[] closing;
    private readonly Lazy<PolicySet> certainMakers;
    private readonly Lazy<PolicySet> possibleMakers;

    public DemandSolver(AccessSpace space, AccessQuestion question, Surroundings certain, Surroundings possible)
    {
        this.space = space;
        this.question = question;
        this.certain = certain;
        this.possible = possible;
        lanes = Lanes.Of(space, question);
        certainLanes = Lanes.Easiest(lanes, false);
        possibleLanes = Lanes.Easiest(lanes, true);
        nobody = PolicySet.Of(space.Policies.Count, _ => false);
        singles = [.. Enumerable.Range(0, space.Policies.Count).Select(wanted => PolicySet.Of(space.Policies.Count, index => index == wanted))];
        closing = new bool?[space.Policies.Count];
        making = PolicySet.Of(space.Policies.Count, index => question.Makes(space.Policies[index])).And(space.Own);

        // A strength that takes one factor as well as two demands MFA of nobody and yet means to.
        halving = PolicySet.Of(space.Policies.Count, index => question.Closing.Count > 0 && question.Makes(space.Policies[index]) && space.IsMixed(space.Policies[index].Policy)).And(space.Own);
        certainMakers = new(() => making.Where(index => BarredWith(index, false).Count > 0));
        possibleMakers = new(() => making.Where(index => BarredWith(index, true).Count > 0));
    }

    public AccessQuestion Question => question;

    /// <summary>Policies that can make the demand.</summary>
    public PolicySet Making => making;

    public Verdict Solve(SubjectReach subject)
    {
        if (!known.TryGetValue(subject, out var verdict))
        {
            known.Add(subject, verdict = Solve(subject, space.Enforced));
        }

        return verdict;
    }

    /// <summary>The same as if so many policies were in force.</summary>
    public Verdict Solve(SubjectReach subject, PolicySet inForce)
    {
        var worst = Find(subject, inForce, false);
        if (worst is null)
        {
            return new Verdict(DemandState.Yes, null, Proof(subject, inForce), false);
        }

        var best = Find(subject, inForce, true);
        var low = Demanded(subject, inForce, false);
        var high = Demanded(subject, inForce, true);
        var isOpen = best is null || low.IsEmpty != high.IsEmpty;
        var state = isOpen ? DemandState.NotAssessed : low.IsEmpty ? DemandState.No : DemandState.Partly;
        return new Verdict(state, best, low, isOpen);
    }

    /// <summary>The easiest way in, or null.</summary>
    private Way? Find(SubjectReach subject, PolicySet considered, bool isPossible)
    {
        var surroundings = isPossible ? possible : certain;
        Way? best = null;
        foreach (var activation in subject.Activations)
        {
            var binding = considered.And(activation.Reach.Of(isPossible));
            foreach (var lane in isPossible ? possibleLanes : certainLanes)
            {
                var soFar = lane.Effort + activation.Effort;
                if (best is not null && soFar >= best.Effort)
                {
                    break;
                }

                if (PolicySet.Meet(binding, lane.InTheWay.Of(isPossible), surroundings.Always))
                {
                    continue;
                }

                var open = binding.And(lane.InTheWay.Of(isPossible));
                if (surroundings.Effort(open) is { } effort && (best is null || soFar + effort < best.Effort))
                {
                    best = new Way(activation, lane, open, soFar + effort, isPossible);
                }
            }
        }

        return best;
    }

    /// <summary>Policies that make the demand of the user somewhere that matters; none when nobody could get in there anyhow.</summary>
    private PolicySet Demanded(SubjectReach subject, PolicySet considered, bool isPossible)
    {
        var makers = considered.And(Reached(subject, isPossible)).And(isPossible ? possibleMakers.Value : certainMakers.Value);
        return makers.Members().Any(index => IsDemanded(subject, considered, index, isPossible)) ? makers : nobody;
    }

    /// <summary>Policies that take the user in, whichever roles are activated.</summary>
    private PolicySet Reached(SubjectReach subject, bool isPossible) =>
        subject.Activations.Aggregate(nobody, (sum, activation) => sum.Or(activation.Reach.Of(isPossible)));

    private bool IsDemanded(SubjectReach subject, PolicySet considered, int index, bool isPossible)
    {
        var surroundings = isPossible ? possible : certain;
        return subject.Activations.Any(activation => activation.Reach.Of(isPossible).Has(index)
            && BarredWith(index, isPossible).Any(bars =>
            {
                var binding = considered.And(activation.Reach.Of(isPossible));
                return !PolicySet.Meet(binding, bars, surroundings.Always) && surroundings.Effort(binding.And(bars), index) is not null;
            }));
    }

    /// <summary>For a policy: what bars the lanes in which it makes its demand, the least barred ones only. Empty when it makes it in none.</summary>
    private IReadOnlyList<PolicySet> BarredWith(int index, bool isPossible)
    {
        if (!barred.TryGetValue((index, isPossible), out var sets))
        {
            var found = new List<PolicySet>();
            foreach (var lane in lanes.Where(lane => lane.IsFirst && lane.Route.Resource.IsAdministrative && (lane.InTheWay.Of(isPossible).Has(index) || (halving.Has(index) && Touches(lane, index)))))
            {
                var bars = lane.Barred.Of(isPossible);
                if (!found.Exists(known => known.IsWithin(bars)))
                {
                    found.RemoveAll(bars.IsWithin);
                    found.Add(bars);
                }
            }

            barred.Add((index, isPossible), sets = found);
        }

        return sets;
    }

    private bool Touches(Lane lane, int index) =>
        ConditionMatch.Resource(space.Policies[index].Conditions, lane.Route.Resource) == true && ConditionMatch.Client(space.Policies[index].Conditions, lane.Route.Client) == true;

    /// <summary>Policies that prove a Yes: those that do it alone, else as few as do it together.</summary>
    private PolicySet Proof(SubjectReach subject, PolicySet inForce)
    {
        // A policy alone is met by everybody whom it takes in under all circumstances, so that it is tried once and not for each user.
        var always = subject.Activations.Aggregate(space.Own, (common, activation) => common.And(activation.Reach.Certain));
        var alone = always.And(inForce).Where(ClosesAlone);
        if (!alone.IsEmpty)
        {
            return alone;
        }

        var needed = inForce.And(Reached(subject, false));
        foreach (var index in needed.Members())
        {
            var fewer = needed.Except(singles[index]);
            if (Find(subject, fewer, false) is null)
            {
                needed = fewer;
            }
        }

        return needed;
    }

    private bool ClosesAlone(int index)
    {
        if (closing[index] is not { } closes)
        {
            closing[index] = closes = certainLanes.All(lane =>
                PolicySet.Meet(singles[index], lane.InTheWay.Certain, certain.Always) || certain.Effort(singles[index].And(lane.InTheWay.Certain)) is null);
        }

        return closes;
    }

    /// <summary>The whole context of a way in.</summary>
    public SignInContext ContextOf(Way way) => (way.IsPossible ? possible : certain).Choose(way.Open) with
    {
        Resource = way.Lane.Route.Resource,
        Client = way.Lane.Route.Client,
        Flow = way.Lane.Route.Flow,
        Platform = way.Lane.Machine.Platform,
        Device = way.Lane.Machine.Device,
        ActivatedRoles = way.Activation.Roles,
    };

    /// <param name="Activation">Which eligible roles are activated.</param>
    /// <param name="Lane">Where to, with what, on what.</param>
    /// <param name="Open">Policies that place and risks have to leave behind.</param>
    /// <param name="Effort">What it takes.</param>
    /// <param name="IsPossible">Found past policies that may bind the user, too: it is certain.</param>
    internal sealed record Way(Activation Activation, Lane Lane, PolicySet Open, int Effort, bool IsPossible);

    /// <param name="State">The answer.</param>
    /// <param name="Hole">The easiest way in that is certain.</param>
    /// <param name="By">Policies that prove it, or make the demand in part.</param>
    /// <param name="IsOpen">What is not known decides.</param>
    internal sealed record Verdict(DemandState State, Way? Hole, PolicySet By, bool IsOpen);
}
