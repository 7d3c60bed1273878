namespace OAuthHunter.Knowledge;

/// <summary>Authentication methods and what they are worth.</summary>
public static class AuthenticationMethods
{
    private static readonly Lazy<Dictionary<string, AuthenticationMethod>> ByReportValue = new(() => KnowledgeTable.Load("auth-methods.csv")
        .Where(row => row["report_value_methodsRegistered"].Length > 0)
        .Select(row => new AuthenticationMethod
        {
            ReportValue = row["report_value_methodsRegistered"],
            StrengthValue = row["authenticationMethodModes_value"].Length > 0 ? row["authenticationMethodModes_value"] : null,
            Display = row["display"],
            CountsAsMfa = row["counts_as_mfa"] == "yes",
            IsPhishingResistant = row["phishing_resistant"] switch { "yes" => true, "no" => false, _ => null },
        })
        .ToDictionary(method => method.ReportValue, StringComparer.OrdinalIgnoreCase));

    public static IReadOnlyCollection<AuthenticationMethod> All => ByReportValue.Value.Values;

    /// <summary>The method of that report value, or null.</summary>
    public static AuthenticationMethod? Find(string? reportValue) =>
        reportValue is not null && ByReportValue.Value.TryGetValue(reportValue, out var method) ? method : null;
}
