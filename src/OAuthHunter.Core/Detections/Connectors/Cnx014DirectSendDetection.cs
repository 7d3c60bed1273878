using OAuthHunter.Evidence;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Connectors;

/// <summary>CNX-014.</summary>
public sealed class Cnx014DirectSendDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CNX-014",
        Title = "Mail in the organisation's name is taken from anyone (Direct Send)",
        Severity = Severity.Medium,
        Escalation = "High when it was switched on again within 30 days, or where DNS was read and an own domain has no DMARC policy that rejects or quarantines.",
        Logic = "RejectDirectSend of the organisation's configuration is false. A configuration that does not tell is not judged.",
        Rationale = "The tenant's mail host takes unauthenticated mail that claims to come from its own users. Phishing of 2025 used it to send as a colleague from rented servers.",
        BenignIf = "Scanners or applications send this way. They can be moved to a connector or to authenticated sending.",
        Remediation = "List who sends without authentication (message trace), move devices to a connector, then Set-OrganizationConfig -RejectDirectSend $true.",
        Techniques = ["T1672", "T1566"],
        Needs = [new("Exchange organisation settings", EntitySets.OrganizationConfig)],
        Permissions = [MailFlowNeeds.ReadConfiguration],
        Licence = "Exchange Online",
        References = [new("https://techcommunity.microsoft.com/blog/exchange/introducing-more-control-over-direct-send-in-exchange-online/4408790")],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        if (context.Facts.MailFlow.Configuration.Organization is not { RejectDirectSend: false } organization)
        {
            yield break;
        }

        var row = EvidenceItem.Of(EntitySets.OrganizationConfig, organization, organization.Name, "OrganizationConfig: RejectDirectSend False");
        var switched = context.Facts.MailFlow.Of(MailFlowObjectKind.Setting)
            .Where(history => history.Noun == "OrganizationConfig").SelectMany(history => history.Events)
            .LastOrDefault(change => change.Succeeded && change.Parameters.Any(typed => typed.Name.Equals("RejectDirectSend", StringComparison.OrdinalIgnoreCase)));
        var isFresh = switched is not null && context.IsWithinDays(switched.Time, 30);
        var open = context.Facts.MailFlow.Configuration.DnsRecords.Where(record => MailAuthentication.HasWeakDmarc(record)).ToList();
        var target = new FindingTarget(TargetKind.Tenant, context.Facts.Tenant.TenantId ?? "tenant", context.Facts.Tenant.DisplayName ?? "tenant");
        var finding = FindingFactory.Create(
            Descriptor, target, isFresh || open.Count > 0 ? Severity.High : Severity.Medium,
            $"Unauthenticated mail that claims to come from own users is taken from anywhere (RejectDirectSend is false){(isFresh ? $"; it was set on {MailFlowFinding.Moment(switched!.Time)} by {MailFlowFinding.NameOf(switched.Actor, context.Facts)}" : string.Empty)}.",
            (isFresh ? new[] { row, switched!.Evidence } : [row]).Concat(open.Select(MailAuthentication.Row)));
        var escalations = new List<string>();
        if (isFresh)
        {
            escalations.Add("It was switched on again within 30 days.");
        }

        if (open.Count > 0)
        {
            escalations.Add($"No DMARC policy protects {string.Join(", ", open.Select(record => record.Domain))}.");
        }

        yield return finding with { Escalations = escalations, LastSeen = null };
    }

    public override IEnumerable<string> NotAssessed(HuntContext context) =>
        context.Facts.MailFlow.Configuration.Organization is { RejectDirectSend: null } ? ["The organisation's configuration does not tell RejectDirectSend."] : [];
}
