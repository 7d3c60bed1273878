using System.Globalization;
using System.Xml;
using OAuthHunter.Detections.Apps;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Changes;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Roles;

/// <summary>ROL-007: a role that is easy to activate, or was made so.</summary>
public sealed class Rol007WeakPimSettingsDetection : Detection
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "ROL-007",
        Title = "PIM settings of a role are weak or were changed",
        Severity = Severity.High,
        Escalation = "Critical when whoever changed them is at risk, was hit by an attack on passwords, or is an app. "
            + "As a state alone: High when activation asks for no second factor, else Medium; Low when nothing but an eligibility without an end is wrong, which is how many tenants start.",
        Logic = "For roles of tier 0 and Exchange Administrator: activation without MFA and without an authentication context, no approval (Global Administrator), more than 8 hours, eligibility without an end. "
            + "Where eligibilities were captured, only roles that somebody is eligible for. In the audit log: Update role setting in PIM, Disable PIM alert.",
        Rationale = "The settings are what stands between a stolen password and the role. An intruder who loosens them once comes back whenever he likes.",
        BenignIf = "A planned change of the settings; a role that is activated by automation.",
        Remediation = "Demand MFA or an authentication context at activation, approval for Global Administrator, at most 8 hours, and an end for eligibilities.",
        Techniques = ["T1556", "T1098.003"],
        Needs = [new EvidenceNeed("PIM settings", EntitySets.RoleManagementPolicies), .. AppNeeds.AuditEvents],
        Permissions = ["RoleManagementPolicy.Read.Directory", "AuditLog.Read.All"],
        Licence = "Entra ID P2",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new AppJudge(context);
        var changes = context.Facts.Roles.SettingChanges.ToLookup(RoleOf, StringComparer.OrdinalIgnoreCase);
        var settings = context.Facts.Roles.Settings.Where(setting => setting.RoleDefinitionId is not null && Matters(setting, context))
            .GroupBy(setting => setting.RoleDefinitionId!, StringComparer.OrdinalIgnoreCase).ToDictionary(same => same.Key, same => same.First(), StringComparer.OrdinalIgnoreCase);
        foreach (var id in settings.Keys.Concat(changes.Select(group => group.Key)).Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(id => id, StringComparer.OrdinalIgnoreCase))
        {
            settings.TryGetValue(id, out var setting);
            if (Judge(id, setting, [.. changes[id]], judge) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private static string RoleOf(DirectoryChange change)
    {
        var role = change.Record.TargetResources.FirstOrDefault(target => string.Equals(target.Type, "Role", StringComparison.OrdinalIgnoreCase)) ?? change.Target;
        return (EntraRoles.Find(role?.Id) ?? EntraRoles.FindByName(role?.DisplayName))?.TemplateId ?? role?.Id ?? role?.DisplayName ?? "PIM";
    }

    private static bool Matters(RoleManagementPolicyAssignment setting, HuntContext context)
    {
        var role = EntraRoles.Find(setting.RoleDefinitionId);
        var isEligible = !context.Has(EntitySets.RoleEligibilityScheduleInstances)
            || context.Facts.Roles.Holdings.Any(holding => holding.IsEligible && string.Equals(holding.RoleTemplateId, setting.RoleDefinitionId, StringComparison.OrdinalIgnoreCase));
        return isEligible && (role?.Tier == 0 || role?.TemplateId == WellKnown.ExchangeAdministrator);
    }

    private Finding? Judge(string id, RoleManagementPolicyAssignment? setting, IReadOnlyList<DirectoryChange> changes, AppJudge judge)
    {
        var weaknesses = setting is null ? [] : Weaknesses(setting).ToList();
        if (weaknesses.Count == 0 && changes.Count == 0)
        {
            return null;
        }

        var reasons = changes.Select(change => change.Actor.Kind == AuditActorKind.Application ? $"The app {change.Actor.Name} changed them." : judge.RiskOf(change.Actor, countMissingMfa: false)).OfType<string>().Distinct().ToList();
        var severity = reasons.Count > 0 ? Severity.Critical : changes.Count > 0 ? Severity.High : weaknesses.Max(weakness => weakness.Severity);
        var name = EntraRoles.Find(id)?.Name ?? changes.FirstOrDefault()?.Target?.DisplayName ?? id;
        var parts = new List<string>();
        if (weaknesses.Count > 0)
        {
            parts.Add(string.Join(", ", weaknesses.Select(weakness => weakness.Text)));
        }

        parts.AddRange(changes.Select(change => $"{change.Record.ActivityDisplayName} by {change.Actor.Name}").Distinct());
        var rows = setting is null ? [] : new[] { EvidenceItem.Of(EntitySets.RoleManagementPolicies, setting, setting.Id, $"PIM settings of {name}: {(weaknesses.Count > 0 ? string.Join(", ", weaknesses.Select(weakness => weakness.Text)) : "nothing weak in them now")}", setting.Policy?.LastModifiedDateTime) };
        return FindingFactory.Create(
            Descriptor, new FindingTarget(TargetKind.Role, id, name), severity, $"{name}: {string.Join("; ", parts)}.", rows.Concat(changes.Select(change => change.Evidence)))
            .About([id]).By(changes.Select(change => change.Actor)) with
        {
            Escalations = reasons,
        };
    }

    private static IEnumerable<(string Text, Severity Severity)> Weaknesses(RoleManagementPolicyAssignment setting)
    {
        RoleManagementRule? Rule(string id) => (setting.Policy?.Rules ?? []).FirstOrDefault(rule => string.Equals(rule.Id, id, StringComparison.OrdinalIgnoreCase));
        var enablement = Rule("Enablement_EndUser_Assignment");
        var hasContext = Rule("AuthenticationContext_EndUser_Assignment") is { IsEnabled: true };
        if (enablement is { EnabledRules: { } enabled } && !hasContext && !enabled.Contains("MultiFactorAuthentication", StringComparer.OrdinalIgnoreCase))
        {
            yield return ("activation asks for no MFA", Severity.High);
        }

        if (setting.RoleDefinitionId == WellKnown.GlobalAdministrator && Rule("Approval_EndUser_Assignment") is { Setting.IsApprovalRequired: false })
        {
            yield return ("activation needs no approval", Severity.Medium);
        }

        if (Duration(Rule("Expiration_EndUser_Assignment")?.MaximumDuration) is { } longest && longest > Longest)
        {
            yield return (string.Format(CultureInfo.InvariantCulture, "an activation lasts up to {0:0.#} hours", longest.TotalHours), Severity.Medium);
        }

        if (Rule("Expiration_Admin_Eligibility") is { IsExpirationRequired: false })
        {
            yield return ("eligibility needs no end", Severity.Low);
        }
    }

    private static TimeSpan? Duration(string? text)
    {
        try
        {
            return text is null ? null : XmlConvert.ToTimeSpan(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
