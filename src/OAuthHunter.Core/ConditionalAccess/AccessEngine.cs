using OAuthHunter.Model;

namespace OAuthHunter.ConditionalAccess;

/// <summary>
/// Weighs Conditional Access, security defaults, per-user MFA and Microsoft's mandatory MFA for users, over all contexts that the
/// policies can tell apart or for one sign-in. Pure: no clock, no I/O; silent about what it was not shown.
/// </summary>
public sealed class AccessEngine
{
    private const int MostLimits = 6;

    private readonly AccessEnvironment environment;
    private readonly AccessSpace space;
    private readonly IReadOnlyList<UserMatch> matches;
    private readonly AccessQuestions questions;
    private readonly AccessWords words;
    private readonly Lazy<List<(TimeSpan Limit, AccessQuestion Question, PolicySet Setting)>> frequencies;
    private readonly Surroundings certain;
    private readonly Surroundings possible;
    private readonly Dictionary<AccessQuestion, DemandSolver> solvers = [];
    private readonly Dictionary<(AccessQuestion, SubjectReach), AccessDemand> answers = [];
    private readonly Dictionary<(ConditionalAccessPolicy, SubjectReach), AccessDemand> supposed = [];
    private readonly Dictionary<string, (AccessSubject Subject, SubjectReach Reach)> reaches = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="environment">The tenant.</param>
    /// <param name="subjects">Everybody who will be asked about: groups are searched for them once.</param>
    public AccessEngine(AccessEnvironment environment, IEnumerable<AccessSubject> subjects)
    {
        this.environment = environment;
        space = new AccessSpace(environment);
        Groups = new MembershipIndex(
            environment.Groups,
            environment.Policies.SelectMany(policy => (policy.Conditions?.IncludeGroups ?? []).Concat(policy.Conditions?.ExcludeGroups ?? [])),
            subjects.Select(subject => subject.Id));
        matches = [.. space.Policies.Select(policy => new UserMatch(policy, Groups))];
        questions = new AccessQuestions(space);
        frequencies = new(Frequencies);
        words = new AccessWords(environment, space, matches);
        certain = new Surroundings(space, false);
        possible = new Surroundings(space, true);
    }

    internal MembershipIndex Groups { get; }

    internal AccessSpace Space => space;

    /// <summary>Users whom some policy names one by one.</summary>
    internal HashSet<string> NamedUsers => new(space.Policies.SelectMany(policy => policy.IncludeUsers.Concat(policy.ExcludeUsers)), StringComparer.OrdinalIgnoreCase);

    /// <summary>What is demanded of a user as second factor, and nothing else.</summary>
    public AccessDemand Mfa(AccessSubject subject) => Ask(questions.Mfa, subject, ReachOf(subject));

    /// <summary>Everything that is demanded of a user.</summary>
    public AdminAccess Evaluate(AccessSubject subject)
    {
        var reach = ReachOf(subject);
        var shortSessions = Ask(questions.ShortSessions, subject, reach);
        return new AdminAccess
        {
            Mfa = Ask(questions.Mfa, subject, reach),
            PhishingResistant = Ask(questions.PhishingResistant, subject, reach),
            ManagedDevice = Ask(questions.ManagedDevice, subject, reach),
            LegacyBlocked = Ask(questions.LegacyBlocked, subject, reach),
            DeviceCodeBlocked = Ask(questions.DeviceCodeBlocked, subject, reach),
            Session = new SessionDemand
            {
                SignInFrequency = FrequencyOf(reach),
                ShortSessions = shortSessions,
                NoPersistentBrowser = Ask(questions.NoPersistentBrowser, subject, reach),
                TokenProtection = Ask(questions.TokenProtection, subject, reach),
                StrictLocation = Ask(questions.StrictLocation, subject, reach),
                ContinuousAccessDisabledBy =
                [
                    .. Indexes(space.Enforced).Where(index => Is(space.Policies[index].Policy.SessionControls?.ContinuousAccessEvaluationMode, "disabled")
                        && reach.Activations.Any(activation => activation.Reach.Certain.Has(index))).Select(index => space.Policies[index].Name),
                ],
            },
        };
    }

    /// <summary>What would be demanded as second factor if one more policy were switched on.</summary>
    public AccessDemand EvaluateWith(AccessSubject subject, ConditionalAccessPolicy policy)
    {
        var reach = ReachOf(subject);
        if (!supposed.TryGetValue((policy, reach), out var answer))
        {
            var solver = SolverOf(questions.Mfa);
            var inForce = space.Enforced.Or(PolicySet.Of(space.Policies.Count, index => ReferenceEquals(space.Policies[index].Policy, policy)));
            supposed.Add((policy, reach), answer = Tell(solver, solver.Solve(reach, inForce), reach));
        }

        return answer;
    }

    /// <summary>Whether a policy names a user, certainly and in some context, whatever its state.</summary>
    public bool Reaches(AccessSubject subject, ConditionalAccessPolicy policy)
    {
        var single = SpacePolicy.Of(policy, false);
        return new UserMatch(single, Groups).Takes(subject, [.. subject.ActiveRoles, .. subject.EligibleRoles]) == true;
    }

    /// <summary>Whether a policy would take a user in but for one of its exclusions, which certainly lets him go.</summary>
    public bool IsExcluded(AccessSubject subject, ConditionalAccessPolicy policy)
    {
        var match = new UserMatch(SpacePolicy.Of(policy, false), Groups);
        return match.Included(subject, subject.ActiveRoles) == true && match.Excluded(subject, subject.ActiveRoles) == true;
    }

    /// <summary>Whether a policy applies to a sign-in, whatever its state.</summary>
    public PolicyVerdict Weigh(ConditionalAccessPolicy policy, AccessSubject subject, SignInContext context)
    {
        for (var index = 0; index < space.Policies.Count; index++)
        {
            if (ReferenceEquals(space.Policies[index].Policy, policy))
            {
                return Weigh(space.Policies[index], matches[index], subject, context);
            }
        }

        var single = SpacePolicy.Of(policy, false);
        return Weigh(single, new UserMatch(single, Groups), subject, context);
    }

    /// <summary>What becomes of one sign-in.</summary>
    public SignInOutcome Evaluate(AccessSubject subject, SignInContext context) => SignInJudge.Judge(
        space, [.. space.Policies.Select((policy, index) => Weigh(policy, matches[index], subject, context))], context);

    private static PolicyVerdict Weigh(SpacePolicy policy, UserMatch match, AccessSubject subject, SignInContext context)
    {
        string[] roles = [.. subject.ActiveRoles, .. context.ActivatedRoles];
        var takes = match.Takes(subject, roles);
        var failing = ConditionText.Failing(policy.Conditions, context).ToList();
        if (takes == false)
        {
            failing.Insert(0, match.Exclusion(subject, roles) ?? "does not name this user");
        }

        var unknown = match.Unknown(subject, roles).Concat(ConditionText.Unknown(policy.Conditions, context)).ToList();
        return new PolicyVerdict
        {
            Policy = policy.Policy,
            IsEnforced = policy.IsEnforced,
            State = failing.Count > 0 ? PolicyVerdictState.DoesNotApply : unknown.Count > 0 ? PolicyVerdictState.Depends : PolicyVerdictState.Applies,
            Because = failing,
            Unknown = failing.Count > 0 ? [] : unknown,
        };
    }

    private SubjectReach ReachOf(AccessSubject subject)
    {
        if (!reaches.TryGetValue(subject.Id, out var known) || !ReferenceEquals(known.Subject, subject))
        {
            reaches[subject.Id] = known = (subject, SubjectReach.Of(matches, subject));
        }

        return known.Reach;
    }

    private AccessDemand Ask(AccessQuestion question, AccessSubject subject, SubjectReach reach)
    {
        var solver = SolverOf(question);
        var verdict = solver.Solve(reach);
        if (!answers.TryGetValue((question, reach), out var answer))
        {
            answers.Add((question, reach), answer = Tell(solver, verdict, reach));
        }

        if (answer.State == DemandState.Yes)
        {
            return answer;
        }

        var (remarks, remarked) = words.Remarks(solver, subject, reach);
        List<string> unknown = [.. verdict.IsOpen ? words.Unknown(subject, reach) : [], .. environment.Gaps];
        return answer with
        {
            State = unknown.Count > 0 ? DemandState.NotAssessed : answer.State,
            Hole = environment.Gaps.Count > 0 ? null : answer.Hole,
            Unknown = unknown,
            Remarks = remarks,
            Remarked = remarked,
        };
    }

    private AccessDemand Tell(DemandSolver solver, DemandSolver.Verdict verdict, SubjectReach reach)
    {
        var by = Indexes(verdict.By).ToList();
        return new AccessDemand
        {
            State = verdict.State,
            By = [.. by.Select(index => space.Policies[index].Name).Distinct(StringComparer.Ordinal)],
            Policies = [.. by.Where(index => !space.Policies[index].IsBuiltIn).Select(index => space.Policies[index].Policy)],
            Hole = verdict.Hole is { } way ? words.Describe(solver, way, reach) : null,
        };
    }

    /// <summary>The longest that a session can last wherever he gets in; null where nothing limits it.</summary>
    private TimeSpan? FrequencyOf(SubjectReach reach)
    {
        foreach (var (limit, question, setting) in frequencies.Value)
        {
            if (reach.Activations.Any(activation => PolicySet.Meet(activation.Reach.Certain, setting, space.Enforced)) && SolverOf(question).Solve(reach).State == DemandState.Yes)
            {
                return limit;
            }
        }

        return null;
    }

    // Of very many limits a few are tried: what is said is then a bound that holds, though a shorter one may, too.
    private List<(TimeSpan Limit, AccessQuestion Question, PolicySet Setting)> Frequencies()
    {
        var limits = space.Enforced.Members().Select(index => SignInFrequency.Of(space.Policies[index].Policy)).OfType<TimeSpan>().Distinct().OrderBy(limit => limit).ToList();
        var step = (limits.Count + MostLimits - 1) / MostLimits;
        return
        [
            .. limits.Where((_, position) => step <= 1 || position % step == step - 1 || position == limits.Count - 1).Select(limit =>
                (limit, questions.Frequency(limit), PolicySet.Of(space.Policies.Count, index => SignInFrequency.Of(space.Policies[index].Policy) <= limit))),
        ];
    }

    private DemandSolver SolverOf(AccessQuestion question)
    {
        if (!solvers.TryGetValue(question, out var solver))
        {
            solvers.Add(question, solver = new DemandSolver(space, question, certain, possible));
        }

        return solver;
    }

    private static IEnumerable<int> Indexes(PolicySet set) => set.Members();

    private static bool Is(string? value, string wanted) => string.Equals(value, wanted, StringComparison.OrdinalIgnoreCase);
}
