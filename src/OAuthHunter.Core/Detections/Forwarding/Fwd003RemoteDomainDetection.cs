using OAuthHunter.Detections.Connectors;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Mailboxes;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Forwarding;

/// <summary>FWD-003.</summary>
public sealed class Fwd003RemoteDomainDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "FWD-003",
        Title = "Remote domain allows forwarding",
        Severity = Severity.Low,
        Escalation = "High for a domain of its own entry that is made or opened in the last 30 days, or that belongs to a free mail provider.",
        Logic = "Get-RemoteDomain with AutoForwardEnabled true: for the default (*), which is how tenants come, Low; for an entry of its own when it is new, was opened lately by the audit log, or names a free mail provider. "
            + "A settled entry for a partner's domain is not reported.",
        Rationale = "An entry for the intruder's domain lets forwarding out where the default closes it, and few look there.",
        BenignIf = "It is the default and the outbound spam policy stops forwarding, or the entry stands for a partner.",
        Remediation = "Set AutoForwardEnabled to false for * and remove entries that nobody owns.",
        Techniques = ["T1114.003"],
        Needs = [new("remote domains", EntitySets.RemoteDomains), MailboxNeeds.Audit],
        Permissions = [MailboxNeeds.ReadConfiguration, MailboxNeeds.ReadAudit],
        Licence = "Exchange Online",
        References = [MailboxNeeds.Forwarding],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var changes = context.Facts.Mailboxes.ChangesOf("RemoteDomain").Where(change => change.Succeeded).ToList();
        var listed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var domain in context.Facts.Settings.RemoteDomains)
        {
            listed.UnionWith(new[] { domain.Name, domain.Identity, domain.DomainName }.OfType<string>());
            if (domain.AutoForwardEnabled == true && Judge(context, domain, changes) is { } finding)
            {
                yield return finding;
            }
        }

        // Opened and gone again: only the log shows it.
        foreach (var change in changes.Where(change => MailboxOperationReader.Flag(change, "AutoForwardEnabled") == true && context.IsWithinDays(change.Time, 30) && !listed.Contains(NameOf(change)) && NameOf(change) is not ("Default" or "*")))
        {
            yield return MailboxFinding.On(
                Descriptor, new FindingTarget(TargetKind.Tenant, NameOf(change), $"remote domain {NameOf(change)}"), context.Facts, Severity.High,
                $"{MailFlowFinding.NameOf(change.Actor, context.Facts)} let mail be forwarded to remote domain '{NameOf(change)}' at {MailFlowFinding.Moment(change.Time)}.", [change], [change.Evidence]);
        }
    }

    private Finding? Judge(HuntContext context, RemoteDomain domain, IEnumerable<Facts.MailFlow.MailFlowEvent> changes)
    {
        var name = domain.DomainName ?? domain.Name ?? domain.Identity ?? "unnamed";
        var isDefault = name == "*" || string.Equals(domain.Name, "Default", StringComparison.OrdinalIgnoreCase);
        var opened = changes.Where(change => context.IsWithinDays(change.Time, 30) && (change.IsCreation || MailboxOperationReader.Flag(change, "AutoForwardEnabled") == true)
            && new[] { domain.Name, domain.Identity, domain.DomainName }.Contains(NameOf(change), StringComparer.OrdinalIgnoreCase)).ToList();
        var isNew = opened.Count > 0 || context.IsWithinDays(domain.WhenCreated, 30);
        var isFree = FreeMailDomains.Contains(name.TrimStart('*').TrimStart('.'));
        if (!isDefault && !isNew && !isFree)
        {
            return null;
        }

        var why = isDefault ? "as tenants come; the outbound spam policy decides then" : isFree ? "a provider of free mail" : "an entry of the last 30 days";
        var row = EvidenceItem.Of(EntitySets.RemoteDomains, domain, domain.Identity ?? name, $"Remote domain {name}: AutoForwardEnabled true");
        return MailboxFinding.On(
            Descriptor, new FindingTarget(TargetKind.Tenant, name, $"remote domain {name}"), context.Facts, isDefault && opened.Count == 0 ? Severity.Low : Severity.High,
            $"Mail may be forwarded to {(isDefault ? "any domain" : name)} ({why}).", opened, new[] { row }.Concat(opened.Select(change => change.Evidence))) with { LastSeen = null };
    }

    private static string NameOf(Facts.MailFlow.MailFlowEvent change) =>
        MailboxOperationReader.Parameter(change, change.IsCreation ? "Name" : "Identity") is { Length: > 0 } name ? name : change.Record.ObjectId ?? "unnamed";
}
