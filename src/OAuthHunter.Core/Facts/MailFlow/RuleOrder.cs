namespace OAuthHunter.Facts.MailFlow;

/// <summary>What a rule's place among the living rules means: which rules come too late because of it, and which let it act at all.</summary>
internal static class RuleOrder
{
    /// <summary>Rules behind it that look for a header which is gone by then.</summary>
    public static IReadOnlyList<TransportRuleHistory> Blinded(TransportRuleHistory rule, IReadOnlyList<string> headers, IReadOnlyList<TransportRuleHistory> all, DateTimeOffset now) =>
        rule.IsGone || rule.Rule.Priority is not { } place ? [] :
        [.. all.Where(other => !other.IsGone && other.Rule.Priority > place && RuleForce.IsInForce(other.Rule, now)
            && new[] { other.Rule.HeaderContainsMessageHeader, other.Rule.HeaderMatchesMessageHeader }.OfType<string>()
                .Any(looked => headers.Contains(Knowledge.TransportRuleHeaders.Normalize(looked), StringComparer.OrdinalIgnoreCase)))];

    /// <summary>A rule in front of it that acts on every message and ends processing, so that this one never comes to act; null when there is none.</summary>
    public static TransportRuleHistory? Stopper(TransportRuleHistory rule, IReadOnlyList<TransportRuleHistory> all, DateTimeOffset now) =>
        rule.IsGone || rule.Rule.Priority is not { } place ? null :
        all.FirstOrDefault(other => !other.IsGone && other.Rule.Priority < place && other.Rule.StopRuleProcessing == true && RuleForce.IsInForce(other.Rule, now)
            && RuleConditions.Of(other).Count == 0
            && !other.Settings.Any(setting => setting.Name.StartsWith("ExceptIf", StringComparison.OrdinalIgnoreCase) && !string.IsNullOrWhiteSpace(setting.Value)));
}
