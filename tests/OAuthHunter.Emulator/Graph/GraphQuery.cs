using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace OAuthHunter.Emulator.Graph;

/// <summary>The query options of a request, checked as the service checks them.</summary>
internal sealed record GraphQuery
{
    private static readonly HashSet<string> Options = ["$select", "$top", "$filter", "$expand", "$count", "$skiptoken", "$orderby", "$search", "$format"];

    /// <summary>Properties asked for; null for the default ones.</summary>
    public IReadOnlySet<string>? Select { get; init; }

    public IReadOnlyList<string> Expand { get; init; } = [];

    public Func<JsonElement, bool>? Filter { get; init; }

    public string? FilterText { get; init; }

    public required int Top { get; init; }

    public bool Count { get; init; }

    public string? SkipToken { get; init; }

    public static GraphQuery Parse(string queryString, GraphResource resource, bool isBeta, bool isEventual)
    {
        var query = QueryHelpers.ParseQuery(queryString).ToDictionary(pair => pair.Key.StartsWith('$') ? pair.Key : "$" + pair.Key, pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        if (query.Keys.FirstOrDefault(name => !Options.Contains(name.ToLowerInvariant())) is { } unknown)
        {
            throw GraphException.BadRequest($"The query parameter '{unknown}' is not supported.");
        }

        if (query.ContainsKey("$search") || query.ContainsKey("$orderby"))
        {
            throw GraphException.BadRequest("This emulator serves neither $search nor $orderby.");
        }

        bool Knows(string property) => PropertyTable.Knows(resource.Entity, property, isBeta);
        var filter = query.GetValueOrDefault("$filter") is { Length: > 0 } text ? FilterParser.Parse(text, Knows) : default;
        var count = string.Equals(query.GetValueOrDefault("$count"), "true", StringComparison.OrdinalIgnoreCase);
        if (resource.IsDirectory && filter.IsAdvanced && !(isEventual && count))
        {
            throw new GraphException(400, "Request_UnsupportedQuery", "Unsupported Query. Advanced queries need the ConsistencyLevel header and $count=true.");
        }

        return new GraphQuery
        {
            Select = Names(query.GetValueOrDefault("$select"), resource, Knows),
            Expand = Expansions(query.GetValueOrDefault("$expand"), resource, Knows),
            Filter = filter.Matches,
            FilterText = query.GetValueOrDefault("$filter"),
            Top = PageSize(query.GetValueOrDefault("$top"), resource),
            Count = count && (isEventual || !resource.IsDirectory),
            SkipToken = query.GetValueOrDefault("$skiptoken"),
        };
    }

    private static int PageSize(string? text, GraphResource resource)
    {
        if (text is null)
        {
            return resource.DefaultTop;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var top) && top >= 1 && top <= resource.MaxTop
            ? top
            : throw new GraphException(400, "Request_BadRequest", $"Invalid page size specified: '{text}'. Must be between 1 and {resource.MaxTop} inclusive.");
    }

    private static HashSet<string>? Names(string? select, GraphResource resource, Func<string, bool> knows)
    {
        if (string.IsNullOrWhiteSpace(select))
        {
            return null;
        }

        var names = select.Split(',', StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
        return names.FirstOrDefault(name => !knows(name)) is { } unknown
            ? throw GraphException.BadRequest($"Parsing OData Select and Expand failed: Could not find a property named '{unknown}' on type 'microsoft.graph.{resource.Entity}'.")
            : names;
    }

    private static IReadOnlyList<string> Expansions(string? expand, GraphResource resource, Func<string, bool> knows)
    {
        if (string.IsNullOrWhiteSpace(expand))
        {
            return [];
        }

        // Nested $select holds commas; it changes the size of what comes, not what it means.
        var names = System.Text.RegularExpressions.Regex.Replace(expand, @"\([^)]*\)", string.Empty).Split(',', StringSplitOptions.TrimEntries);
        return names.FirstOrDefault(name => !knows(name) || !PropertyTable.IsNavigation(resource.Entity, name)) is { } unknown
            ? throw GraphException.BadRequest($"Parsing OData Select and Expand failed: Could not find a navigation property named '{unknown}' on type 'microsoft.graph.{resource.Entity}'.")
            : names;
    }
}
