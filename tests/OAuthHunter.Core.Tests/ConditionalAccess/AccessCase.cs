using OAuthHunter.ConditionalAccess;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.ConditionalAccess;

/// <summary>One case that was reasoned by hand: policies, an admin, and what Microsoft's documentation says comes of it.</summary>
internal sealed record AccessCase(string Name, string Page, DemandState Expected, params ConditionalAccessPolicy[] Policies)
{
    public const string Me = "aaaaaaaa-0000-0000-0000-000000000001";
    public const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";
    public const string ExchangeAdministrator = "29232cdf-9323-42fd-ade2-1d097af3e4de";

    public AccessSubject Subject { get; init; } = new() { Id = Me, External = ExternalUserKind.None, ActiveRoles = [GlobalAdministrator] };

    public Func<AdminAccess, AccessDemand> Question { get; init; } = access => access.Mfa;

    /// <summary>Part of the hole's sentence; null when the case does not ask.</summary>
    public string? Hole { get; init; }

    public Group[] Groups { get; init; } = [];

    public NamedLocation[]? Locations { get; init; } = [];

    public AuthenticationStrengthPolicy[] Strengths { get; init; } = [];

    public bool SecurityDefaults { get; init; }

    public DateTimeOffset At { get; init; } = new(2026, 9, 30, 0, 0, 0, TimeSpan.Zero);

    public override string ToString() => Name;

    public AccessEngine Engine() => new(
        new AccessEnvironment
        {
            Policies = Policies,
            Groups = Groups,
            NamedLocations = Locations,
            Strengths = Strengths,
            SecurityDefaults = new SecurityDefaultsPolicy { IsEnabled = SecurityDefaults },
            At = At,
        },
        [Subject]);
}
