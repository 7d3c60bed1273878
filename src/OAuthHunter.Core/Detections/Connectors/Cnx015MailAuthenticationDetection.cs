using OAuthHunter.Evidence;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Connectors;

/// <summary>CNX-015.</summary>
public sealed class Cnx015MailAuthenticationDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CNX-015",
        Title = "Mail of a domain can be forged (SPF, DKIM, DMARC)",
        Severity = Severity.Medium,
        Escalation = "Low when DKIM alone is missing.",
        Logic = "SPF is missing, ends in +all or takes more than ten look-ups; DMARC is missing or its policy is none; a domain that sends no mail lacks a DMARC policy of reject; DKIM signing is off. "
            + "One finding a domain. The service's own onmicrosoft.com domains are passed over. SPF and DMARC are judged only where DNS was looked up.",
        Rationale = "Without these records anybody can send in the domain's name, and recipients cannot tell an intruder's mail from the organisation's.",
        BenignIf = "A new domain is being set up in stages.",
        Remediation = "Publish SPF with -all, sign with DKIM, then raise DMARC from none to quarantine to reject while reading its reports. Park unused domains with 'v=spf1 -all' and p=reject.",
        Techniques = ["T1672"],
        Needs = [new("DNS of mail domains (-ResolveDns)", EntitySets.DnsRecords), new("DKIM signing as it is", EntitySets.DkimSigningConfigs)],
        Permissions = [MailFlowNeeds.ReadConfiguration, "Domain.Read.All"],
        References = [new("https://learn.microsoft.com/en-us/defender-office-365/email-authentication-about")],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var configuration = context.Facts.MailFlow.Configuration;
        var dns = configuration.DnsRecords.Where(record => record.Domain is not null).ToLookup(record => record.Domain!, StringComparer.OrdinalIgnoreCase);
        var dkim = configuration.DkimSigningConfigs.Where(config => config.Domain is not null).ToLookup(config => config.Domain!, StringComparer.OrdinalIgnoreCase);
        foreach (var domain in dns.Select(group => group.Key).Concat(dkim.Select(group => group.Key)).Distinct(StringComparer.OrdinalIgnoreCase).Where(IsOwn).OrderBy(name => name, StringComparer.OrdinalIgnoreCase))
        {
            if (Judge(domain.ToLowerInvariant(), dns[domain].FirstOrDefault(), dkim[domain].FirstOrDefault()) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private static bool IsOwn(string domain) => !domain.EndsWith(".onmicrosoft.com", StringComparison.OrdinalIgnoreCase);

    private Finding? Judge(string domain, DnsRecords? records, DkimSigningConfig? dkim)
    {
        var weak = records is null ? [] : MailAuthentication.Weaknesses(records).ToList();
        var isOnlyDkim = weak.Count == 0;
        var rows = new List<EvidenceItem>();
        if (weak.Count > 0)
        {
            rows.Add(MailAuthentication.Row(records!));
        }

        if (dkim is { Enabled: false })
        {
            weak.Add("its mail is not signed (DKIM is off)");
            rows.Add(EvidenceItem.Of(EntitySets.DkimSigningConfigs, dkim, dkim.Domain, $"DKIM signing of {dkim.Domain}: off{(dkim.Status is null ? string.Empty : $", status {dkim.Status}")}"));
        }

        if (weak.Count == 0)
        {
            return null;
        }

        var target = new FindingTarget(TargetKind.MailFlowObject, "Domain/" + domain, domain) { Subjects = [Subject.Domain(domain)] };
        return FindingFactory.Create(Descriptor, target, isOnlyDkim ? Severity.Low : Severity.Medium, $"Mail of {domain} can be forged: {string.Join("; ", weak)}.", rows) with { LastSeen = null };
    }
}
