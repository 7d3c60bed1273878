using OAuthHunter.Detections.Apps;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Roles;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Roles;

/// <summary>ROL-006: a role for ever, or one given past PIM.</summary>
public sealed class Rol006StandingAssignmentDetection : Detection
{
    // The connectors of a hybrid directory hold these for good, and only their kind of account can.
    private static readonly HashSet<string> SyncRoles = ["d29b2b05-8046-44ba-8758-1e26182fcf32", "a92aed5d-d78a-4d16-b381-09adb37eb3b0"];

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "ROL-006",
        Title = "Standing role, or role given outside of PIM",
        Severity = Severity.Medium,
        Escalation = "High when the audit log saw the role given past PIM. Info without PIM, where only the number of standing roles is told.",
        Logic = "A user holds a role of tier 0 without an end and without an activation (assignment type Assigned), and is not kept for emergencies (named by -BreakGlass, left out of policies, or so called); accounts of directory synchronisation are left out. "
            + "In the audit log: Add member to role outside of PIM (permanent).",
        Rationale = "A standing role is there for whoever takes the account, at any hour. Past PIM it is also given without approval and without a word to anyone.",
        BenignIf = "The tenant does without PIM; accounts kept for emergencies under other names.",
        Remediation = "Make the assignment eligible, with approval and MFA at activation. Ask who gave it past PIM, and why.",
        Techniques = ["T1098.003"],
        Needs =
        [
            RoleNeeds.PimAssignments,
            .. AppNeeds.AuditEvents,
            new EvidenceNeed("assigned roles, counted only", EntitySets.RoleAssignments) { IsFallback = true },
        ],
        Permissions = ["RoleAssignmentSchedule.Read.Directory", "AuditLog.Read.All"],
        Licence = "Entra ID P2 (the count is free)",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var past = context.Facts.Roles.Changes.Where(change => change.Kind == RoleChangeKind.OutsidePim && change.Tier is null or <= 1)
            .ToLookup(change => change.PrincipalId ?? change.PrincipalName, StringComparer.OrdinalIgnoreCase);
        var isEmergency = RoleFindings.Emergencies(context);
        var standing = context.Facts.Roles.Holdings.Where(holding => IsStanding(holding) && !isEmergency(holding)).ToLookup(holding => holding.PrincipalId, StringComparer.OrdinalIgnoreCase);
        var hasPim = context.Has(EntitySets.RoleAssignmentScheduleInstances);
        if (!hasPim && standing.Count > 0)
        {
            yield return Count([.. standing.SelectMany(holdings => holdings)], context);
        }

        var judge = new AppJudge(context);
        foreach (var id in past.Select(changes => changes.Key).Concat(hasPim ? standing.Select(holdings => holdings.Key) : [])
            .Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(id => id, StringComparer.OrdinalIgnoreCase))
        {
            yield return Judge([.. hasPim ? standing[id] : []], [.. past[id]], judge);
        }
    }

    private static bool IsStanding(RoleHolding holding) =>
        RoleFindings.MayBeUser(holding) && holding.Tier == 0 && holding.IsStanding == true
        && !SyncRoles.Contains(holding.RoleTemplateId);

    private Finding Judge(IReadOnlyList<RoleHolding> standing, IReadOnlyList<RoleChange> past, AppJudge judge)
    {
        var target = standing.Count > 0 ? RoleFindings.TargetOf(standing[0]) : RoleFindings.TargetOf(past[0], judge.Context);
        var parts = new List<string>();
        if (standing.Count > 0)
        {
            parts.Add($"holds {RoleFindings.List(standing.Select(holding => holding.RoleName))} for good");
        }

        if (past.Count > 0)
        {
            parts.Add($"was given {RoleFindings.List(past.Select(change => change.RoleName))} past PIM by {RoleFindings.List(past.Select(change => change.Change.Actor.Name))}");
        }

        return FindingFactory.Create(
            Descriptor,
            target,
            past.Count > 0 ? Severity.High : Severity.Medium,
            $"{target.Name} {string.Join(" and ", parts)}.",
            standing.SelectMany(holding => holding.Evidence).Concat(past.Select(change => change.Evidence)).Distinct())
            .About(standing.Select(holding => holding.RoleTemplateId).Concat(past.Select(change => change.RoleTemplateId ?? change.RoleName)))
            .By(past.Select(change => change.Change.Actor))
            .Weighed(past.Count > 0 || standing.All(holding => holding.PrincipalKind == RolePrincipalKind.User)) with
        {
            Escalations = past.Count > 0 ? ["Given past PIM."] : [],
        };
    }

    private Finding Count(IReadOnlyList<RoleHolding> standing, HuntContext context)
    {
        var users = standing.Select(holding => holding.PrincipalId).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        return FindingFactory.Create(
            Descriptor, RoleFindings.Tenant(context), Severity.Info,
            $"The tenant has no PIM: {users} users hold roles of tier 0 for good.",
            standing.SelectMany(holding => holding.Evidence).Distinct(), "count").About(standing.Select(holding => holding.RoleTemplateId));
    }
}
