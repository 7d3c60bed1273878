using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.ConditionalAccess;

/// <summary>What each authentication strength accepts, by id.</summary>
internal sealed class Strengths
{
    private readonly Dictionary<string, IReadOnlyList<string>> combinations = new(StringComparer.OrdinalIgnoreCase);

    public Strengths(IEnumerable<AuthenticationStrengthPolicy> captured)
    {
        foreach (var known in BuiltInStrengths.All)
        {
            combinations[known.Id] = known.AllowedCombinations;
        }

        foreach (var strength in captured.Where(strength => strength.Id is not null && strength.AllowedCombinations is not null))
        {
            combinations[strength.Id!] = strength.AllowedCombinations!;
        }
    }

    /// <summary>One factor each, whatever the strength that allows them is called.</summary>
    public static IReadOnlyList<string> SingleFactors { get; } =
        ["password", "sms", "email", "federatedSingleFactor", "x509CertificateSingleFactor", "qrCodePin"];

    /// <summary>Whether a combination cannot be phished.</summary>
    public static bool IsPhishingResistant(string combination) =>
        combination.Equals("windowsHelloForBusiness", StringComparison.OrdinalIgnoreCase)
        || combination.Equals("fido2", StringComparison.OrdinalIgnoreCase)
        || combination.Equals("x509CertificateMultiFactor", StringComparison.OrdinalIgnoreCase);

    /// <summary>What the controls' strength accepts; null when they name none, or one that is not known.</summary>
    public IReadOnlyList<string>? Of(ConditionalAccessGrantControls controls)
    {
        // The policy itself carries the combinations; where an export cut them off, the strength's own record has them.
        if (!Truth.IsEmpty(controls.AllowedCombinations))
        {
            return controls.AllowedCombinations;
        }

        return controls.AuthenticationStrengthId is { } id && combinations.TryGetValue(id, out var found)
            ? found
            : BuiltInStrengths.FindByName(controls.AuthenticationStrengthName)?.AllowedCombinations;
    }

    public static bool Names(ConditionalAccessGrantControls controls) => controls.AuthenticationStrengthId is not null || controls.AuthenticationStrengthName is not null;
}
