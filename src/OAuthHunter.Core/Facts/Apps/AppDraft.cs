using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>An app while its profile is being joined.</summary>
internal sealed class AppDraft
{
    // A hundred thousand apps, most of them without any of this.
    private Rarities? rare;

    private Rarities Rare => rare ??= new Rarities();

    /// <summary>Its place among all apps.</summary>
    public int Ordinal { get; init; }

    public string? AppId { get; set; }

    public string? ServicePrincipalId { get; set; }

    public string? ApplicationObjectId { get; set; }

    /// <summary>Name in events or assignments, for apps whose objects are not there.</summary>
    public string? SeenName
    {
        get => rare?.SeenName;
        set
        {
            if (value is not null || rare is not null)
            {
                Rare.SeenName = value;
            }
        }
    }

    public ServicePrincipal? ServicePrincipal { get; set; }

    public Application? Application { get; set; }

    /// <summary>From the recycle bin, whether or not the app lives on.</summary>
    public ServicePrincipal? DeletedServicePrincipal
    {
        get => rare?.DeletedServicePrincipal;
        set
        {
            if (value is not null || rare is not null)
            {
                Rare.DeletedServicePrincipal = value;
            }
        }
    }

    public Application? DeletedApplication
    {
        get => rare?.DeletedApplication;
        set
        {
            if (value is not null || rare is not null)
            {
                Rare.DeletedApplication = value;
            }
        }
    }

    public IReadOnlyList<HeldRole> Roles => (IReadOnlyList<HeldRole>?)rare?.Roles ?? [];

    /// <summary>Apps that this one owns, and can give itself a credential for.</summary>
    public IReadOnlyList<AppDraft> Owns => (IReadOnlyList<AppDraft>?)rare?.Owns ?? [];

    public IReadOnlyList<AppTokenPolicy> TokenPolicies => (IReadOnlyList<AppTokenPolicy>?)rare?.TokenPolicies ?? [];

    /// <summary>In time order once they are merged.</summary>
    public IReadOnlyList<AppEvent> Events => (IReadOnlyList<AppEvent>?)rare?.Events ?? [];

    /// <summary>Exchange has a service principal for it.</summary>
    public bool IsKnownToExchange { get; set; }

    public IReadOnlyList<ExchangeRbacRole> ExchangeRoles => (IReadOnlyList<ExchangeRbacRole>?)rare?.ExchangeRoles ?? [];

    public AppActivity? Activity
    {
        get => rare?.Activity;
        set
        {
            if (value is not null || rare is not null)
            {
                Rare.Activity = value;
            }
        }
    }

    public AppActivity? UserSignIns
    {
        get => rare?.UserSignIns;
        set
        {
            if (value is not null || rare is not null)
            {
                Rare.UserSignIns = value;
            }
        }
    }

    /// <summary>A row that shows the app, for apps without objects and events.</summary>
    public EvidenceItem? SeenIn
    {
        get => rare?.SeenIn;
        set
        {
            if (value is not null || rare is not null)
            {
                Rare.SeenIn = value;
            }
        }
    }

    public string Name => ServicePrincipal?.DisplayName ?? Application?.DisplayName ?? SeenName ?? AppId ?? ServicePrincipalId ?? ApplicationObjectId ?? "(unnamed)";

    public void Add(HeldRole role) => (Rare.Roles ??= []).Add(role);

    public void Add(AppDraft owned) => (Rare.Owns ??= []).Add(owned);

    public void Add(AppTokenPolicy policy) => (Rare.TokenPolicies ??= []).Add(policy);

    public void Add(ExchangeRbacRole role) => (Rare.ExchangeRoles ??= []).Add(role);

    /// <summary>A mailbox on which Exchange shows a right of this app.</summary>
    public void Add(string mailbox) => (Rare.Mailboxes ??= new(StringComparer.OrdinalIgnoreCase)).Add(mailbox);

    /// <summary>Mailboxes on which Exchange shows a right of this app.</summary>
    public int MailboxCount => rare?.Mailboxes?.Count ?? 0;

    public void Add(AppEvent found) => (Rare.Events ??= []).Add(found);

    public void MergeEvents()
    {
        if (rare?.Events is { } events)
        {
            rare.Events = AppEventMerger.Merge(events);
        }
    }

    private sealed class Rarities
    {
        public List<HeldRole>? Roles { get; set; }

        public List<AppDraft>? Owns { get; set; }

        public List<AppTokenPolicy>? TokenPolicies { get; set; }

        public List<ExchangeRbacRole>? ExchangeRoles { get; set; }

        public List<AppEvent>? Events { get; set; }

        public HashSet<string>? Mailboxes { get; set; }

        public string? SeenName { get; set; }

        public ServicePrincipal? DeletedServicePrincipal { get; set; }

        public Application? DeletedApplication { get; set; }

        public AppActivity? Activity { get; set; }

        public AppActivity? UserSignIns { get; set; }

        public EvidenceItem? SeenIn { get; set; }
    }
}
