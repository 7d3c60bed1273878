using System.Globalization;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>Whether and when a transport rule acts: test mode, dates, and whether it was ever switched on.</summary>
internal static class RuleForce
{
    /// <summary>
    /// Why, as far as the evidence tells, the rule has done nothing to any message so far; null when the log shows that it did or may
    /// have. Of a rule of which there is no record, its present mode and dates are all there is to go by.
    /// </summary>
    public static string? Idle(TransportRuleHistory history, DateTimeOffset now)
    {
        var rule = history.Rule;
        var end = history.RemovedAt ?? now;
        if (MayHaveActed(history, end))
        {
            return null;
        }

        return IsTest(rule.Mode) ? $"it is only tried out (mode {rule.Mode})"
            : IsAhead(rule.ActivationDate, end) ? $"it is set to begin on {Day(rule.ActivationDate!.Value)}"
            : "it was made disabled and not enabled since";
    }

    /// <summary>Its dates, in words; null when it has none.</summary>
    public static string? Dates(TransportRule rule, DateTimeOffset now)
    {
        var begins = rule.ActivationDate is { } start ? $"{(IsAhead(start, now) ? "begins" : "began")} by date on {Day(start)}" : null;
        var ends = rule.ExpiryDate is { } end ? $"{(end > now ? "ends" : "ended")} by date on {Day(end)}" : null;
        return begins is null && ends is null ? null : string.Join(" and ", new[] { begins, ends }.OfType<string>());
    }

    /// <summary>In force at this moment, as far as its settings tell.</summary>
    public static bool IsInForce(TransportRule rule, DateTimeOffset now) =>
        !Is(rule.State, "Disabled") && !IsTest(rule.Mode) && !IsAhead(rule.ActivationDate, now) && !(rule.ExpiryDate <= now);

    private static bool MayHaveActed(TransportRuleHistory history, DateTimeOffset end)
    {
        var changes = history.Events.Where(change => change.Succeeded && !change.IsRemoval).ToList();
        if (changes.Count == 0)
        {
            // Only the object is known. Disabled it can have been in force for years; in test mode and with a date ahead most are new.
            return !IsTest(history.Rule.Mode) && !IsAhead(history.Rule.ActivationDate, end);
        }

        if (!changes[0].IsCreation || changes.Any(change => change.Record.IsDamaged || change.Effect == MailFlowEffect.Replaced))
        {
            return true;
        }

        var state = new TransportRule { State = "Enabled", Mode = "Enforce" };
        for (var index = 0; index < changes.Count; index++)
        {
            var change = changes[index];
            ParameterApplier<TransportRule>.Apply(state, change.Parameters);
            state = state with { State = TransportRuleKind.StateAfter(change) ?? state.State };
            var until = index + 1 < changes.Count ? changes[index + 1].Time : end;
            if (!Is(state.State, "Disabled") && !IsTest(state.Mode) && !IsAhead(state.ActivationDate, until))
            {
                return true;
            }
        }

        return false;
    }

    // Evidence without any time has no "now" to be ahead of.
    private static bool IsAhead(DateTimeOffset? date, DateTimeOffset now) => now > DateTimeOffset.MinValue && date > now;

    private static bool IsTest(string? mode) => mode?.Trim().StartsWith("Audit", StringComparison.OrdinalIgnoreCase) == true;

    private static bool Is(string? text, string expected) => string.Equals(text?.Trim(), expected, StringComparison.OrdinalIgnoreCase);

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + "Z";
}
