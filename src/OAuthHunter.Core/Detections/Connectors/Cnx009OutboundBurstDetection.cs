using System.Globalization;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Facts.MailVolume;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Detections.Connectors;

/// <summary>CNX-009.</summary>
public sealed class Cnx009OutboundBurstDetection : Detection
{
    private const double Young = 90;
    private const double MismatchShare = 0.2;
    private const long FewestCompared = 100;
    private const long FewestForeign = 50;
    private const int ShownDays = 5;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CNX-009",
        Title = "Burst of outbound mail through a connector",
        Severity = Severity.High,
        Escalation = "Critical when the connector is of type OnPremises and short-lived, made by an application or an admin at risk, or younger than 90 days and not bound to a certificate. Medium when a day before "
            + "came near to it, when the organisation as a whole sent no more than usual (the mail only took another way), for fewer than 500 recipients, and for a sender domain without a connector. Low for a known product by its certificate, for hybrid connectors, and for mail that took the way of a connector bound to a certificate.",
        Logic = "Per inbound connector and day, recipients outside the organisation: more than 500 and more than the median of up to 28 traced days before plus three scaled median deviations (a tenth of the median at "
            + "least); or mail from domains that the organisation does not accept (50 recipients or more, a fifth of the day); or envelope sender and shown sender of different domains in over a fifth of the mail. "
            + "At least 7 traced days are compared with, except for a connector that is younger than that. A trace without connector names is joined by the sender addresses of the connectors of that time. "
            + "Bursts of an own sender domain that no connector explains are reported too.",
        Rationale = "This is what the 2022 campaign was for: spam in bulk, with the victim's name, over the victim's Exchange Online. It ruins the domain's reputation and gets the tenant blocked.",
        BenignIf = "A newsletter, an invoice run or a product's roll-out that its owner confirms; mail that was routed over a new gateway.",
        Remediation = "Switch the connector off (Set-InboundConnector -Enabled $false), keep it as evidence, trace what left and to whom, look at Get-BlockedConnector and Get-BlockedSenderAddress, and talk to support when the tenant is throttled.",
        Techniques = ["T1496.004"],
        Needs = [new("message trace", EntitySets.MessageTraces)],
        Permissions = ["Exchange Online: View-Only Recipients", "ExchangeMessageTrace.Read.All"],
        Licence = "Exchange Online; message trace reaches back 90 days",
        References = [MailFlowNeeds.Campaign, MailFlowNeeds.ConnectorResponse],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var explained = new HashSet<DateTime>();
        foreach (var series in context.Facts.MailVolume.Series.Where(series => series.Kind == OutboundSourceKind.Connector))
        {
            if (Judge(context, series) is { } finding)
            {
                explained.UnionWith(series.Bursts.Select(burst => burst.Day.Date));
                yield return finding;
            }
        }

        foreach (var series in context.Facts.MailVolume.Series.Where(series => series.Kind == OutboundSourceKind.SenderDomain && context.Facts.Tenant.Domains.Contains(series.Name, StringComparer.OrdinalIgnoreCase)))
        {
            var bursts = series.Bursts.Where(burst => !burst.HasPrecedent && !explained.Contains(burst.Day.Date)).ToList();
            if (bursts.Count > 0)
            {
                yield return OfDomain(series, bursts);
            }
        }
    }

    // A connector that lived while there is no trace could have sent anything.
    public override IEnumerable<string> NotAssessed(HuntContext context)
    {
        var volume = context.Facts.MailVolume;
        if (!volume.KnowsOwnDomains && volume.Days.Count > 0)
        {
            yield return "The organisation's domains are not known: mail that left is told by its destination server only.";
        }

        if (volume.Days.Count is > 0 and < OutboundBaseline.Enough)
        {
            yield return $"The trace covers {volume.Days.Count} day(s); {OutboundBaseline.Enough} are needed to know what is ordinary.";
        }

        foreach (var history in context.Facts.MailFlow.InboundConnectors.Where(history => ConnectorShape.IsOnPremises(history.Connector) && history.Events.Any(change => change.IsCreation && change.Succeeded)))
        {
            if (history.CreatedAt is { } start && volume.DaysBetween(start, history.RemovedAt ?? context.Now).Count == 0)
            {
                yield return $"Connector '{history.Name}' lived from {MailFlowFinding.Moment(start)}, and the trace does not cover that.";
            }
        }

        if (volume.Limitation is { } limitation)
        {
            yield return limitation;
        }
    }

    private Finding? Judge(HuntContext context, OutboundSeries series)
    {
        var bursts = series.Bursts.ToDictionary(burst => burst.Day.Date);
        var foreign = series.Days.Where(day => day.Foreign >= FewestForeign && day.Foreign >= day.Recipients * MismatchShare).ToList();
        var mismatched = series.Days.Where(day => day.Compared >= FewestCompared && day.MismatchShare > MismatchShare).ToList();
        var days = series.Days.Where(day => bursts.ContainsKey(day.Date) || foreign.Contains(day) || mismatched.Contains(day)).ToList();
        if (days.Count == 0)
        {
            return null;
        }

        var (severity, reasons) = Weigh(context, series, days, foreign.Count > 0 || mismatched.Count > 0);
        var worst = days.OrderByDescending(day => day.Recipients).ThenBy(day => day.Date).First();
        var summary = $"{Number(days.Sum(day => day.Recipients))} recipients outside got mail through connector '{series.Name}' on {days.Count} day(s), most on {worst.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"
            + (bursts.TryGetValue(worst.Date, out var burst) ? $": {Number(worst.Recipients)}, where {Ordinary(burst)}." : ".")
            + (foreign.Count > 0 ? $" {Number(foreign.Sum(day => day.Foreign))} of them from sender domains that are not the organisation's." : string.Empty)
            + (mismatched.Count > 0 ? $" In {mismatched.Max(day => day.MismatchShare)!.Value.ToString("P0", CultureInfo.InvariantCulture)} of the mail the shown sender is of another domain than the envelope's." : string.Empty);
        var rows = days.Take(ShownDays).SelectMany(day => day.Evidence).Concat(Overlap(context, series));
        if (series.Connector is not { } history)
        {
            return FindingFactory.Create(Descriptor, new FindingTarget(TargetKind.InboundConnector, series.Name, series.Name) { Subjects = [Subject.Connector(series.Name)] }, severity, summary, rows)
                with { Escalations = reasons, NotAssessed = ["The connector is neither in the listing nor in the audit log: who made it is not known."] };
        }

        return MailFlowFinding.On(Descriptor, history.ToTarget(), history, context.Facts, severity, summary, reasons, rows);
    }

    private static (Severity Severity, IReadOnlyList<string> Reasons) Weigh(HuntContext context, OutboundSeries series, IReadOnlyList<OutboundDay> days, bool hasForgedSenders)
    {
        var history = series.Connector;
        if (history is not null && (ConnectorShape.IsHybrid(history.Connector) || ConnectorShape.ProductByCertificate(history.Connector) is not null))
        {
            return (Severity.Low, []);
        }

        var reasons = history is null || !ConnectorShape.IsOnPremises(history.Connector) ? [] : Reasons(context, history).ToList();
        var flagged = series.Bursts.Where(burst => days.Contains(burst.Day)).ToList();
        if (flagged.Count == 0)
        {
            return (days.Any(day => day.Foreign > OutboundBaseline.Least) ? Severity.High : Severity.Medium, []);
        }

        if (flagged.All(burst => burst.TenantRoseToo == false) && !hasForgedSenders)
        {
            // The same mail over another way; where only a certificate's holder can use that, it is the roll-out of a service.
            return (history is not null && ConnectorShape.IsBoundToCertificate(history.Connector) ? Severity.Low : Severity.Medium, []);
        }

        if (flagged.All(burst => burst.HasPrecedent))
        {
            return (Severity.Medium, []);
        }

        return reasons.Count > 0 ? (Severity.Critical, reasons) : (Severity.High, []);
    }

    private static IEnumerable<string> Reasons(HuntContext context, ConnectorHistory history)
    {
        if (ShortLife.IsShort(history) || ShortLife.HasVanished(history))
        {
            yield return "The connector gives the right to relay and was cleared away soon after.";
        }

        if (MailFlowFinding.Alarm(history.CreatedBy, context.Facts) is { } alarm)
        {
            yield return alarm;
        }

        if (SuspiciousNames.ConnectorName(history.Name) is { Confidence: Confidence.High })
        {
            yield return "Its name follows the pattern of the 2022 campaign.";
        }

        if (!ConnectorShape.IsBoundToCertificate(history.Connector) && context.IsWithinDays(history.CreatedAt, Young))
        {
            yield return "The connector gives the right to relay, is younger than 90 days and not bound to a certificate.";
        }
    }

    // The connector's own rows, and the rules that took headers off while it stood: one time line in the finding.
    private static IEnumerable<EvidenceItem> Overlap(HuntContext context, OutboundSeries series) => series.Connector is not { } history ? [] : history.Evidence
        .Concat(context.Facts.MailFlow.TransportRules.Where(rule => HeaderRemoval.Telling(rule).Any() && ShortLife.Overlap(rule, history)).SelectMany(rule => rule.Evidence))
        .OrderBy(row => row.Time)
        .Take(30);

    private Finding OfDomain(OutboundSeries series, List<OutboundBurst> bursts)
    {
        var worst = bursts.OrderByDescending(burst => burst.Day.Recipients).ThenBy(burst => burst.Day.Date).First();
        return FindingFactory.Create(
            Descriptor,
            new FindingTarget(TargetKind.Tenant, series.Name, series.Name),
            Severity.Medium,
            $"{Number(worst.Day.Recipients)} recipients outside got mail from {series.Name} on {worst.Day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, where {Ordinary(worst)}. No connector explains it.",
            bursts.Take(ShownDays).SelectMany(burst => burst.Day.Evidence));
    }

    private static string Ordinary(OutboundBurst burst) => burst.BaselineDays == 0
        ? "the connector had only just been made"
        : $"{Number((long)Math.Round(burst.Median))} is the median of the {burst.BaselineDays} days before and {Number(burst.Most)} the most";

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
