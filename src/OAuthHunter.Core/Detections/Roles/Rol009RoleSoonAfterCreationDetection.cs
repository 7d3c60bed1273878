using System.Globalization;
using OAuthHunter.Detections.Apps;
using OAuthHunter.Facts.Changes;
using OAuthHunter.Facts.Roles;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Roles;

/// <summary>ROL-009: made today, administrator today.</summary>
public sealed class Rol009RoleSoonAfterCreationDetection : Detection
{
    private static readonly TimeSpan Soon = TimeSpan.FromHours(24);

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "ROL-009",
        Title = "Role was given to an account or app that had just been made",
        Severity = Severity.High,
        Escalation = "Critical for a service principal, and when whoever gave the role is at risk or was hit by an attack on passwords.",
        Logic = "Within 24 hours of Add user or Add service principal the same object got a role of tier 0 or 1 or a role over Exchange, active or eligible. Roles are told by template id: the log calls Global Administrator Company Administrator.",
        Rationale = "An account or app made for the purpose outlives the account that was stolen to make it.",
        BenignIf = "A new administrator's account was set up, with a ticket.",
        Remediation = "Ask whoever did it. If nobody stands up for it, disable the new account or app and treat the maker's account as taken.",
        Techniques = ["T1136.003", "T1098.003"],
        Needs = AppNeeds.AuditEvents,
        Permissions = ["AuditLog.Read.All"],
        Licence = "Free (audit log of 7 days), Entra ID P1 (30 days)",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new AppJudge(context);
        var made = new Dictionary<string, DirectoryChange>(StringComparer.OrdinalIgnoreCase);
        foreach (var creation in context.Facts.Roles.Creations.Where(creation => creation.Target?.Id is not null && !made.ContainsKey(creation.Target.Id!)))
        {
            made.Add(creation.Target!.Id!, creation);
        }

        var gains = context.Facts.Roles.Changes
            .Where(change => change.Kind is RoleChangeKind.Assigned or RoleChangeKind.OutsidePim or RoleChangeKind.MadeEligible && (change.Tier <= 1 || change.IsExchangePlane)
                && change.PrincipalId is not null && made.TryGetValue(change.PrincipalId, out var creation) && change.Time >= creation.Time && change.Time - creation.Time <= Soon)
            .GroupBy(change => change.PrincipalId!, StringComparer.OrdinalIgnoreCase)
            .OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase);
        foreach (var group in gains)
        {
            yield return Judge(made[group.Key], [.. group], judge);
        }
    }

    private Finding Judge(DirectoryChange creation, IReadOnlyList<RoleChange> gains, AppJudge judge)
    {
        var isApp = creation.Activity == "add service principal";
        var target = RoleFindings.TargetOf(gains[0] with { PrincipalKind = isApp ? RolePrincipalKind.Application : RolePrincipalKind.User }, judge.Context);
        var risks = gains.Select(change => change.Change.Actor).Append(creation.Actor).Select(actor => judge.RiskOf(actor, countMissingMfa: false)).OfType<string>().Distinct();
        var escalations = (isApp ? new[] { "It is a service principal." } : []).Concat(risks).ToList();
        return FindingFactory.Create(
            Descriptor,
            target,
            escalations.Count > 0 ? Severity.Critical : Severity.High,
            string.Format(
                CultureInfo.InvariantCulture, "{0} was made by {1} and got {2}, {3:0} minutes later.",
                target.Name, creation.Actor.Name, RoleFindings.List(gains.Select(change => change.RoleName)), (gains.Min(change => change.Time) - creation.Time).TotalMinutes),
            [creation.Evidence, .. gains.Select(change => change.Evidence)])
            .About(gains.Select(change => change.RoleTemplateId ?? change.RoleName)).By(gains.Select(change => change.Change.Actor).Append(creation.Actor)) with
        {
            Escalations = escalations,
        };
    }
}
