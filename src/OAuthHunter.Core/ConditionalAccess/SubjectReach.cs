namespace OAuthHunter.ConditionalAccess;

/// <summary>The policies that take a user in, for each set of eligible roles that he may have activated.</summary>
internal sealed class SubjectReach : IEquatable<SubjectReach>
{
    // Roles that no policy tells apart are one; beyond so many, only none, each alone and all are told apart.
    private const int Bound = 5;

    private readonly int hash;

    private SubjectReach(IReadOnlyList<Activation> activations)
    {
        Activations = activations;
        foreach (var activation in activations)
        {
            hash = unchecked((hash * 31) + activation.Reach.Certain.GetHashCode() + activation.Reach.Possible.GetHashCode());
        }
    }

    public IReadOnlyList<Activation> Activations { get; }

    public static SubjectReach Of(IReadOnlyList<UserMatch> policies, AccessSubject subject)
    {
        var active = new HashSet<string>(subject.ActiveRoles, StringComparer.OrdinalIgnoreCase);
        var classes = subject.EligibleRoles
            .Where(role => !active.Contains(role) && policies.Any(policy => policy.AsksForRole(role)))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .GroupBy(role => string.Concat(policies.Select(policy => policy.RoleMark(role).ToString(System.Globalization.CultureInfo.InvariantCulture))), StringComparer.Ordinal)
            .Select(group => group.OrderBy(role => role, StringComparer.OrdinalIgnoreCase).First())
            .OrderBy(role => role, StringComparer.OrdinalIgnoreCase)
            .ToList();
        var sets = classes.Count <= Bound
            ? Enumerable.Range(0, 1 << classes.Count).Select(bits => classes.Where((_, index) => (bits & (1 << index)) != 0).ToList())
            : new[] { new List<string>(), classes }.Concat(classes.Select(role => new List<string> { role }));
        return new SubjectReach([.. sets.Select(roles => new Activation(
            roles, roles.Count == 0 ? 0 : 49 + roles.Count, Reach.Ask(policies.Count, index => policies[index].Takes(subject, roles.Count == 0 ? active : [.. active, .. roles]))))]);
    }

    /// <summary>The same policies, whatever is activated: all answers are the same, too.</summary>
    public bool Equals(SubjectReach? other)
    {
        if (other is null || other.hash != hash || other.Activations.Count != Activations.Count)
        {
            return false;
        }

        for (var index = 0; index < Activations.Count; index++)
        {
            if (!Activations[index].Reach.Equals(other.Activations[index].Reach) || !Activations[index].Roles.SequenceEqual(other.Activations[index].Roles, StringComparer.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as SubjectReach);

    public override int GetHashCode() => hash;
}
