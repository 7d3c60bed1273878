using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Networking;

namespace OAuthHunter.Detections.Connectors;

/// <summary>CNX-012.</summary>
public sealed class Cnx012ConnectionFilterDetection : Detection
{
    private const double Young = 30;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CNX-012",
        Title = "Connection filter lets addresses past spam checks",
        Severity = Severity.Medium,
        Escalation = "High when a range is larger than /24, belongs to a bulk mail provider or to a network where anybody can rent a server, or was added within 30 days.",
        Logic = "IPAllowList of a connection filter policy holds an address that can be reached from the internet, or EnableSafeList is on. Each policy is one finding that names each address with its reason.",
        Rationale = "Mail from an allowed address skips spam filtering and most sender checks, whoever sends from it. The safe list does the same for addresses that others chose.",
        BenignIf = "A gateway or scanner stands at the address. A connector with enhanced filtering does that without the hole.",
        Remediation = "Empty the allow list; use a connector, or DKIM and SPF at the sender; switch the safe list off.",
        Techniques = ["T1562.001"],
        Needs = [MailFlowNeeds.ConnectionFilters, MailFlowNeeds.Audit],
        Permissions = [MailFlowNeeds.ReadConfiguration, MailFlowNeeds.ReadAudit],
        Licence = "Exchange Online",
        References = [new("https://learn.microsoft.com/en-us/defender-office-365/connection-filter-policies-configure")],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var history in context.Facts.MailFlow.Of(MailFlowObjectKind.Policy).Where(history => history.Noun == "HostedConnectionFilterPolicy"))
        {
            var allowed = ParameterText.List(history.Setting("IPAllowList"), null).Where(text => IpRange.Parse(text) is not { IsPrivate: true }).ToList();
            var isSafeListOn = ParameterText.Flag(history.Setting("EnableSafeList")) == true;
            if (allowed.Count > 0 || isSafeListOn)
            {
                yield return Judge(context, history, allowed, isSafeListOn);
            }
        }
    }

    private Finding Judge(HuntContext context, ObjectHistory history, List<string> allowed, bool isSafeListOn)
    {
        var ranges = IpRange.ParseAll(allowed);
        var reasons = ranges.Where(range => range.PrefixBits < (range.IsIPv6 ? 48 : 24)).Select(range => $"{range} is a large range.").ToList();
        reasons.AddRange(BulkSenderOverlap.Of(ranges).Select(overlap => $"{overlap} belongs to a bulk mail provider."));
        reasons.AddRange(SenderOrigin.Rented(ranges).Select(rented => $"Anybody can rent a server there: {rented}."));
        var set = history.Events.LastOrDefault(change => change.Succeeded && change.Parameters.Any(typed => typed.Name.Equals("IPAllowList", StringComparison.OrdinalIgnoreCase)));
        if (allowed.Count > 0 && set is not null && context.IsWithinDays(set.Time, Young))
        {
            reasons.Add($"The list was changed on {MailFlowFinding.Moment(set.Time)} by {MailFlowFinding.NameOf(set.Actor, context.Facts)}.");
        }

        var parts = new[] { allowed.Count > 0 ? $"lets {string.Join(", ", allowed)} past spam checks" : null, isSafeListOn ? "trusts the safe list, addresses that others chose" : null };
        return MailFlowFinding.On(
            Descriptor, history.ToTarget(), history, context.Facts,
            reasons.Count > 0 ? Severity.High : Severity.Medium,
            $"Connection filter '{history.Name}' {string.Join(" and ", parts.OfType<string>())}.",
            reasons);
    }
}
