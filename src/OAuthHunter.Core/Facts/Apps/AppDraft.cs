using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>An app while its profile is being joined.</summary>
internal sealed class AppDraft
{
    // A hundred thousand apps, most of them without any of these: lists are made when something goes into them.
    private List<HeldRole>? roles;
    private List<AppDraft>? owns;
    private List<AppTokenPolicy>? tokenPolicies;
    private List<ExchangeRbacRole>? exchangeRoles;
    private List<AppEvent>? events;

    /// <summary>Its place among all apps.</summary>
    public int Ordinal { get; init; }

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

    public IReadOnlyList<HeldRole> Roles => (IReadOnlyList<HeldRole>?)roles ?? [];

    /// <summary>Apps that this one owns, and can give itself a credential for.</summary>
    public IReadOnlyList<AppDraft> Owns => (IReadOnlyList<AppDraft>?)owns ?? [];

    public IReadOnlyList<AppTokenPolicy> TokenPolicies => (IReadOnlyList<AppTokenPolicy>?)tokenPolicies ?? [];

    /// <summary>In time order once they are merged.</summary>
    public IReadOnlyList<AppEvent> Events => (IReadOnlyList<AppEvent>?)events ?? [];

    /// <summary>Exchange has a service principal for it.</summary>
    public bool IsKnownToExchange { get; set; }

    public IReadOnlyList<ExchangeRbacRole> ExchangeRoles => (IReadOnlyList<ExchangeRbacRole>?)exchangeRoles ?? [];

    public AppActivity? Activity { get; set; }

    public AppActivity? UserSignIns { get; set; }

    /// <summary>A row that shows the app, for apps without objects and events.</summary>
    public EvidenceItem? SeenIn { get; set; }

    public string Name => ServicePrincipal?.DisplayName ?? Application?.DisplayName ?? SeenName ?? AppId ?? ServicePrincipalId ?? ApplicationObjectId ?? "(unnamed)";

    public void Add(HeldRole role) => (roles ??= []).Add(role);

    public void Add(AppDraft owned) => (owns ??= []).Add(owned);

    public void Add(AppTokenPolicy policy) => (tokenPolicies ??= []).Add(policy);

    public void Add(ExchangeRbacRole role) => (exchangeRoles ??= []).Add(role);

    public void Add(AppEvent found) => (events ??= []).Add(found);

    public void MergeEvents() => events = events is null ? null : AppEventMerger.Merge(events);
}
