using System.Globalization;
using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Model;

namespace OAuthHunter.Providers.Graph;

/// <summary>One request that the product can issue, as data. Tests check each against Microsoft's schema.</summary>
internal sealed record GraphQuery
{
    public required EntitySet Set { get; init; }

    /// <summary>v1.0, or beta where v1.0 lacks what is needed.</summary>
    public string Version { get; init; } = "v1.0";

    /// <summary>Path below the version; <c>{id}</c> stands for an object's id.</summary>
    public required string Path { get; init; }

    public IReadOnlyList<string> Select { get; init; } = [];

    /// <summary>What beta sends unasked and v1.0 lacks: the reason for beta where nothing is selected or filtered.</summary>
    public IReadOnlyList<string> BetaOnly { get; init; } = [];

    /// <summary>A single-valued navigation, or a collection whose own limit is no higher than what an expansion returns.</summary>
    public string? Expand { get; init; }

    /// <summary><c>{start}</c> and <c>{end}</c> stand for the log window, <c>{id}</c> for an object's id.</summary>
    public string? Filter { get; init; }

    /// <summary>The endpoint's ceiling; null where it takes no page size.</summary>
    public int? Top { get; init; }

    /// <summary>Whether the answer is one object and no list.</summary>
    public bool IsSingle { get; init; }

    /// <summary>Whether it is asked about one object at a time.</summary>
    public bool IsPerObject => Path.Contains("{id}") || Filter?.Contains("{id}") == true;

    /// <summary>Set to try instead when access is tested; for requests about one object.</summary>
    public EntitySet? Probe { get; init; }

    public GraphWorkload Workload { get; init; }

    /// <summary>Permissions that let it be read, least first.</summary>
    public required IReadOnlyList<string> Permissions { get; init; }

    /// <summary>Licence that it takes; null when free.</summary>
    public string? Licence { get; init; }

    public required Func<EvidenceRow, EvidenceRecord> Map { get; init; }

    /// <summary>What to read instead where the service does not know this request.</summary>
    public GraphQuery? Fallback { get; init; }

    /// <summary>What the answer lacks as evidence; a set read this way is Incomplete. Null when it lacks nothing.</summary>
    public string? Shortfall { get; init; }

    /// <summary>For reasons and origins: method, version and path, no query.</summary>
    public string Name => $"GET /{Version}{Path}";

    /// <summary>The request relative to Graph's root.</summary>
    public string Url(LiveReadOptions options, string? id = null, int? top = null)
    {
        var parts = new List<string>();
        if (Select.Count > 0)
        {
            parts.Add("$select=" + string.Join(",", Select));
        }

        if (Expand is not null)
        {
            parts.Add("$expand=" + Expand);
        }

        if (Filter is not null)
        {
            var filter = Filter.Replace("{start}", Time(options.LogStart)).Replace("{end}", Time(options.CapturedAt)).Replace("{id}", id ?? "{id}");
            parts.Add("$filter=" + Uri.EscapeDataString(filter));
        }

        if ((top ?? Top) is { } size && Top is not null)
        {
            parts.Add("$top=" + size.ToString(CultureInfo.InvariantCulture));
        }

        var path = Path.Replace("{id}", id is null ? "{id}" : Uri.EscapeDataString(id));
        return $"{Version}{path}{(parts.Count == 0 ? string.Empty : "?" + string.Join("&", parts))}";
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
