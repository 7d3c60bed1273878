using OAuthHunter.Detections.Apps;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Changes;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Policies;

/// <summary>POL-009: somebody else signs users in.</summary>
public sealed class Pol009DomainFederationDetection : Detection
{
    private const double NewDays = 30;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "POL-009",
        Title = "Federation of a domain looks like a back door",
        Severity = Severity.High,
        Escalation = "Critical when federation was set or changed within 30 days, and for an issuer of the pattern that attack tools set. "
            + "Medium when only its MFA is accepted or a second certificate is trusted; Info for a federated domain with nothing odd about it.",
        Logic = "A federated domain whose issuer and sign-in address are on different hosts, or on none of the tenant's domains and no known provider; a second signing certificate that differs from the first; MFA of the provider accepted (acceptIfMfaDoneByFederatedIdp or not set); "
            + "an issuer that ends in any.sts and the like; in the audit log: Set federation settings on domain, Set domain authentication.",
        Rationale = "Whoever holds the signing key signs in as any user of the domain, MFA included, and no password shows it.",
        BenignIf = "AD FS renews its certificate once a year and then trusts two for a while; a known provider such as Okta or Ping.",
        Remediation = "Compare certificate and issuer with the provider's. Convert the domain to managed if nobody knows them; set federatedIdpMfaBehavior to rejectMfaByFederatedIdp.",
        Techniques = ["T1484.002", "T1606.002"],
        Needs = [new EvidenceNeed("federation of domains", EntitySets.DomainFederations), .. AppNeeds.AuditEvents],
        Permissions = ["Domain-InternalFederation.Read.All", "Domain.Read.All", "AuditLog.Read.All"],
    };

    public override IEnumerable<string> NotAssessed(HuntContext context) => context.Has(EntitySets.DomainFederations) ? [] : context.Facts.Policies.Domains
        .Where(domain => string.Equals(domain.AuthenticationType, "Federated", StringComparison.OrdinalIgnoreCase))
        .Select(domain => $"{domain.Id} is federated, and with whom was not captured.");

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var changes = context.Facts.Policies.Changes.Where(change => change.Activity is "set federation settings on domain" or "set domain authentication")
            .ToLookup(change => change.Target?.DisplayName ?? change.Target?.Id ?? "(unnamed)", StringComparer.OrdinalIgnoreCase);
        var federations = context.Facts.Policies.Federations.ToLookup(federation => federation.DomainId ?? federation.DisplayName ?? federation.Id ?? "(unnamed)", StringComparer.OrdinalIgnoreCase);
        foreach (var domain in federations.Select(group => group.Key).Concat(changes.Select(group => group.Key)).Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(name => name, StringComparer.OrdinalIgnoreCase))
        {
            yield return Judge(domain, [.. federations[domain]], [.. changes[domain]], context);
        }
    }

    private Finding Judge(string domain, IReadOnlyList<DomainFederation> federations, IReadOnlyList<DirectoryChange> changes, HuntContext context)
    {
        var odd = federations.SelectMany(federation => FederationOddity.Of(federation, context.Facts.Tenant).Select(oddity => (Federation: federation, Oddity: oddity))).ToList();
        var isNew = changes.Any(change => context.IsWithinDays(change.Time, NewDays));
        var escalations = odd.Where(pair => pair.Oddity.Severity == Severity.Critical).Select(pair => pair.Oddity.Text).ToList();
        if (isNew)
        {
            escalations.Add("Set or changed within 30 days.");
        }

        var severity = escalations.Count > 0 ? Severity.Critical
            : odd.Count > 0 ? odd.Max(pair => pair.Oddity.Severity)
            : changes.Count > 0 ? Severity.High
            : Severity.Info;
        var rows = odd.Select(pair => PolicyFindings.Row(EntitySets.DomainFederations, pair.Federation, pair.Federation.Id, pair.Oddity.Setting with { Policy = $"Federation of {domain}" }))
            .Concat(federations.Select(federation => EvidenceItem.Of(EntitySets.DomainFederations, federation, federation.Id, $"{domain} trusts {federation.IssuerUri ?? "an unnamed issuer"}, sign-in at {federation.PassiveSignInUri ?? "an unnamed address"}")))
            .Concat(changes.Select(change => change.Evidence));
        var parts = odd.Select(pair => pair.Oddity.Text).Concat(changes.Select(change => $"{change.Record.ActivityDisplayName} by {change.Actor.Name}").Distinct()).ToList();
        var finding = PolicyFindings.Create(
            Descriptor, new FindingTarget(TargetKind.Domain, domain, domain), severity,
            parts.Count > 0 ? $"{domain}: {string.Join("; ", parts)}." : $"{domain} is federated with {federations[0].IssuerUri}; nothing about it is odd.", rows);
        return finding with
        {
            Escalations = escalations,
            Subjects = [.. finding.Subjects.Concat(changes.SelectMany(change => AppFindings.SubjectsOf(change.Actor))).Distinct(StringComparer.Ordinal)],
        };
    }
}
