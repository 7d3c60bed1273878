using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Accounts;

/// <summary>A user account as several sets tell of it.</summary>
public sealed record Account
{
    public required string Id { get; init; }

    /// <summary>UPN where known, else the object id.</summary>
    public required string UserPrincipalName { get; init; }

    /// <summary>Null when only other sets know the account.</summary>
    public User? User { get; init; }

    /// <summary>Null when the registration report was not captured or has no row for it.</summary>
    public UserRegistrationDetails? Registration { get; init; }

    /// <summary>Null when it is not among the risky users, or these were not captured.</summary>
    public RiskyUser? Risk { get; init; }

    public bool? IsEnabled => User?.AccountEnabled;

    public bool? IsGuest => User?.UserType is { } type ? type.Equals("Guest", StringComparison.OrdinalIgnoreCase) : null;

    /// <summary>Whether an MFA method is registered; null when not known.</summary>
    public bool? IsMfaRegistered => Registration?.IsMfaRegistered;

    /// <summary>At medium or high risk, or confirmed compromised, and not remedied.</summary>
    public bool IsAtRisk => Risk is { } risk
        && (Same(risk.RiskState, "confirmedCompromised") || (Same(risk.RiskState, "atRisk") && (Same(risk.RiskLevel, "medium") || Same(risk.RiskLevel, "high"))));

    /// <summary>The account as a finding's target.</summary>
    public FindingTarget ToTarget() => new(TargetKind.User, Id, UserPrincipalName) { Subjects = [Subject.User(UserPrincipalName), Subject.User(Id)] };

    private static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
