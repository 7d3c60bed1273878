namespace OAuthHunter.ConditionalAccess;

/// <summary>Makes classes out of values.</summary>
internal static class AccessClasses
{
    /// <summary>One class for each set of policies (and key) that occurs, easiest first.</summary>
    public static IReadOnlyList<AccessClass<T>> Of<T>(IEnumerable<(T Value, int Effort)> values, Func<T, Reach> reach, Func<T, string>? key = null)
    {
        var found = new Dictionary<(PolicySet, PolicySet, string), AccessClass<T>>();
        foreach (var (value, effort) in values)
        {
            var policies = reach(value);
            var name = (policies.Certain, policies.Possible, key?.Invoke(value) ?? string.Empty);
            if (!found.TryGetValue(name, out var known) || effort < known.Effort)
            {
                found[name] = new AccessClass<T>(value, effort, policies);
            }
        }

        // Dictionaries keep no promise about order; effort and then the first of equals do.
        return [.. found.Values.OrderBy(one => one.Effort)];
    }
}
