using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Aum001WeakMethodsDetectionTests
{
    [Fact]
    public void Methods_for_everyone_are_found_in_one_finding()
    {
        var finding = Assert.Single(TestTenant.Contoso().WithAdmin().WithMethodsPolicy(Method("Sms", "all_users"), Method("Email", "all_users"), Method("Fido2", "all_users")).Hunt("AUM-001").Findings);

        Assert.Equal((TargetKind.Tenant, Severity.Medium), (finding.TargetKind, finding.Severity));
        Assert.Equal(["Enabled: text messages for everyone, 1 administrator(s) among them", "Enabled: codes by mail for everyone"], finding.Evidence.Select(row => row.Description));
    }

    [Fact]
    public void A_group_with_an_administrator_is_found()
    {
        var tenant = TestTenant.Contoso().WithAdmin().WithMethodsPolicy(Method("Voice", AdminFixture.GroupId)).Add(EntitySets.Groups, new Group { Id = AdminFixture.GroupId, MemberIds = [AdminFixture.AdminId] });

        Assert.Contains(AdminFixture.AdminUpn, Assert.Single(tenant.Hunt("AUM-001").Findings).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_without_one_and_a_disabled_method_pass()
    {
        var tenant = TestTenant.Contoso().WithAdmin().WithMethodsPolicy(Method("Sms", AdminFixture.GroupId), Method("Voice", "all_users") with { State = "disabled" })
            .Add(EntitySets.Groups, new Group { Id = AdminFixture.GroupId, MemberIds = ["bob"] });

        Assert.Equal(DetectionState.Pass, tenant.Hunt("AUM-001").StateOf("AUM-001"));
    }

    [Fact]
    public void What_is_not_known_is_no_pass()
    {
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("AUM-001").StateOf("AUM-001"));
        Assert.Equal(DetectionState.PartlyAssessed, TestTenant.Contoso().WithMethodsPolicy(Method("Sms", "elsewhere")).Hunt("AUM-001").StateOf("AUM-001"));
        Assert.Equal(DetectionState.PartlyAssessed, TestTenant.Contoso().Add(EntitySets.AuthenticationMethodsPolicy, new AuthenticationMethodsPolicy { Id = "p" }).Hunt("AUM-001").StateOf("AUM-001"));
    }

    private static AuthenticationMethodConfiguration Method(string id, params string[] targets) => new() { Id = id, State = "enabled", IncludeTargets = targets };
}
