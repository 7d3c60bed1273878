using OAuthHunter.Detections.Connectors;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Mailboxes;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Forwarding;

/// <summary>FWD-002.</summary>
public sealed class Fwd002AutoForwardPolicyDetection : Detection
{
    private static readonly EvidenceNeed Policies = new("outbound spam policies", EntitySets.HostedOutboundSpamFilterPolicies);

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "FWD-002",
        Title = "Outbound spam policy lets mail be forwarded or never stops a sender",
        Severity = Severity.Medium,
        Escalation = "High when the default policy allows automatic forwarding, or an application or an admin at risk changed the policy in the last 30 days. Low when only the notification is missing.",
        Logic = "Get-HostedOutboundSpamFilterPolicy: AutoForwardingMode On (Automatic means off today), or ActionWhenThresholdReached Alert, which never stops a sender, or no NotifyOutboundSpam recipients. "
            + "Recipient limits of 0 are not reported: they stand for the service's own limits, which apply to every tenant by default.",
        Rationale = "The policy is the one switch that stops forwarding to the outside for everybody, and the limits are what ends a spam run.",
        BenignIf = "It is a named exception for a group that must forward.",
        Remediation = "Set AutoForwardingMode to Automatic or Off, allow exceptions in a policy of their own, set ActionWhenThresholdReached to BlockUser and name who is told.",
        Techniques = ["T1114.003", "T1496.004"],
        Needs = [Policies],
        Permissions = [MailboxNeeds.ReadConfiguration],
        Licence = "Exchange Online",
        References = [MailboxNeeds.Forwarding],
    };

    public override IEnumerable<Finding> Detect(HuntContext context) =>
        context.Facts.Settings.OutboundSpamPolicies.Select(policy => Judge(context, policy)).OfType<Finding>();

    private Finding? Judge(HuntContext context, HostedOutboundSpamFilterPolicy policy)
    {
        var name = policy.Name ?? policy.Identity ?? "unnamed";
        var isDefault = policy.IsDefault ?? name.Equals("Default", StringComparison.OrdinalIgnoreCase);
        var forwards = Is(policy.AutoForwardingMode, "On");
        var onlyAlerts = Is(policy.ActionWhenThresholdReached, "Alert");
        var isSilent = policy.NotifyOutboundSpam == false && policy.NotifyOutboundSpamRecipients is { Count: 0 };
        var flaws = new[]
        {
            forwards ? "lets mail be forwarded to the outside (AutoForwardingMode On)" : null,
            onlyAlerts ? "only alerts when a sender passes the limits" : null,
            isSilent ? "tells nobody of a blocked sender" : null,
        }.OfType<string>().ToList();
        if (flaws.Count == 0)
        {
            return null;
        }

        var changes = context.Facts.Mailboxes.ChangesOf("HostedOutboundSpamFilterPolicy")
            .Where(change => change.Succeeded && context.IsWithinDays(change.Time, 30) && string.Equals(MailboxOperationReader.Parameter(change, "Identity") ?? MailboxOperationReader.Parameter(change, "Name"), name, StringComparison.OrdinalIgnoreCase)).ToList();
        var alarm = changes.Select(change => MailFlowFinding.Alarm(change.Actor, context.Facts)).OfType<string>().FirstOrDefault();
        var severity = (forwards && isDefault) || (alarm is not null && (forwards || onlyAlerts)) ? Severity.High : forwards || onlyAlerts ? Severity.Medium : Severity.Low;
        var row = EvidenceItem.Of(EntitySets.HostedOutboundSpamFilterPolicies, policy, policy.Identity ?? name, $"Policy '{name}': AutoForwardingMode {policy.AutoForwardingMode ?? "not told"}, action {policy.ActionWhenThresholdReached ?? "not told"}");
        return MailboxFinding.On(
            Descriptor, new FindingTarget(TargetKind.Tenant, name, $"outbound spam policy {name}"), context.Facts, severity,
            $"{(isDefault ? "The default outbound spam policy" : $"Outbound spam policy '{name}'")} {string.Join(", ", flaws)}.", changes, new[] { row }.Concat(changes.Select(change => change.Evidence)))
            with { Escalations = alarm is null ? [] : [alarm], LastSeen = null };
    }

    private static bool Is(string? value, string expected) => string.Equals(value?.Trim(), expected, StringComparison.OrdinalIgnoreCase);
}
