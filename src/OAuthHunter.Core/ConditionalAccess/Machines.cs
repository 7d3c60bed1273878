namespace OAuthHunter.ConditionalAccess;

/// <summary>The devices that the filters of these policies can tell apart.</summary>
internal static class Machines
{
    private const int Bound = 1024;

    private static readonly (DevicePlatform Platform, int Effort)[] Platforms =
    [
        (DevicePlatform.Windows, 0), (DevicePlatform.MacOS, 1), (DevicePlatform.Linux, 2), (DevicePlatform.IOS, 3), (DevicePlatform.Android, 4),
        (DevicePlatform.Unknown, 5), (DevicePlatform.WindowsPhone, 6),
    ];

    public static IEnumerable<(Machine Machine, int Effort)> All(IReadOnlyList<DeviceFilter> filters)
    {
        var stranger = new AccessDevice { Name = "a device that Entra does not know" };
        foreach (var (platform, effort) in Platforms)
        {
            yield return (new Machine(platform, stranger), effort);
        }

        foreach (var (device, price) in Registered(filters))
        {
            foreach (var (platform, effort) in Platforms.Where(pair => pair.Platform is not (DevicePlatform.Unknown or DevicePlatform.WindowsPhone)))
            {
                if (device.TrustType != "ServerAD" || platform == DevicePlatform.Windows)
                {
                    yield return (new Machine(platform, device), effort + price);
                }
            }
        }
    }

    private static IEnumerable<(AccessDevice Device, int Effort)> Registered(IReadOnlyList<DeviceFilter> filters)
    {
        foreach (var (attributes, marks) in Attributes(filters))
        {
            foreach (var trust in new[] { "Workplace", "AzureAD", "ServerAD" })
            {
                foreach (var isCompliant in new[] { false, true })
                {
                    var price = (trust == "Workplace" ? 20 : trust == "AzureAD" ? 24 : 40) + (isCompliant ? 20 : 0) + (8 * attributes.Count);
                    yield return (new AccessDevice
                    {
                        IsRegistered = true,
                        IsCompliant = isCompliant,
                        TrustType = trust,
                        Attributes = attributes,
                        Name = $"a {(isCompliant ? "compliant" : "registered")}{(trust == "ServerAD" ? " hybrid joined" : trust == "AzureAD" ? " joined" : string.Empty)} device{marks}",
                    }, price);
                }
            }
        }
    }

    /// <summary>Every combination of values that the rules compare with, and none, property by property; bounded.</summary>
    private static List<(Dictionary<string, string> Attributes, string Marks)> Attributes(IReadOnlyList<DeviceFilter> filters)
    {
        var result = new List<(Dictionary<string, string>, string)> { (new(StringComparer.OrdinalIgnoreCase), string.Empty) };
        var properties = filters.SelectMany(filter => filter.Comparisons())
            .Where(comparison => !Is(comparison.Property, "isCompliant") && !Is(comparison.Property, "trustType"))
            .GroupBy(comparison => comparison.Property, comparison => comparison.Values, StringComparer.OrdinalIgnoreCase)
            .OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase);
        foreach (var property in properties)
        {
            var values = property.SelectMany(list => list).Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(value => value, StringComparer.OrdinalIgnoreCase).ToList();
            if (result.Count * (values.Count + 1) > Bound)
            {
                // Too many to combine: each value alone is still a class.
                values = values.Take(Math.Max(1, (Bound / result.Count) - 1)).ToList();
            }

            result.AddRange(result.ToList().SelectMany(known => values.Select(value =>
                (new Dictionary<string, string>(known.Item1, StringComparer.OrdinalIgnoreCase) { [property.Key] = value }, $"{known.Item2} with {property.Key} {value}"))));
        }

        return result;
    }

    private static bool Is(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
