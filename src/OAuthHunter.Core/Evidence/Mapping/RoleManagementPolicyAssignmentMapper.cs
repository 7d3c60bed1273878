using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the PIM settings of a role: unifiedRoleManagementPolicyAssignment with its policy and rules expanded.</summary>
public static class RoleManagementPolicyAssignmentMapper
{
    public static RoleManagementPolicyAssignment Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Id = row.Text("id"),
        PolicyId = row.Text("policyId"),
        RoleDefinitionId = row.Text("roleDefinitionId"),
        ScopeId = row.Text("scopeId"),
        Policy = row.Object("policy") is { } policy ? new RoleManagementPolicy
        {
            LastModifiedDateTime = policy.Time("lastModifiedDateTime"),
            Rules = Rules(policy, "effectiveRules") is { Count: > 0 } effective ? effective : Rules(policy, "rules"),
        } : null,
    };

    /// <summary>Rules without the notifications, which decide nothing.</summary>
    public static IReadOnlyList<RoleManagementRule> Rules(IEnumerable<EvidenceRow> rules) =>
        [.. rules.Where(rule => rule.Text("id") is { } id && !id.StartsWith("Notification_", StringComparison.OrdinalIgnoreCase)).Select(Rule)];

    private static IReadOnlyList<RoleManagementRule>? Rules(EvidenceRow row, string name) => row.Objects(name) is { } rules ? Rules(rules) : null;

    private static RoleManagementRule Rule(EvidenceRow row) => new()
    {
        Id = row.Text("id"),
        EnabledRules = row.Texts("enabledRules"),
        Setting = row.Object("setting") is { } setting ? new RoleApproval { IsApprovalRequired = setting.Flag("isApprovalRequired") } : null,
        IsExpirationRequired = row.Flag("isExpirationRequired"),
        MaximumDuration = row.Text("maximumDuration"),
        IsEnabled = row.Flag("isEnabled"),
        ClaimValue = row.Text("claimValue"),
    };
}
