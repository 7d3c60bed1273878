using System.Collections;
using System.Globalization;
using System.Reflection;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>An object's settings as text, whatever the kind: those of the listing, or what the log shows as typed, replayed.</summary>
internal static class SettingsReader
{
    // They steer the cmdlet or name the object; none of them is a setting.
    private static readonly HashSet<string> NotSettings = new(StringComparer.OrdinalIgnoreCase)
    {
        "Identity", "Guid", "Origin", "Confirm", "Force", "WhatIf", "Verbose", "ErrorAction", "WarningAction", "Debug", "DomainController", "Mailbox",
        "AlwaysDeleteOutlookRulesBlob", "BypassSecurityGroupManagerCheck", "FileData",
    };

    public static IReadOnlyList<NameValue> Read(MailFlowObjectHistory history) => history.Listed switch
    {
        null => Replay(history.Events.Where(change => change.Succeeded && !change.IsRemoval)),
        MailFlowObject plain => plain.Values,
        { } listed => Reflect(listed),
    };

    /// <summary>The last value of each parameter, in the order in which they were first typed.</summary>
    public static IReadOnlyList<NameValue> Replay(IEnumerable<MailFlowEvent> changes)
    {
        var order = new List<string>();
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var change in changes)
        {
            foreach (var parameter in change.Parameters.Where(parameter => !NotSettings.Contains(parameter.Name)))
            {
                var (name, value) = Typed(change, parameter, values);
                if (!values.ContainsKey(name))
                {
                    order.Add(name);
                }

                values[name] = value;
            }
        }

        return [.. order.Select(name => new NameValue(name, values[name]))];
    }

    /// <summary>What a listed object says of itself, without what it does not say.</summary>
    public static IReadOnlyList<NameValue> Reflect(EvidenceRecord listed) =>
        [.. listed.GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.CanWrite && !NotSettings.Contains(property.Name))
            .Select(property => new NameValue(property.Name, Text(property.GetValue(listed))))
            .Where(setting => setting.Value is not null)];

    private static (string Name, string? Value) Typed(MailFlowEvent change, NameValue parameter, Dictionary<string, string?> before)
    {
        // Members come and go one by one; only Update- names them all.
        if (parameter.Name.Equals("Member", StringComparison.OrdinalIgnoreCase))
        {
            var members = ParameterText.List(before.TryGetValue("Members", out var text) ? text : null, null).ToList();
            foreach (var member in ParameterText.List(parameter.Value, null))
            {
                members.RemoveAll(known => string.Equals(known, member, StringComparison.OrdinalIgnoreCase));
                if (!change.Operation.StartsWith("Remove-", StringComparison.OrdinalIgnoreCase))
                {
                    members.Add(member);
                }
            }

            return ("Members", string.Join(";", members));
        }

        var value = parameter.Value?.Trim();
        return value?.StartsWith("@{", StringComparison.Ordinal) == true
            ? (parameter.Name, string.Join(";", ParameterText.List(value, ParameterText.List(before.TryGetValue(parameter.Name, out var old) ? old : null, null))))
            : (parameter.Name, value);
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "True" : "False",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + "Z",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items => string.Join(";", items.Cast<object?>()),
        _ => value.ToString(),
    };
}
