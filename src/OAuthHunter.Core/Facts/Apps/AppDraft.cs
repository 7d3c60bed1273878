using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>An app while its profile is being joined.</summary>
internal sealed class AppDraft
{
    // A hundred thousand apps, most of them without any of this.
    private Rarities? rare;

    /// <summary>Its place among all apps.</summary>
    public int Ordinal { get; init; }

    public string? AppId { get; set; }

    public string? ServicePrincipalId { get; set; }

    public string? ApplicationObjectId { get; set; }

    /// <summary>Name in events or assignments, for apps whose objects are not there.</summary>
    public string? SeenName
    {
        get => rare?.SeenName;
        set => Put(value, static (rare, given) => rare.SeenName = given);
    }

    public ServicePrincipal? ServicePrincipal { get; set; }

    public Application? Application { get; set; }

    /// <summary>From the recycle bin, whether or not the app lives on.</summary>
    public ServicePrincipal? DeletedServicePrincipal
    {
        get => rare?.DeletedServicePrincipal;
        set => Put(value, static (rare, given) => rare.DeletedServicePrincipal = given);
    }

    public Application? DeletedApplication
    {
        get => rare?.DeletedApplication;
        set => Put(value, static (rare, given) => rare.DeletedApplication = given);
    }

    public IReadOnlyList<HeldRole> Roles => (IReadOnlyList<HeldRole>?)rare?.Roles ?? [];

    /// <summary>Apps that this one owns, and can give itself a credential for.</summary>
    public IReadOnlyList<AppDraft> Owns => (IReadOnlyList<AppDraft>?)rare?.Owns ?? [];

    public IReadOnlyList<AppTokenPolicy> TokenPolicies => (IReadOnlyList<AppTokenPolicy>?)rare?.TokenPolicies ?? [];

    /// <summary>In time order once they are merged.</summary>
    public IReadOnlyList<AppEvent> Events => (IReadOnlyList<AppEvent>?)rare?.Events ?? [];

    /// <summary>Names that its service principal in Exchange goes by; empty when Exchange has none.</summary>
    public IReadOnlyList<string> ExchangeNames
    {
        get => rare?.ExchangeNames ?? [];
        set => Put(value, static (rare, given) => rare.ExchangeNames = given);
    }

    public IReadOnlyList<ExchangeRbacRole> ExchangeRoles => (IReadOnlyList<ExchangeRbacRole>?)rare?.ExchangeRoles ?? [];

    public AppActivity? Activity
    {
        get => rare?.Activity;
        set => Put(value, static (rare, given) => rare.Activity = given);
    }

    public AppActivity? UserSignIns
    {
        get => rare?.UserSignIns;
        set => Put(value, static (rare, given) => rare.UserSignIns = given);
    }

    /// <summary>A row that shows the app, for apps without objects and events.</summary>
    public EvidenceItem? SeenIn
    {
        get => rare?.SeenIn;
        set => Put(value, static (rare, given) => rare.SeenIn = given);
    }

    public string Name => ServicePrincipal?.DisplayName ?? Application?.DisplayName ?? SeenName ?? AppId ?? ServicePrincipalId ?? ApplicationObjectId ?? "(unnamed)";

    public void Add(HeldRole role) => (Rare.Roles ??= []).Add(role);

    public void Add(AppDraft owned) => (Rare.Owns ??= []).Add(owned);

    public void Add(AppTokenPolicy policy) => (Rare.TokenPolicies ??= []).Add(policy);

    public void Add(ExchangeRbacRole role) => (Rare.ExchangeRoles ??= []).Add(role);

    public void Add(AppEvent found) => (Rare.Events ??= []).Add(found);

    public void MergeEvents()
    {
        if (rare?.Events is { } events)
        {
            rare.Events = AppEventMerger.Merge(events);
        }
    }

    private Rarities Rare => rare ??= new Rarities();

    private void Put<T>(T? value, Action<Rarities, T?> put)
        where T : class
    {
        if (value is not null || rare is not null)
        {
            put(Rare, value);
        }
    }

    private sealed class Rarities
    {
        public List<HeldRole>? Roles { get; set; }

        public List<AppDraft>? Owns { get; set; }

        public List<AppTokenPolicy>? TokenPolicies { get; set; }

        public List<ExchangeRbacRole>? ExchangeRoles { get; set; }

        public List<AppEvent>? Events { get; set; }

        public IReadOnlyList<string>? ExchangeNames { get; set; }

        public string? SeenName { get; set; }

        public ServicePrincipal? DeletedServicePrincipal { get; set; }

        public Application? DeletedApplication { get; set; }

        public AppActivity? Activity { get; set; }

        public AppActivity? UserSignIns { get; set; }

        public EvidenceItem? SeenIn { get; set; }
    }
}
