using OAuthHunter.Detections.Connectors;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Logging;

/// <summary>LOG-005.</summary>
public sealed class Log005DiagnosticExportDetection : Detection
{
    private static readonly TimeSpan Redeployment = TimeSpan.FromHours(1);

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "LOG-005",
        Title = "Diagnostic export of Entra's logs was removed",
        Severity = Severity.Medium,
        Escalation = "High when an admin at risk or an application that administers Exchange did it. Low when a setting was written again by the same caller within an hour: a redeployment.",
        Logic = "Microsoft.AADIAM/diagnosticSettings/delete in the Azure activity log, succeeded.",
        Rationale = "The export is what outlives Entra's 7 or 30 days. Removing it leaves the past to expire by itself.",
        BenignIf = "The export was redeployed or moved to another workspace.",
        Remediation = "Restore the diagnostic setting with all categories, and look at what the caller did before.",
        Techniques = ["T1562.008"],
        Needs = [new("Azure activity log", EntitySets.AzureActivities)],
        Permissions = ["Azure: Reader on the directory's diagnostic settings"],
        Licence = "Azure; read from exports only",
        References = [new Uri("https://learn.microsoft.com/en-us/entra/identity/monitoring-health/howto-configure-diagnostic-settings")],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var activities = context.Facts.Settings.DiagnosticActivities;
        foreach (var removal in activities.Where(activity => activity.IsRemoval && activity.Succeeded))
        {
            var again = activities.FirstOrDefault(activity => activity is { IsRemoval: false, Succeeded: true } && string.Equals(activity.Caller, removal.Caller, StringComparison.OrdinalIgnoreCase)
                && activity.EventTimestamp - removal.EventTimestamp is { } gap && gap >= TimeSpan.Zero && gap <= Redeployment);
            var caller = removal.Caller ?? "an unknown caller";
            var admin = context.Facts.FindAdmin(removal.Caller);
            var app = context.Facts.FindApp(removal.Caller);
            var reason = admin?.RiskLevel is "medium" or "high" ? $"Identity Protection holds {caller} at risk." : app?.ManageExchangePermissions.Any() == true ? $"The application {app.Name} may administer Exchange." : null;
            var name = removal.SettingName ?? "diagnostic setting";
            var rows = new[] { removal, again }.OfType<Model.AzureActivity>().Select(activity => EvidenceItem.Of(
                EntitySets.AzureActivities, activity, activity.Id, $"{activity.OperationName} by {activity.Caller ?? "unknown"}{(activity.CallerIpAddress is null ? string.Empty : " from " + activity.CallerIpAddress)}", activity.EventTimestamp));
            yield return FindingFactory.Create(
                Descriptor, new FindingTarget(TargetKind.Tenant, name, $"diagnostic setting {name}"), reason is not null ? Severity.High : again is not null ? Severity.Low : Severity.Medium,
                $"{app?.Name ?? caller} removed the export '{name}' of Entra's logs{(removal.EventTimestamp is { } time ? $" at {MailFlowFinding.Moment(time)}" : string.Empty)}{(again is null ? string.Empty : " and wrote one again within the hour")}.",
                rows, removal.Id) with
            {
                Escalations = reason is null ? [] : [reason],
                Subjects = [.. removal.Caller is null ? [] : new[] { app is null ? Subject.User(removal.Caller) : Subject.App(app.AppId ?? removal.Caller) }, .. removal.CallerIpAddress is null ? [] : new[] { Subject.Address(removal.CallerIpAddress) }],
            };
        }
    }
}
