namespace OAuthHunter.Knowledge;

/// <summary>Headers whose removal hides the source of mail.</summary>
public static class TransportRuleHeaders
{
    private static readonly Lazy<Dictionary<string, TransportRuleHeader>> ByName = new(() => KnowledgeTable.Load("transport-rule-headers.csv")
        .Select(row => new TransportRuleHeader(row["header"], row["group"], row["why"]))
        .ToDictionary(header => header.Header, StringComparer.OrdinalIgnoreCase));

    public static IReadOnlyCollection<TransportRuleHeader> All => ByName.Value.Values;

    /// <summary>The header's row, or null. Case and surrounding blanks or colon do not matter.</summary>
    public static TransportRuleHeader? Find(string? header) =>
        header is not null && ByName.Value.TryGetValue(header.Trim().TrimEnd(':').TrimEnd(), out var found) ? found : null;
}
