using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>An app while its profile is being joined.</summary>
internal sealed class AppDraft
{
    public const int MostConsentingUsers = 50;

    public string? AppId { get; set; }

    public string? ServicePrincipalId { get; set; }

    public string? ApplicationObjectId { get; set; }

    /// <summary>Name in events or assignments, for apps whose objects are not there.</summary>
    public string? SeenName { get; set; }

    public ServicePrincipal? ServicePrincipal { get; set; }

    public Application? Application { get; set; }

    /// <summary>From the recycle bin, whether or not the app lives on.</summary>
    public ServicePrincipal? DeletedServicePrincipal { get; set; }

    public Application? DeletedApplication { get; set; }

    public List<HeldPermission> Permissions { get; } = [];

    /// <summary>Users with a delegated grant of their own, at most <see cref="MostConsentingUsers"/>.</summary>
    public List<string> ConsentingUsers { get; } = [];

    public List<HeldRole> Roles { get; } = [];

    /// <summary>Apps that this one owns, and can give itself a credential for.</summary>
    public List<AppDraft> Owns { get; } = [];

    public List<AppTokenPolicy> TokenPolicies { get; } = [];

    public List<AppEvent> Events { get; set; } = [];

    /// <summary>Exchange has a service principal for it.</summary>
    public bool IsKnownToExchange { get; set; }

    public List<ExchangeRbacRole> ExchangeRoles { get; } = [];

    public AppActivity? Activity { get; set; }

    public AppActivity? UserSignIns { get; set; }

    /// <summary>A row that shows the app, for apps without objects and events.</summary>
    public EvidenceItem? SeenIn { get; set; }

    public string Name => ServicePrincipal?.DisplayName ?? Application?.DisplayName ?? SeenName ?? AppId ?? ServicePrincipalId ?? ApplicationObjectId ?? "(unnamed)";
}
