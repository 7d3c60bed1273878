using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.DemoTenant.Wide;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant;

/// <summary>The tenant under construction: what all parts share, and the records made so far.</summary>
internal sealed class Contoso
{
    public const string Domain = "contoso.com";
    public const string InitialDomain = "contoso.onmicrosoft.com";

    private readonly List<(EntitySet Set, EvidenceRecord Record)> records = [];

    public Contoso(DemoOptions options)
    {
        Options = options;
        TenantId = Id("tenant");
        People = People.Of(this);
        Apps = new AppRegistry(this);
    }

    public DemoOptions Options { get; }

    public DateTimeOffset Now => Options.ReferenceTime;

    /// <summary>Midnight of the day of reference.</summary>
    public DateTimeOffset Today => new(Now.UtcDateTime.Date, TimeSpan.Zero);

    public string TenantId { get; }

    public People People { get; }

    public AppRegistry Apps { get; }

    /// <summary>What a hunt should find and should leave alone.</summary>
    public List<string> Innocent { get; } = [];

    /// <summary>Verdicts about what widens the tenant.</summary>
    public CaseBook Cases { get; } = new();

    /// <summary>Sets that count as read although nothing may be in them. A set that no part of the tenant fills or names was not captured.</summary>
    public HashSet<EntitySet> Captured { get; } = [];

    public IReadOnlyList<(EntitySet Set, EvidenceRecord Record)> Records => records;

    public DemoRandom Random(string purpose) => new(Options.Seed, purpose);

    /// <summary>The id of the thing of that name: always the same for one seed.</summary>
    public string Id(string name) => Random("id/" + name).Guid();

    /// <summary>Midnight that many days before the day of reference.</summary>
    public DateTimeOffset DaysAgo(int days) => Today.AddDays(-days);

    public bool Has(Innocents innocent) => Options.Innocents.HasFlag(innocent);

    public void Add(EntitySet set, EvidenceRecord record) => records.Add((set, record));

    /// <summary>Takes out what a part made that was built before; for a widened tenant whose case is that something is missing.</summary>
    public void Remove(EntitySet set, Predicate<EvidenceRecord> which) => records.RemoveAll(item => item.Set == set && which(item.Record));
}
