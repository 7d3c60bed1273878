using System.Globalization;

namespace OAuthHunter.Knowledge;

/// <summary>AADSTS error codes.</summary>
public static class SignInErrors
{
    private static readonly Lazy<Dictionary<int, SignInError>> ByCode = new(() => KnowledgeTable.Load("signin-error-codes.csv")
        .Select(row => new SignInError
        {
            Code = int.Parse(row["code"], CultureInfo.InvariantCulture),
            Name = row["name"],
            Phase = row["phase"],
            OutcomeKind = row["outcome_kind"],
            PasswordWasValid = row["password_was_valid"] switch { "yes" => true, "no" => false, _ => null },
            Meaning = row["meaning"],
        })
        .ToDictionary(error => error.Code));

    public static IReadOnlyCollection<SignInError> All => ByCode.Value.Values;

    /// <summary>The code's row, or null for a code that the table does not know.</summary>
    public static SignInError? Find(int? code) => code is { } known && ByCode.Value.TryGetValue(known, out var error) ? error : null;
}
