using System.Globalization;
using OAuthHunter.Correlation;
using OAuthHunter.Detections;
using OAuthHunter.Evidence;

namespace OAuthHunter.Suppression;

/// <summary>
/// Reads an entry of an allow-list out of a row of JSON, CSV or the pipeline. An entry that lacks a part, or that would hide more
/// than it says, is refused: an allow-list is a record of decisions, and half a decision is none.
/// </summary>
public static class AllowListParser
{
    private static readonly string[] DayFormats = ["yyyy-MM-dd", "yyyy/MM/dd", "dd.MM.yyyy"];

    public static AllowListItem Parse(EvidenceRow row, string origin)
    {
        var ids = (row.Texts("DetectionId") ?? row.Texts("DetectionIds") ?? row.Texts("Detections") ?? [])
            .SelectMany(text => text.Split([';', ',', ' '], StringSplitOptions.RemoveEmptyEntries)).Select(id => id.Trim()).ToList();
        var target = row.Text("Target")?.Trim();
        var reason = row.Text("Reason")?.Trim();
        var owner = row.Text("Owner")?.Trim();
        var expires = row.Text("Expires", "Expiry", "ExpiresOn")?.Trim();
        var missing = new[]
        {
            ids.Count == 0 ? "detection id" : null,
            string.IsNullOrEmpty(target) ? "target" : null,
            string.IsNullOrEmpty(reason) ? "reason" : null,
            string.IsNullOrEmpty(owner) ? "owner" : null,
            string.IsNullOrEmpty(expires) ? "expiry" : null,
        }.OfType<string>().ToList();
        if (missing.Count > 0)
        {
            return new AllowListItem(null, $"It has no {string.Join(", no ", missing)}.", origin);
        }

        if (End(expires!, row) is not { } end)
        {
            return new AllowListItem(null, $"'{expires}' is no date; write 2027-03-31.", origin);
        }

        return ProblemOf(ids) is { } problem
            ? new AllowListItem(null, problem, origin)
            : new AllowListItem(new AllowListEntry { DetectionIds = ids, Target = target!, Reason = reason!, Owner = owner!, Expires = end, Origin = origin }, null, origin);
    }

    private static string? ProblemOf(IEnumerable<string> ids)
    {
        foreach (var id in ids)
        {
            if (DetectionCatalog.All.Any(detection => Wildcard.IsMatch(detection.Descriptor.Id, id)))
            {
                continue;
            }

            // A chain is a story told from findings: what is wrong with it has to be said of a finding.
            return ChainCatalog.All.Any(chain => Wildcard.IsMatch(chain.Descriptor.Id, id))
                ? $"'{id}' is a chain; only findings can be suppressed."
                : $"There is no detection '{id}'.";
        }

        return null;
    }

    private static DateTimeOffset? End(string text, EvidenceRow row)
    {
        if (DateTime.TryParseExact(text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new DateTimeOffset(day, TimeSpan.Zero).AddDays(1);
        }

        var time = row.Time("Expires") ?? row.Time("Expiry") ?? row.Time("ExpiresOn");
        return time is { } known && known.TimeOfDay == TimeSpan.Zero ? known.AddDays(1) : time;
    }
}
