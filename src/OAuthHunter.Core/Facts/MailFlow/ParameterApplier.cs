using System.Globalization;
using System.Reflection;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>
/// Writes typed cmdlet parameters onto a model by property name, whatever the model. The log has every value as text.
/// </summary>
internal static class ParameterApplier<TModel>
    where TModel : EvidenceRecord
{
    private static readonly Dictionary<string, PropertyInfo> Properties = typeof(TModel)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(property => property.CanWrite)
        .ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Sets the properties that the parameters name; parameters that the model does not know are passed over.</summary>
    public static void Apply(TModel model, IEnumerable<NameValue> parameters)
    {
        foreach (var parameter in parameters)
        {
            // Identity says which object was meant, in whatever form; it is not one of its values.
            if (!Properties.TryGetValue(parameter.Name, out var property) || string.Equals(parameter.Name, "Identity", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            Set(model, property, parameter.Value);
        }
    }

    private static void Set(TModel model, PropertyInfo property, string? text)
    {
        var type = property.PropertyType;
        var value = text?.Trim();
        object? parsed =
            type == typeof(string) ? (string.IsNullOrEmpty(value) || value == "$null" ? null : value)
            : type == typeof(bool?) ? ParameterText.Flag(value)
            : type == typeof(int?) ? (int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null)
            : type == typeof(DateTimeOffset?) ? EvidenceTime.Parse(value)
            : type == typeof(IReadOnlyList<string>) ? ParameterText.List(value, (IReadOnlyList<string>?)property.GetValue(model))
            : null;
        property.SetValue(model, parsed);
    }
}
