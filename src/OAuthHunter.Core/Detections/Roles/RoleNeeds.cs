using OAuthHunter.Evidence;

namespace OAuthHunter.Detections.Roles;

/// <summary>Evidence that the detections of roles ask for, named alike in all of them.</summary>
internal static class RoleNeeds
{
    public static EvidenceNeed Assignments { get; } = new("assigned roles", EntitySets.RoleAssignments);

    public static EvidenceNeed PimAssignments { get; } = new("active assignments under PIM", EntitySets.RoleAssignmentScheduleInstances);

    public static EvidenceNeed ExchangeRoleGroups { get; } = new("Exchange role groups", EntitySets.RoleGroups);

    public static EvidenceNeed ExchangeAssignments { get; } = new("Exchange role assignments", EntitySets.ManagementRoleAssignments);

    public static EvidenceNeed ExchangeEvents { get; } = new("changes in Exchange", EntitySets.UnifiedAuditLog);
}
