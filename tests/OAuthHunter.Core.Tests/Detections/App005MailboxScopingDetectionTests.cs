using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppCases;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App005MailboxScopingDetectionTests
{
    private const string Imap = "5e5addcd-3e8d-4e90-baf5-964efab2b20a";

    [Fact]
    public void RemovingThePolicyWhileThePermissionStandsIsHigh()
    {
        var removal = new AuditRecord
        {
            Id = "u1", CreationTime = Now.AddDays(-2), Operation = "Remove-ApplicationAccessPolicy", Workload = "Exchange", UserId = Admin, UserType = 2, ResultStatus = "True",
            Parameters = [new NameValue("Identity", $"contoso.onmicrosoft.com\\{AppId}:S-1-5-21-1;p1")],
        };

        var finding = Assert.Single(App(Grant(MailSend, GraphSp)).With(EntitySets.ApplicationAccessPolicies).Add(EntitySets.UnifiedAuditLog, removal).Hunt("APP-005").Findings);
        Assert.Equal(Severity.High, finding.Severity);
        Assert.Contains(finding.Evidence, row => row.EntitySet == "unifiedAuditLog");

        Assert.Empty(Tenant().Add(EntitySets.ServicePrincipals, Sp()).With(EntitySets.ApplicationAccessPolicies).Add(EntitySets.UnifiedAuditLog, removal).Hunt("APP-005").Findings);
    }

    [Fact]
    public void PoliciesThatOnlyDenyAreMedium()
    {
        var finding = Assert.Single(App(Grant(MailSend, GraphSp)).Add(EntitySets.ApplicationAccessPolicies, Policy("DenyAccess")).Hunt("APP-005").Findings);

        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Contains("'Board'", finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void AnImapAppThatExchangeKnowsIsMediumAndNotFullyAssessed()
    {
        var result = App(Grant(Imap)).With(EntitySets.ApplicationAccessPolicies, EntitySets.UnifiedAuditLog)
            .Add(EntitySets.ExchangeServicePrincipals, new ExchangeServicePrincipal { Identity = "relay", AppId = AppId, ObjectId = SpId }).Hunt("APP-005");

        Assert.Equal(Severity.Medium, Assert.Single(result.Findings).Severity);
        Assert.Contains("Get-MailboxPermission", result.Outcomes[0].Reasons[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(25, Severity.Low)]
    [InlineData(26, Severity.Medium)]
    public void WhereAllRightsWereCapturedTheyAreCounted(int mailboxes, Severity severity)
    {
        var finding = Assert.Single(App(Grant(Imap)).With(EntitySets.ApplicationAccessPolicies, EntitySets.UnifiedAuditLog, EntitySets.RecipientPermissions)
            .Add(EntitySets.ExchangeServicePrincipals, new ExchangeServicePrincipal { Identity = "relay", AppId = AppId, ObjectId = SpId })
            .Add(EntitySets.MailboxPermissions, [.. Enumerable.Range(1, mailboxes).Select(number => new MailboxPermission { Identity = $"box{number}@contoso.com", User = "relay", AccessRights = ["FullAccess"] })])
            .Hunt("APP-005").Findings);

        Assert.Equal(severity, finding.Severity);
        Assert.Contains($"{mailboxes} mailbox(es)", finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void APolicyWhoseGroupIsGoneBindsNobody()
    {
        var finding = Assert.Single(App(Grant(MailSend, GraphSp)).Add(EntitySets.ApplicationAccessPolicies, Policy("RestrictAccess") with { IsValid = false }).Hunt("APP-005").Findings);

        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Contains("no longer valid", finding.Summary, StringComparison.Ordinal);
        Assert.Empty(App(Grant(MailSend, GraphSp)).Add(EntitySets.ApplicationAccessPolicies, Policy("RestrictAccess") with { IsValid = false }, Policy("RestrictAccess") with { Identity = "p2" }).Hunt("APP-005").Findings);
    }

    [Fact]
    public void AnImapAppThatExchangeDoesNotKnowReachesNothing() => Assert.Empty(App(Grant(Imap)).With(EntitySets.ApplicationAccessPolicies).Hunt("APP-005").Findings);

    [Fact]
    public void ARestrictingPolicyPasses() => Assert.Empty(App(Grant(MailSend, GraphSp)).Add(EntitySets.ApplicationAccessPolicies, Policy("RestrictAccess")).Hunt("APP-005").Findings);

    private static TestTenant App(AppRoleAssignment grant) => Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.AppRoleAssignments, grant);

    private static ApplicationAccessPolicy Policy(string right) => new() { Identity = "p1", AppId = AppId, AccessRight = right, ScopeName = "Board", IsValid = true };

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-005").StateOf("APP-005"));
}
