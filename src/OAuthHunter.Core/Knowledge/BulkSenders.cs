namespace OAuthHunter.Knowledge;

/// <summary>Bulk mail providers whose addresses have no business in a connector of type OnPremises.</summary>
public static class BulkSenders
{
    private static readonly Lazy<IReadOnlyList<BulkSender>> Table = new(() => [.. KnowledgeTable.Load("bulk-sender-hints.csv").Select(row =>
        new BulkSender(row["provider"], row["spf_include"], row["ipv4_ranges_hint"].Split([' '], StringSplitOptions.RemoveEmptyEntries)))]);

    public static IReadOnlyList<BulkSender> All => Table.Value;
}
