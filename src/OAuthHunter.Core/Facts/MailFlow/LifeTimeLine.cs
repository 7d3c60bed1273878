using System.Globalization;
using OAuthHunter.Findings;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>Puts a connector's life, the rules beside it and the mail that went out on one time line.</summary>
internal static class LifeTimeLine
{
    /// <summary>All rows in time order, those without a time first.</summary>
    public static IReadOnlyList<EvidenceItem> Rows(MailFlowObjectHistory connector, IEnumerable<MailFlowObjectHistory> rules, IEnumerable<EvidenceItem> volume) =>
        [.. connector.Evidence.Concat(rules.SelectMany(rule => rule.Evidence)).Concat(volume)
            .Distinct()
            .OrderBy(row => row.Time ?? DateTimeOffset.MinValue)];

    /// <summary>The same in a sentence: what happened when, neighbours of one kind taken together.</summary>
    public static string Tell(MailFlowObjectHistory connector, IReadOnlyCollection<MailFlowObjectHistory> rules)
    {
        var steps = Steps(connector, "connector").Concat(rules.SelectMany(rule => Steps(rule, "rule"))).OrderBy(step => step.Time).ToList();
        var parts = new List<string>();
        for (var start = 0; start < steps.Count;)
        {
            var run = steps.Skip(start).TakeWhile(step => step.What == steps[start].What).ToList();
            var what = run.Count == 1 || run[0].What.StartsWith("connector", StringComparison.Ordinal) ? run[0].What : $"{run.Count.ToString(CultureInfo.InvariantCulture)} {run[0].What.Replace("rule ", "rules ")}";
            parts.Add($"{Moment(run[0].Time)} {what}");
            start += run.Count;
        }

        return string.Join(", ", parts);
    }

    private static IEnumerable<(DateTimeOffset Time, string What)> Steps(MailFlowObjectHistory history, string noun) => history.Events
        .Where(change => change.Succeeded)
        .Select(change => (change.Time, $"{noun} {(change.IsCreation ? "made" : change.IsRemoval ? "removed" : "changed")}"));

    private static string Moment(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + "Z";
}
