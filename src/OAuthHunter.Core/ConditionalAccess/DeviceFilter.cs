using System.Collections.Concurrent;

namespace OAuthHunter.ConditionalAccess;

/// <summary>
/// A device filter rule: comparisons joined by -and, -or, -not. A device that Entra does not know has no attributes; positive
/// comparisons are then false and negative ones true, as Microsoft documents it.
/// </summary>
internal abstract class DeviceFilter
{
    private static readonly ConcurrentDictionary<string, DeviceFilter?> Known = new(StringComparer.Ordinal);

    /// <summary>The rule, or null when it cannot be read.</summary>
    public static DeviceFilter? Parse(string rule) => Known.GetOrAdd(rule, text => new DeviceFilterParser(text).Parse());

    public abstract bool Matches(AccessDevice device);

    /// <summary>The comparisons in it.</summary>
    public abstract IEnumerable<Comparison> Comparisons();

    internal sealed class Junction(bool isAnd, IReadOnlyList<DeviceFilter> parts) : DeviceFilter
    {
        public override bool Matches(AccessDevice device) => isAnd ? parts.All(part => part.Matches(device)) : parts.Any(part => part.Matches(device));

        public override IEnumerable<Comparison> Comparisons() => parts.SelectMany(part => part.Comparisons());
    }

    internal sealed class Negation(DeviceFilter part) : DeviceFilter
    {
        public override bool Matches(AccessDevice device) => !part.Matches(device);

        public override IEnumerable<Comparison> Comparisons() => part.Comparisons();
    }

    internal sealed class Comparison(string property, string operation, IReadOnlyList<string> values) : DeviceFilter
    {
        public string Property => property;

        public IReadOnlyList<string> Values => values;

        public override bool Matches(AccessDevice device)
        {
            var isNegative = operation.StartsWith("not", StringComparison.OrdinalIgnoreCase) || operation.Equals("ne", StringComparison.OrdinalIgnoreCase);
            return Find(device) is { } actual ? values.Any(value => Holds(actual, value)) != isNegative : isNegative;
        }

        public override IEnumerable<Comparison> Comparisons() => [this];

        private string? Find(AccessDevice device)
        {
            if (property.Equals("isCompliant", StringComparison.OrdinalIgnoreCase))
            {
                return device.IsRegistered ? device.IsCompliant.ToString() : null;
            }

            if (property.Equals("trustType", StringComparison.OrdinalIgnoreCase))
            {
                return device.TrustType;
            }

            return device.Attributes.TryGetValue(property, out var value) ? value : null;
        }

        private bool Holds(string actual, string value) => operation.ToLowerInvariant() switch
        {
            "startswith" or "notstartswith" => actual.StartsWith(value, StringComparison.OrdinalIgnoreCase),
            "endswith" or "notendswith" => actual.EndsWith(value, StringComparison.OrdinalIgnoreCase),
            "contains" or "notcontains" => actual.IndexOf(value, StringComparison.OrdinalIgnoreCase) >= 0,
            _ => actual.Equals(value, StringComparison.OrdinalIgnoreCase),
        };
    }
}
