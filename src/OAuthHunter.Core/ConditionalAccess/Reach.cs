namespace OAuthHunter.ConditionalAccess;

/// <summary>Policies that certainly match something, and those that match it or may.</summary>
/// <param name="Certain">They match.</param>
/// <param name="Possible">They match, or what is not known decides.</param>
internal sealed record Reach(PolicySet Certain, PolicySet Possible)
{
    public PolicySet Of(bool possible) => possible ? Possible : Certain;

    /// <summary>By asking each policy.</summary>
    public static Reach Ask(int count, Func<int, bool?> match)
    {
        var answers = new bool?[count];
        for (var index = 0; index < count; index++)
        {
            answers[index] = match(index);
        }

        return new Reach(PolicySet.Of(count, index => answers[index] == true), PolicySet.Of(count, index => answers[index] != false));
    }
}
