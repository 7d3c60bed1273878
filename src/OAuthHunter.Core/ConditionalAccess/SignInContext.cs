namespace OAuthHunter.ConditionalAccess;

/// <summary>
/// Everything about one sign-in that policies can ask for. Null is not known: a policy that asks for it depends.
/// </summary>
public sealed record SignInContext
{
    public AccessResource? Resource { get; init; }

    public ClientApp? Client { get; init; }

    public SignInFlow? Flow { get; init; }

    public DevicePlatform? Platform { get; init; }

    public AccessDevice? Device { get; init; }

    public AccessLocation? Location { get; init; }

    public AccessRisk? SignInRisk { get; init; }

    public AccessRisk? UserRisk { get; init; }

    public InsiderRisk? InsiderRisk { get; init; }

    /// <summary>Template ids of eligible roles that are activated now.</summary>
    public IReadOnlyList<string> ActivatedRoles { get; init; } = [];
}
