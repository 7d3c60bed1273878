using OAuthHunter.ConditionalAccess;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Admins;

/// <summary>A user with power over the tenant or over Exchange, and how he is protected.</summary>
public sealed class AdminProfile
{
    public required string Id { get; init; }

    /// <summary>UPN where known, else the object id.</summary>
    public required string UserPrincipalName { get; init; }

    public string? DisplayName { get; init; }

    /// <summary>Null when users were not captured.</summary>
    public User? User { get; init; }

    public required IReadOnlyList<HeldRole> Roles { get; init; }

    /// <summary>Null when the registration report was not captured or has no row for this user.</summary>
    public UserRegistrationDetails? Registration { get; init; }

    public required MfaEnforcement Enforcement { get; init; }

    /// <summary>
    /// What policies demand of him over all contexts, question by question, each with its smallest hole. Null when neither
    /// security defaults nor policies were captured.
    /// </summary>
    public AdminAccess? Access { get; init; }

    /// <summary>Last successful sign-in with one factor; null when none was seen or the log cannot tell.</summary>
    public DateTimeOffset? LastSingleFactorSignIn { get; init; }

    public string? LastSingleFactorApp { get; init; }

    /// <summary>Medium or high while at risk; null when Identity Protection was not captured.</summary>
    public string? RiskLevel { get; init; }

    public bool IsGlobalOrExchangeAdministrator => Roles.Any(role => role.RoleTemplateId is Knowledge.WellKnown.GlobalAdministrator or Knowledge.WellKnown.ExchangeAdministrator);

    /// <summary>Whether a UPN or object id is this admin.</summary>
    public bool Is(string upnOrId) =>
        string.Equals(UserPrincipalName, upnOrId, StringComparison.OrdinalIgnoreCase) || string.Equals(Id, upnOrId, StringComparison.OrdinalIgnoreCase);

    /// <summary>The admin as a finding's target.</summary>
    public FindingTarget ToTarget() => new(TargetKind.User, Id, UserPrincipalName) { Subjects = [Subject.User(UserPrincipalName), Subject.User(Id)] };
}
