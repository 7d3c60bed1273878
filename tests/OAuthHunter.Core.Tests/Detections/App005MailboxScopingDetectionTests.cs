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
    [InlineData(25, 30, Severity.Low, "on 25 mailbox(es)")]
    [InlineData(26, 30, Severity.Medium, "on 26 mailbox(es)")]
    [InlineData(1, 2, Severity.Medium, "on at least 1 mailbox(es)")]
    public void WhereRightsOnEveryMailboxWereCapturedTheyAreCounted(int given, int captured, Severity severity, string expected)
    {
        // Thirty mailboxes are listed; the app has rights on some, and of each that was captured its own right on itself is known.
        var finding = Assert.Single(App(Grant(Imap)).With(EntitySets.ApplicationAccessPolicies, EntitySets.UnifiedAuditLog, EntitySets.RecipientPermissions)
            .Add(EntitySets.ExchangeServicePrincipals, new ExchangeServicePrincipal { Identity = "contoso.com/relay", AppId = AppId, ObjectId = SpId })
            .Add(EntitySets.Mailboxes, [.. Enumerable.Range(1, 30).Select(number => new Mailbox { Identity = $"box{number}", UserPrincipalName = $"box{number}@contoso.com" })])
            .Add(EntitySets.MailboxPermissions, [.. Enumerable.Range(1, captured).Select(number => Right(number, @"NT AUTHORITY\SELF")), .. Enumerable.Range(1, given).Select(number => Right(number, "relay"))])
            .Hunt("APP-005").Findings);

        Assert.Equal(severity, finding.Severity);
        Assert.Contains(expected, finding.Summary, StringComparison.Ordinal);
        Assert.Contains(finding.Evidence, row => row.EntitySet == "mailboxPermissions");

        static MailboxPermission Right(int number, string user) => new() { Identity = $"box{number}", User = user, AccessRights = ["FullAccess"] };
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

    [Theory]
    [InlineData(100, null, null)]
    [InlineData(101, null, Severity.Low)]
    [InlineData(500, 5_000, Severity.Low)]
    [InlineData(30, 60, Severity.Medium)]
    [InlineData(30, 61, null)]
    [InlineData(25, 30, null)]
    public void AFenceAroundManyIsLowAndOneAroundHalfOfAllMedium(int members, int? mailboxes, Severity? severity)
    {
        var tenant = App(Grant(MailSend, GraphSp)).Add(EntitySets.ApplicationAccessPolicies, Policy("RestrictAccess") with { ScopeMemberCount = members });
        if (mailboxes is { } all)
        {
            tenant.Add(EntitySets.Mailboxes, [.. Enumerable.Range(0, all).Select(number => new Mailbox { Identity = $"m{number}", UserPrincipalName = $"m{number}@contoso.com" })]);
        }

        Assert.Equal(severity, tenant.Hunt("APP-005").Findings.SingleOrDefault()?.Severity);
    }

    [Theory]
    [InlineData(4, DetectionState.Pass)]
    [InlineData(null, DetectionState.PartlyAssessed)]
    public void AGroupThatNobodyCountedIsNoPass(int? members, DetectionState state)
    {
        var policy = Policy("RestrictAccess") with { ScopeMemberCount = members };
        Assert.Equal(state, App(Grant(MailSend, GraphSp)).With(EntitySets.UnifiedAuditLog).Add(EntitySets.ApplicationAccessPolicies, policy).Hunt("APP-005").StateOf("APP-005"));
    }

    [Fact]
    public void TwoGroupsOfOneNameAreTwo()
    {
        var first = Policy("RestrictAccess") with { ScopeIdentity = "Board1", ScopeMemberCount = 60 };
        Assert.Single(App(Grant(MailSend, GraphSp)).Add(EntitySets.ApplicationAccessPolicies, first, first with { Identity = "p2", ScopeIdentity = "Board2" }).Hunt("APP-005").Findings);
    }

    [Fact]
    public void TheMembersOfSeveralGroupsAddUpUnlessOneIsUnknown()
    {
        var first = Policy("RestrictAccess") with { ScopeMemberCount = 60 };
        var finding = Assert.Single(App(Grant(MailSend, GraphSp)).Add(EntitySets.ApplicationAccessPolicies, first, first with { Identity = "p2", ScopeName = "Sales", HasMoreScopeMembers = true }).Hunt("APP-005").Findings);
        Assert.Contains("120 or more members", finding.Summary, StringComparison.Ordinal);
        Assert.Contains(finding.Evidence, row => row.Description.EndsWith("on 'Board', which has 60 member(s)", StringComparison.Ordinal));

        Assert.Empty(App(Grant(MailSend, GraphSp)).Add(EntitySets.ApplicationAccessPolicies, first with { ScopeMemberCount = 600 }, first with { Identity = "p2", ScopeName = "Sales", ScopeMemberCount = null }).Hunt("APP-005").Findings);
        Assert.Empty(App(Grant(MailSend, GraphSp)).Add(EntitySets.ApplicationAccessPolicies, first, first with { Identity = "p2" }).Hunt("APP-005").Findings);
    }

    private static TestTenant App(AppRoleAssignment grant) => Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.AppRoleAssignments, grant);

    private static ApplicationAccessPolicy Policy(string right) => new() { Identity = "p1", AppId = AppId, AccessRight = right, ScopeName = "Board", IsValid = true };

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-005").StateOf("APP-005"));
}
