using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.ConditionalAccess;

/// <summary>Policies in few words.</summary>
internal static class AccessPolicy
{
    public const string PhishingResistant = "00000000-0000-0000-0000-000000000004";

    public static ConditionalAccessConditions All => new() { IncludeUsers = ["All"], IncludeApplications = ["All"], ClientAppTypes = ["all"] };

    public static ConditionalAccessPolicy Mfa(ConditionalAccessConditions conditions, string name = "mfa") => With(conditions, "OR", name, "mfa");

    public static ConditionalAccessPolicy Block(ConditionalAccessConditions conditions) => With(conditions, "OR", "block", "block");

    public static ConditionalAccessPolicy Or(params string[] controls) => With(All, "OR", "or", controls);

    public static ConditionalAccessPolicy And(params string[] controls) => With(All, "AND", "and", controls);

    public static ConditionalAccessPolicy With(ConditionalAccessConditions conditions, string op, string name, params string[] controls) => new()
    {
        Id = name, DisplayName = name, State = "enabled", Conditions = conditions, GrantControls = new ConditionalAccessGrantControls { Operator = op, BuiltInControls = controls },
    };

    public static ConditionalAccessPolicy Strength(string id, params string[] combinations) => new()
    {
        Id = "strength", DisplayName = "strength", State = "enabled", Conditions = All,
        GrantControls = new ConditionalAccessGrantControls { Operator = "OR", BuiltInControls = [], AuthenticationStrengthId = id, AllowedCombinations = combinations.Length == 0 ? null : combinations },
    };

    public static ConditionalAccessPolicy Session(ConditionalAccessConditions conditions, ConditionalAccessSessionControls session) =>
        new() { Id = "session", DisplayName = "session", State = "enabled", Conditions = conditions, SessionControls = session };

    public static ConditionalAccessSessionControls Hours(int value) => new() { SignInFrequencyInterval = "timeBased", SignInFrequencyType = "hours", SignInFrequencyValue = value };

    public static ConditionalAccessPolicy ReportOnly(this ConditionalAccessPolicy policy) => policy with { State = "enabledForReportingButNotEnforced" };

    public static ConditionalAccessPolicy Off(this ConditionalAccessPolicy policy) => policy with { State = "disabled" };

    public static ConditionalAccessPolicy Grant(this ConditionalAccessPolicy policy, Func<ConditionalAccessGrantControls, ConditionalAccessGrantControls> change) =>
        policy with { GrantControls = change(policy.GrantControls!) };
}
