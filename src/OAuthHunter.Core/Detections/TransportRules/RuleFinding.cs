using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.TransportRules;

/// <summary>Words and judgements that findings on transport rules share.</summary>
internal static class RuleFinding
{
    public const double Young = 30;

    /// <summary>When the rule was made, else when it was last changed; null when neither is known.</summary>
    public static DateTimeOffset? Since(TransportRuleHistory history) => history.CreatedAt ?? history.LastChange?.Time ?? history.Rule.WhenChanged;

    public static bool IsYoung(HuntContext context, TransportRuleHistory history) => context.IsWithinDays(Since(history), Young);

    /// <summary>Whether the rule acts: neither switched off nor only tried out.</summary>
    public static bool Acts(TransportRuleHistory history) =>
        !string.Equals(history.Rule.State, "Disabled", StringComparison.OrdinalIgnoreCase) && history.Rule.Mode?.StartsWith("Audit", StringComparison.OrdinalIgnoreCase) != true;

    /// <summary>Says that the rule is gone, off or tried out, if so.</summary>
    public static string State(TransportRuleHistory history) =>
        history.IsGone ? " The rule is gone now."
        : string.Equals(history.Rule.State, "Disabled", StringComparison.OrdinalIgnoreCase) ? " The rule is disabled now."
        : !Acts(history) ? $" The rule is in test mode ({history.Rule.Mode})."
        : string.Empty;
}
