using OAuthHunter.Model;

namespace OAuthHunter.ConditionalAccess;

/// <summary>Puts into words what the solvers found: holes, remarks, and what was not known.</summary>
internal sealed class AccessWords(AccessEnvironment environment, AccessSpace space, IReadOnlyList<UserMatch> matches)
{
    /// <summary>A way in, told with the reasons why each policy that makes the demand does not make it there.</summary>
    public AccessHole Describe(DemandSolver solver, DemandSolver.Way way, SubjectReach reach)
    {
        var context = solver.ContextOf(way);
        var because = new List<string>();
        foreach (var index in space.Enforced.And(solver.Making).Members().Where(index => reach.Activations.Any(activation => activation.Reach.Certain.Has(index))))
        {
            var failing = ConditionText.Failing(space.Policies[index].Conditions, context, NameOfApp).ToList();
            if (!way.Activation.Reach.Certain.Has(index))
            {
                failing.Add(way.Activation.Roles.Count == 0 ? "only once the eligible role is activated" : "not once an excluded eligible role is activated");
            }

            because.Add($"{space.Policies[index].Name}: {(failing.Count > 0 ? string.Join("; ", failing) : ConditionText.Alternative(space.Policies[index].Policy.GrantControls))}");
        }

        return new AccessHole { Context = context, Sentence = ContextSentence.Of(space, context, solver.Question.Enough), Effort = way.Effort, Because = because };
    }

    /// <summary>Policies that would make the demand of him and do not: he is excluded, or they are report-only.</summary>
    public (List<string> Remarks, List<ConditionalAccessPolicy> Policies) Remarks(DemandSolver solver, AccessSubject subject, SubjectReach reach)
    {
        var remarks = new List<string>();
        var policies = new List<ConditionalAccessPolicy>();
        foreach (var index in solver.Making.Members())
        {
            var policy = space.Policies[index];
            var isTaken = reach.Activations.Any(activation => activation.Reach.Possible.Has(index));
            var remark = isTaken ? (policy.IsEnforced ? null : "report-only, enforces nothing")
                : policy.IsEnforced && matches[index].Included(subject, subject.ActiveRoles) == true ? matches[index].Exclusion(subject, subject.ActiveRoles) : null;
            if (remark is not null)
            {
                remarks.Add($"{policy.Name}: {remark}");
                policies.Add(policy.Policy);
            }
        }

        return (remarks, policies);
    }

    /// <summary>What would have to be known about the policies that may bind him.</summary>
    public IEnumerable<string> Unknown(AccessSubject subject, SubjectReach reach)
    {
        var found = new List<string>();
        foreach (var index in space.Enforced.Members())
        {
            var policy = space.Policies[index];
            if (!reach.Activations.Any(activation => activation.Reach.Possible.Has(index)))
            {
                continue;
            }

            var reasons = matches[index].Unknown(subject, subject.ActiveRoles).Concat(OpenConditions(policy)).Distinct(StringComparer.Ordinal);
            found.AddRange(reasons.Select(reason => $"{policy.Name}: {reason}"));
        }

        return found;
    }

    private IEnumerable<string> OpenConditions(SpacePolicy policy)
    {
        if (policy.Conditions.ApplicationFilterRule is not null)
        {
            yield return "which apps its filter for apps takes in is not known";
        }

        if (policy.Conditions.DeviceFilterRule is { } rule && DeviceFilter.Parse(rule) is null)
        {
            yield return $"its device filter cannot be read: {rule}";
        }

        if (policy.Policy.GrantControls is { } grant && space.IsStrengthUnknown(grant))
        {
            yield return $"what the authentication strength {grant.AuthenticationStrengthName ?? grant.AuthenticationStrengthId} accepts was not captured";
        }

        foreach (var control in (policy.Policy.GrantControls?.BuiltInControls ?? []).Where(control => !GrantCheck.IsKnown(control)))
        {
            yield return $"what its control {control} asks for is not known";
        }

        if (!Truth.IsEmpty(policy.Policy.GrantControls?.CustomAuthenticationFactors))
        {
            yield return "what its custom control asks for is not known";
        }
    }

    private string NameOfApp(string id) => environment.AppNames.TryGetValue(id, out var name) ? name : id;
}
