using System.Globalization;
using System.Text.RegularExpressions;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>
/// Finds rules that were made together. A rule can take off only one header, so an intruder who wants a dozen gone needs a
/// dozen rules, and a script makes them in one go.
/// </summary>
internal static class HeaderRuleGroups
{
    public const int Smallest = 3;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(60);

    private static readonly Regex Numbered = new(@"^(?<stem>.*?)(?<number>\d{1,3})[\s)\]]*$", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    /// <summary>All groups; a rule is in at most one.</summary>
    public static IReadOnlyList<HeaderRuleGroup> Find(MailFlowHistory mailFlow)
    {
        var steps = mailFlow.TransportRules.Where(rule => HeaderRemoval.All(rule).Count > 0).Select(Step.Of).ToList();
        var byTime = steps.Where(step => step.Time is not null).GroupBy(step => step.Actor, StringComparer.Ordinal).SelectMany(ByTime).ToList();
        var grouped = new HashSet<TransportRuleHistory>(byTime.SelectMany(group => group.Rules));
        var byName = steps.Where(step => !grouped.Contains(step.Rule)).GroupBy(step => Stem(step.Rule.Name), StringComparer.OrdinalIgnoreCase)
            .Where(series => series.Key is not null).SelectMany(ByNumber).ToList();
        grouped.UnionWith(byName.SelectMany(group => group.Rules));
        var rest = steps.Where(step => step.Time is null && !grouped.Contains(step.Rule)).GroupBy(step => step.Actor, StringComparer.Ordinal)
            .Where(group => group.Count() >= Smallest)
            .Select(group => new HeaderRuleGroup(Ordered(group), "nothing in the evidence sets them apart by time or author", IsTimed: false, IsFromLog: false));
        return [.. byTime, .. byName, .. rest];
    }

    // Every run in which three neighbours stand within the window; overlapping runs are one.
    private static IEnumerable<HeaderRuleGroup> ByTime(IGrouping<string, Step> byActor)
    {
        var steps = byActor.OrderBy(step => step.Time).ThenBy(step => step.Rule.Name, StringComparer.OrdinalIgnoreCase).ToList();
        var run = new List<Step>();
        for (var index = 0; index < steps.Count; index++)
        {
            var fits = Enumerable.Range(index - Smallest + 1, Smallest).Any(start =>
                start >= 0 && start + Smallest <= steps.Count && steps[start + Smallest - 1].Time - steps[start].Time <= Window);
            if (fits && (run.Count == 0 || steps[index].Time - run[run.Count - 1].Time <= Window))
            {
                run.Add(steps[index]);
                continue;
            }

            if (run.Count >= Smallest)
            {
                yield return Timed(run);
            }

            run = fits ? [steps[index]] : [];
        }

        if (run.Count >= Smallest)
        {
            yield return Timed(run);
        }
    }

    private static HeaderRuleGroup Timed(List<Step> run)
    {
        var span = run[run.Count - 1].Time!.Value - run[0].Time!.Value;
        var isFromLog = run.All(step => step.IsFromLog);
        var verb = isFromLog ? "made" : "last changed";
        return new HeaderRuleGroup(
            Ordered(run),
            $"{verb} within {Math.Max(1, Math.Ceiling(span.TotalMinutes)).ToString(CultureInfo.InvariantCulture)} minutes by {run[0].ActorName}",
            IsTimed: true,
            isFromLog);
    }

    private static IEnumerable<HeaderRuleGroup> ByNumber(IGrouping<string?, Step> series)
    {
        var numbered = series.OrderBy(step => Number(step.Rule.Name)).ThenBy(step => step.Time).ToList();
        var run = new List<Step>();
        foreach (var step in numbered)
        {
            if (run.Count > 0 && Number(step.Rule.Name) > Number(run[run.Count - 1].Rule.Name) + 1)
            {
                if (IsSeries(run))
                {
                    yield return Named(run);
                }

                run = [];
            }

            run.Add(step);
        }

        if (IsSeries(run))
        {
            yield return Named(run);
        }
    }

    private static bool IsSeries(List<Step> run) => run.Select(step => Number(step.Rule.Name)).Distinct().Count() >= Smallest;

    private static HeaderRuleGroup Named(List<Step> run) =>
        new([.. run.Select(step => step.Rule)], $"numbered in series from '{run[0].Rule.Name}' to '{run[run.Count - 1].Rule.Name}'", IsTimed: true, run.All(step => step.IsFromLog));

    private static IReadOnlyList<TransportRuleHistory> Ordered(IEnumerable<Step> steps) =>
        [.. steps.OrderBy(step => step.Time).ThenBy(step => step.Rule.Name, StringComparer.OrdinalIgnoreCase).Select(step => step.Rule)];

    private static string? Stem(string name) => Numbered.Match(name) is { Success: true } match ? string.Concat(match.Groups["stem"].Value.Where(character => !char.IsWhiteSpace(character))).ToLowerInvariant() : null;

    // In digits of any script.
    private static int Number(string name) => Numbered.Match(name).Groups["number"].Value.Aggregate(0, (sum, digit) => (sum * 10) + CharUnicodeInfo.GetDecimalDigitValue(digit));

    /// <summary>When and by whom the header came into the rule: the log tells best, else the object's own notes.</summary>
    private sealed record Step(TransportRuleHistory Rule, string Actor, string ActorName, DateTimeOffset? Time, bool IsFromLog)
    {
        public static Step Of(TransportRuleHistory rule)
        {
            var typed = rule.Events.LastOrDefault(change => change.Succeeded && !string.IsNullOrEmpty(ExchangeOperationReader.Parameter(change, "RemoveHeader")));
            if (typed is not null)
            {
                return new Step(rule, typed.Actor.Key ?? string.Empty, typed.Actor.Name, typed.Time, IsFromLog: true);
            }

            var author = rule.Rule.CreatedBy ?? rule.Rule.LastModifiedBy;
            return new Step(rule, author?.ToLowerInvariant() ?? string.Empty, author ?? "an unknown author", rule.Rule.WhenChanged, IsFromLog: false);
        }
    }
}
