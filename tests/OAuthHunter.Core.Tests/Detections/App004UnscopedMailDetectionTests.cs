using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppCases;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App004UnscopedMailDetectionTests
{
    [Fact]
    public void OnAnAppThatNobodyVouchesForItIsHighAndPartlyAssessedWithoutPolicies()
    {
        var result = Own().Hunt("APP-004");

        Assert.Equal(Severity.High, Assert.Single(result.Findings).Severity);
        Assert.NotEmpty(result.Findings[0].NotAssessed);
    }

    [Fact]
    public void AForeignUnverifiedAppThatWritesAndSendsIsCritical() =>
        Assert.Equal(Severity.Critical, Assert.Single(Foreign().Add(EntitySets.AppRoleAssignments, Grant(MailReadWrite, GraphSp), Grant(MailSend, GraphSp)).Hunt("APP-004").Findings).Severity);

    [Fact]
    public void ARestrictingPolicyClearsIt()
    {
        var policy = new ApplicationAccessPolicy { Identity = "p1", AppId = AppId, AccessRight = "RestrictAccess", ScopeName = "Invoices", IsValid = true };

        Assert.Equal(DetectionState.Pass, Own().Add(EntitySets.ApplicationAccessPolicies, policy).Hunt("APP-004").StateOf("APP-004"));
        Assert.Single(Own().Add(EntitySets.ApplicationAccessPolicies, policy with { IsValid = false }).Hunt("APP-004").Findings);
    }

    [Fact]
    public void AScopedExchangeRoleDoesNotClearIt()
    {
        var tenant = Own()
            .Add(EntitySets.ExchangeServicePrincipals, new ExchangeServicePrincipal { Identity = "mail", AppId = AppId, ObjectId = SpId })
            .Add(EntitySets.ManagementRoleAssignments, new ManagementRoleAssignment { Identity = "a1", Role = "Application Mail.Send", RoleAssignee = SpId, RoleAssigneeType = "ServicePrincipal", CustomResourceScope = "Invoices", Enabled = true })
            .With(EntitySets.ApplicationAccessPolicies);

        Assert.Contains("does nothing", Assert.Single(tenant.Hunt("APP-004").Findings).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void AVendorOfYearsIsLow() =>
        Assert.Equal(Severity.Low, Assert.Single(Tenant().Add(EntitySets.ServicePrincipals, Verified()).Add(EntitySets.AppRoleAssignments, Grant(MailSend, GraphSp)).Hunt("APP-004").Findings).Severity);

    [Fact]
    public void DelegatedMailIsNotTenantWide() => Assert.Empty(Foreign().Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.ReadWrite")).Hunt("APP-004").Findings);

    private static TestTenant Own() => Tenant().Add(EntitySets.ServicePrincipals, Sp("Newsletter")).Add(EntitySets.Applications, Registration("Newsletter")).Add(EntitySets.AppRoleAssignments, Grant(MailSend, GraphSp));

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-004").StateOf("APP-004"));
}
