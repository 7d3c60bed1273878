using OAuthHunter.Detections.Connectors;
using OAuthHunter.Detections.Forwarding;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Mailboxes;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Logging;

/// <summary>LOG-001.</summary>
public sealed class Log001AuditLogOffDetection : Detection
{
    private const double Recent = 30;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "LOG-001",
        Title = "Unified audit log is off or was switched off",
        Severity = Severity.High,
        Escalation = "Critical when it was switched off in the last 30 days. Medium when the listing says off but the log holds records of the day before: the listing then comes from the compliance centre, which always says so.",
        Logic = "Get-AdminAuditLogConfig UnifiedAuditLogIngestionEnabled false, or Set-AdminAuditLogConfig in the audit log that set it to false, also when it was set back since.",
        Rationale = "Without this log nothing that is done in Exchange can be reconstructed. Switching it off is the first step of whoever wants to stay.",
        BenignIf = "Nothing is known that would make it so.",
        Remediation = "Enable-OrganizationCustomization if asked for, then Set-AdminAuditLogConfig -UnifiedAuditLogIngestionEnabled $true; find out who switched it off and what happened in between.",
        Techniques = ["T1562.008"],
        Needs = [new("the log's switch", EntitySets.AdminAuditLogConfig), MailFlowNeeds.Audit],
        Permissions = [MailFlowNeeds.ReadAudit],
        Licence = "Exchange Online",
        References = [new Uri("https://learn.microsoft.com/en-us/purview/audit-log-enable-disable")],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var changes = context.Facts.Mailboxes.ChangesOf("AdminAuditLogConfig")
            .Where(change => change.Succeeded && MailboxOperationReader.Flag(change, "UnifiedAuditLogIngestionEnabled") is not null).ToList();
        var lastOff = changes.LastOrDefault(change => MailboxOperationReader.Flag(change, "UnifiedAuditLogIngestionEnabled") == false);
        var listed = context.Facts.Settings.AdminAuditLogConfigs.FirstOrDefault(config => config.UnifiedAuditLogIngestionEnabled == false);
        if (lastOff is null && listed is null)
        {
            yield break;
        }

        var backOn = lastOff is null ? null : changes.FirstOrDefault(change => change.Time > lastOff.Time && MailboxOperationReader.Flag(change, "UnifiedAuditLogIngestionEnabled") == true);
        var isRecent = lastOff is not null && context.IsWithinDays(lastOff.Time, Recent);
        var isDoubtful = lastOff is null && context.Facts.Coverage.Of(EntitySets.UnifiedAuditLog).Last >= context.Now.AddDays(-1);
        var rows = changes.Select(change => change.Evidence);
        rows = listed is null ? rows : new[] { Row(listed) }.Concat(rows);
        var summary = lastOff is null ? "The unified audit log is off."
            : $"{MailFlowFinding.NameOf(lastOff.Actor, context.Facts)} switched the unified audit log off at {MailFlowFinding.Moment(lastOff.Time)}"
                + (backOn is not null ? $"; it was switched on again at {MailFlowFinding.Moment(backOn.Time)}." : listed is not null ? " and it is off still." : ".");
        var finding = MailboxFinding.On(
            Descriptor, new FindingTarget(TargetKind.Tenant, "AdminAuditLogConfig", "unified audit log"), context.Facts, isRecent ? Severity.Critical : isDoubtful ? Severity.Medium : Severity.High, summary, changes, rows);
        yield return finding with
        {
            Escalations = isRecent ? ["It was switched off in the last 30 days."] : [],
            Confidence = isDoubtful ? Confidence.Low : Confidence.High,
            LastSeen = listed is not null ? null : finding.LastSeen,
        };
    }

    private static EvidenceItem Row(AdminAuditLogConfig config) =>
        EvidenceItem.Of(EntitySets.AdminAuditLogConfig, config, config.Identity, "UnifiedAuditLogIngestionEnabled is false", config.WhenChanged);
}
