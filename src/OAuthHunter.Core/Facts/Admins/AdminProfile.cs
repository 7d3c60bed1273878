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

    /// <summary>The admin as policies see him; null in facts that were not made from evidence.</summary>
    public AccessSubject? AccessSubject { get; init; }

    /// <summary>
    /// What policies demand of him over all contexts, question by question, each with its smallest hole. Null when neither
    /// security defaults nor policies were captured.
    /// </summary>
    public AdminAccess? Access { get; init; }

    /// <summary>Last successful sign-in with one factor; null when none was seen or the log cannot tell.</summary>
    public DateTimeOffset? LastSingleFactorSignIn { get; init; }

    public string? LastSingleFactorApp { get; init; }

    /// <summary>The older per-user MFA setting; null when it was not captured for him.</summary>
    public AuthenticationRequirement? PerUserMfa { get; init; }

    /// <summary>Identity Protection's row about him; null without one, or when it was not captured.</summary>
    public RiskyUser? Risk { get; init; }

    /// <summary>Medium or high while at risk; null when Identity Protection was not captured.</summary>
    public string? RiskLevel { get; init; }

    /// <summary>The strongest tier that he holds or can activate: 0 rules the tenant, 1 a workload.</summary>
    public int Tier => Roles.Count == 0 ? 2 : Roles.Min(role => role.Tier ?? 2);

    public bool IsGlobalAdministrator => Roles.Any(role => role.RoleTemplateId == Knowledge.WellKnown.GlobalAdministrator);

    /// <summary>A guest, by his type or by his UPN. False when neither tells.</summary>
    public bool IsGuest => string.Equals(User?.UserType, "Guest", StringComparison.OrdinalIgnoreCase) || UserPrincipalName.IndexOf("#EXT#", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Synced from an own directory, so that whoever rules that rules him; null when not known.</summary>
    public bool? IsSynced => User?.OnPremisesSyncEnabled ?? (User is null ? null : false);

    /// <summary>Named as a service account, or the account with which Entra Connect synchronises.</summary>
    public bool IsServiceAccount => ServiceAccountName.Is(UserPrincipalName);

    /// <summary>Sees everything and changes nothing: Global Reader, Security Reader and their like.</summary>
    public bool OnlyReads => Roles.Count > 0 && Roles.All(role => role.Name.EndsWith(" Reader", StringComparison.Ordinal));

    public bool IsDisabled => User?.AccountEnabled == false;

    public bool IsGlobalOrExchangeAdministrator => Roles.Any(role => role.RoleTemplateId is Knowledge.WellKnown.GlobalAdministrator or Knowledge.WellKnown.ExchangeAdministrator);

    /// <summary>Whether a UPN or object id is this admin.</summary>
    public bool Is(string upnOrId) =>
        string.Equals(UserPrincipalName, upnOrId, StringComparison.OrdinalIgnoreCase) || string.Equals(Id, upnOrId, StringComparison.OrdinalIgnoreCase);

    /// <summary>The admin as a finding's target.</summary>
    public FindingTarget ToTarget() => new(TargetKind.User, Id, UserPrincipalName) { Subjects = [Subject.User(UserPrincipalName), Subject.User(Id)] };
}
