namespace OAuthHunter.Detections;

/// <summary>All detections of the product, found in this assembly once and on first use.</summary>
public static class DetectionCatalog
{
    private static readonly Lazy<IReadOnlyList<Detection>> Detections = new(() =>
        [.. typeof(DetectionCatalog).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(Detection).IsAssignableFrom(type))
            .Select(type => (Detection)Activator.CreateInstance(type)!)
            .OrderBy(detection => detection.Descriptor.Id, StringComparer.Ordinal)]);

    /// <summary>By id.</summary>
    public static IReadOnlyList<Detection> All => Detections.Value;

    /// <summary>The detection of that id, or null.</summary>
    public static Detection? Find(string id) =>
        All.FirstOrDefault(detection => string.Equals(detection.Descriptor.Id, id, StringComparison.OrdinalIgnoreCase));
}
