using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Cap006RiskyExclusionDetectionTests
{
    private const string Gone = "eeeeeeee-0000-0000-0000-000000000009";

    [Fact]
    public void An_administrator_who_is_let_go_through_nesting_is_high()
    {
        var tenant = PolicyTenant.With(PolicyTenant.Policy("all", PolicyTenant.Everyone with { ExcludeGroups = ["outer"] }))
            .Add(EntitySets.Groups, new Group { Id = "outer", DisplayName = "Exceptions", MemberIds = ["inner"] }, new Group { Id = "inner", DisplayName = "Inner", MemberIds = [AdminFixture.AdminId] });

        var finding = Assert.Single(tenant.Hunt("CAP-006").Findings);

        Assert.Equal((Severity.High, "all"), (finding.Severity, finding.TargetName));
        Assert.Contains("ada@contoso.com", finding.Summary, StringComparison.Ordinal);
        Assert.Contains(finding.Evidence, row => row.Description.Contains("Excluded group Exceptions: 1 member(s): ada@contoso.com", StringComparison.Ordinal));
    }

    [Fact]
    public void Groups_that_are_large_or_fill_themselves_and_guests_places_and_deleted_ids_are_told()
    {
        var tenant = PolicyTenant.With(PolicyTenant.Policy("all", PolicyTenant.Everyone with
        {
            ExcludeGroups = ["many", "dynamic", "owned"], ExcludeUsers = [Gone, "GuestsOrExternalUsers"], ExcludeLocations = ["AllTrusted"],
        })).Add(
            EntitySets.Groups,
            new Group { Id = "many", DisplayName = "Many", MemberIds = [.. Enumerable.Range(0, 11).Select(number => $"m{number}")] },
            new Group { Id = "dynamic", DisplayName = "Dynamic", MembershipRule = "(user.city -eq \"Berlin\")", MemberIds = [] },
            new Group { Id = "owned", DisplayName = "Owned", OwnerIds = ["m1"], MemberIds = [] });

        var summary = Assert.Single(tenant.Hunt("CAP-006").Findings).Summary;

        Assert.All(
            ["Many has 11 members", "Dynamic fills itself by user.city", "Owned is owned by 1 account(s)", $"user {Gone} no longer exists", "guests are let go", "MFA is not asked for in all trusted locations"],
            part => Assert.Contains(part, summary, StringComparison.Ordinal));
    }

    [Fact]
    public void Named_emergency_accounts_are_excluded_on_purpose()
    {
        var evidence = PolicyTenant.With(PolicyTenant.Policy("all", PolicyTenant.Everyone with { ExcludeUsers = [AdminFixture.AdminId] })).Read();

        Assert.Empty(HuntResult.Of(evidence, new HuntOptions { DetectionIds = ["CAP-006"], BreakGlass = [AdminFixture.AdminUpn] }).Findings);
        Assert.Single(HuntResult.Of(evidence, new HuntOptions { DetectionIds = ["CAP-006"] }).Findings);
    }

    [Fact]
    public void A_small_group_that_only_administrators_fill_passes() => Assert.Equal(
        DetectionState.Pass,
        PolicyTenant.With(PolicyTenant.Policy("all", PolicyTenant.Everyone with { ExcludeGroups = ["g"] }))
            .Add(EntitySets.Groups, new Group { Id = "g", IsAssignableToRole = true, OwnerIds = [AdminFixture.AdminId], MemberIds = ["somebody"] }).With(EntitySets.DirectoryAudits).Hunt("CAP-006").StateOf("CAP-006"));

    [Theory]
    [InlineData(3, true, Severity.Critical)]
    [InlineData(3, false, Severity.Medium)]
    [InlineData(20, true, Severity.Medium)]
    [InlineData(40, true, null)]
    public void A_member_that_came_lately_is_told_and_by_somebody_at_risk_is_critical(int days, bool isAtRisk, Severity? severity)
    {
        var tenant = PolicyTenant.With(PolicyTenant.Policy("all", PolicyTenant.Everyone with { ExcludeGroups = ["g"] }))
            .Add(EntitySets.Groups, new Group { Id = "g", DisplayName = "Exceptions", IsAssignableToRole = true, OwnerIds = [AdminFixture.AdminId], MemberIds = ["somebody"] })
            .Add(EntitySets.DirectoryAudits, Addition(days));
        if (isAtRisk)
        {
            tenant.Add(EntitySets.RiskyUsers, new RiskyUser { Id = AdminFixture.AdminId, UserPrincipalName = AdminFixture.AdminUpn, RiskLevel = "high", RiskState = "atRisk" });
        }

        var findings = tenant.Hunt("CAP-006").Findings;

        Assert.Equal(severity, findings.Count == 0 ? null : Assert.Single(findings).Severity);
        Assert.All(findings, finding => Assert.Contains("mallory@contoso.com was added to the excluded group Exceptions", finding.Summary, StringComparison.Ordinal));
        Assert.All(findings, finding => Assert.Contains(finding.Evidence, row => row.EntitySet == "directoryAudits"));
    }

    [Fact]
    public void Without_a_log_nobody_knows_who_came_lately() => Assert.Equal(
        DetectionState.PartlyAssessed,
        PolicyTenant.With(PolicyTenant.Policy("all", PolicyTenant.Everyone with { ExcludeGroups = ["g"] }))
            .Add(EntitySets.Groups, new Group { Id = "g", IsAssignableToRole = true, OwnerIds = [AdminFixture.AdminId], MemberIds = ["somebody"] }).Hunt("CAP-006").StateOf("CAP-006"));

    private static DirectoryAudit Addition(int days) => new()
    {
        Id = "d1", ActivityDateTime = new DateTimeOffset(2026, 9, 30, 12, 0, 0, TimeSpan.Zero).AddDays(-days), ActivityDisplayName = "Add member to group", Result = "success",
        InitiatedBy = new AuditActor { Kind = AuditActorKind.User, Id = AdminFixture.AdminId, UserPrincipalName = AdminFixture.AdminUpn },
        TargetResources =
        [
            new AuditTarget { Id = "m9", Type = "User", UserPrincipalName = "mallory@contoso.com", ModifiedProperties = [new ModifiedProperty("Group.ObjectID", null, "\"g\""), new ModifiedProperty("Group.DisplayName", null, "\"Exceptions\"")] },
        ],
    };

    [Fact]
    public void A_group_whose_members_nobody_captured_is_no_pass()
    {
        var hunt = PolicyTenant.With(PolicyTenant.Policy("all", PolicyTenant.Everyone with { ExcludeGroups = ["g"] })).Add(EntitySets.Groups, new Group { Id = "g", MemberIds = ["x"], HasMoreMembers = true }).Hunt("CAP-006");

        Assert.Equal(DetectionState.PartlyAssessed, hunt.StateOf("CAP-006"));
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("CAP-006").StateOf("CAP-006"));
    }
}
