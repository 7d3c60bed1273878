namespace OAuthHunter.ConditionalAccess;

/// <summary>Logic with a third value: null is not known.</summary>
internal static class Truth
{
    public static bool? And(bool? left, bool? right) => left == false || right == false ? false : left is null || right is null ? null : true;

    public static bool? Or(bool? left, bool? right) => left == true || right == true ? true : left is null || right is null ? null : false;

    public static bool? Not(bool? value) => !value;

    public static bool Has(IReadOnlyList<string>? values, string value)
    {
        // A loop on purpose: this runs for every policy and every class of contexts.
        for (var index = 0; index < (values?.Count ?? 0); index++)
        {
            if (string.Equals(values![index], value, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsEmpty(IReadOnlyList<string>? values) => values is null || values.Count == 0;
}
