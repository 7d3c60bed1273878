namespace OAuthHunter.Correlation;

/// <summary>All chain patterns of the product, found in this assembly once and on first use.</summary>
public static class ChainCatalog
{
    private static readonly Lazy<IReadOnlyList<ChainPattern>> Patterns = new(() =>
        [.. typeof(ChainCatalog).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(ChainPattern).IsAssignableFrom(type))
            .Select(type => (ChainPattern)Activator.CreateInstance(type)!)
            .OrderBy(pattern => pattern.Descriptor.Id, StringComparer.Ordinal)]);

    /// <summary>By id.</summary>
    public static IReadOnlyList<ChainPattern> All => Patterns.Value;
}
