using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-033: an old door that closes, and those who are let in by it still.</summary>
public sealed class App033EwsOpenDetection : Detection
{
    private const double RecentDays = 30;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-033",
        Title = "Exchange Web Services are open, or an app is kept on their list",
        Severity = Severity.Medium,
        Escalation = "High when an app on the list is unknown in the tenant, is known for misuse, holds no permission over EWS, or was put there within 30 days.",
        Logic = "EWS is not disabled (EwsEnabled) and its list of applications is empty, was not captured, or names an application that is not among the tenant's "
            + "apps, is in the list of known apps, or holds no EWS permission; or the audit log shows that EwsEnabled or the list was changed.",
        Rationale = "EWS reaches every mailbox with one permission. It is blocked by default from October 2026 and gone in April 2027: who is put on the list now needs a "
            + "reason.",
        BenignIf = "A documented product that has not moved to Graph yet.",
        Remediation = "Set EwsEnabled to false, or keep only documented application ids on the list.",
        Techniques = ["T1114.002"],
        Needs =
        [
            new EvidenceNeed("organisation settings", EntitySets.OrganizationConfig),
            new EvidenceNeed("changes in Exchange", EntitySets.UnifiedAuditLog) { IsFallback = true },
        ],
        Permissions = ["Exchange: View-Only Organization Management", "Exchange: View-Only Audit Logs"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var ews = context.Facts.Ews;
        var opened = ews.Changes.Where(change => Value(change, "EwsEnabled") is not { } text || !text.TrimStart('$').Equals("false", StringComparison.OrdinalIgnoreCase)).ToList();
        var strangers = ews.IsEnabled == false ? [] : (ews.AllowedAppIds ?? []).SelectMany(EwsAccessReader.AppIds).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(id => (Id: id, Reason: Doubt(context, id))).Where(pair => pair.Reason is not null).ToList();
        var isOpen = ews is { IsEnabled: true, AllowedAppIds: null or { Count: 0 } };
        if (opened.Count == 0 && strangers.Count == 0 && !isOpen)
        {
            yield break;
        }

        var recent = opened.Where(change => context.IsWithinDays(change.Time, RecentDays) && EwsAccessReader.AppIds(Value(change, "EwsAllowedAppIDs")).Count > 0).ToList();
        var escalations = strangers.Select(pair => $"{pair.Id} {pair.Reason}.").ToList();
        if (recent.Count > 0)
        {
            escalations.Add($"{recent[0].Actor.Name} changed the list within 30 days.");
        }

        var tenant = context.Facts.Tenant;
        var id = tenant.TenantId ?? "tenant";
        var what = strangers.Count > 0 ? $"{strangers.Count} app(s) on the EWS list are in doubt"
            : isOpen ? "EWS is open to every app that holds a permission"
            : "EWS settings were changed";
        yield return FindingFactory.Create(
            Descriptor,
            new FindingTarget(TargetKind.Tenant, id, tenant.DisplayName ?? id),
            escalations.Count > 0 ? Severity.High : Severity.Medium,
            $"{what}{(opened.Count > 0 ? $"; last changed by {opened[opened.Count - 1].Actor.Name}" : string.Empty)}.",
            [.. ews.Evidence is null ? [] : new[] { ews.Evidence }, .. opened.Select(change => change.Evidence)]) with
        {
            Escalations = escalations,
            Subjects = [.. strangers.Select(pair => Subject.App(pair.Id))],
        };
    }

    public override IEnumerable<string> NotAssessed(HuntContext context)
    {
        if (context.Facts.Ews is { Evidence: not null, IsEnabled: null })
        {
            yield return "EwsEnabled is at its default or was not captured: Get-OrganizationConfig | Format-List Ews*";
        }

        if (context.Facts.Ews is { Evidence: not null, IsEnabled: not false, AllowedAppIds: null })
        {
            yield return "the list of allowed apps was not captured: Get-OrganizationConfig -RetrieveEwsOperationAccessPolicy";
        }
    }

    private static string? Value(MailFlowEvent change, string name) => ExchangeOperationReader.Parameter(change, name);

    private static string? Doubt(HuntContext context, string appId) =>
        context.KnownApps.Find(appId) is { Verdict: "malicious" or "dual-use" } known ? $"is known as '{known.Name}' ({known.Verdict})"
        : !context.Has(EntitySets.ServicePrincipals) ? null
        : context.Facts.FindApp(appId) is not { } app ? "is no app of this tenant"
        : app.Permissions.Any(permission => permission.IsEffective && (permission.Value is "full_access_as_app" || permission.Value.StartsWith("EWS.", StringComparison.OrdinalIgnoreCase))) ? null
        : context.Has(EntitySets.AppRoleAssignments) && context.Has(EntitySets.OAuth2PermissionGrants) ? "holds no EWS permission" : null;
}
