using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;
using static OAuthHunter.Core.Tests.Support.ConsentRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Con001TenantWideGrantDetectionTests
{
    [Theory]
    [InlineData("Mail.ReadWrite User.Read", 400, Severity.High)]
    [InlineData(" mail.readwrite", 400, Severity.High)]
    [InlineData("Files.Read.All", 400, Severity.Medium)]
    [InlineData("Contacts.Read", 400, Severity.High)]
    [InlineData("RoleManagement.ReadWrite.Directory", 400, Severity.Critical)]
    public void AForeignUnverifiedAppIsRatedByItsScopes(string scope, double age, Severity severity)
    {
        var finding = Assert.Single(Hunt(Foreign(age), Delegated(scope)).Findings);

        Assert.Equal(severity, finding.Severity);
        Assert.Equal(AppId, finding.AppId);
        Assert.Equal("oauth2PermissionGrants", Assert.Single(finding.Evidence).EntitySet);
    }

    [Fact]
    public void TheResourceDecides() => Assert.Equal(Severity.Critical, Assert.Single(Hunt(Foreign(), Delegated("Exchange.Manage", resource: ExchangeSp)).Findings).Severity);

    [Fact]
    public void AVerifiedPublisherIsMediumAndANewAppHigh()
    {
        Assert.Equal(Severity.Medium, Assert.Single(Hunt(Foreign(100, publisher: "Fabrikam"), Delegated("Mail.Read")).Findings).Severity);
        Assert.Equal(Severity.High, Assert.Single(Hunt(Foreign(20, publisher: "Fabrikam"), Delegated("Mail.Read")).Findings).Severity);
    }

    [Fact]
    public void AnEstablishedVendorIsLow()
    {
        var result = Tenant().Add(EntitySets.ServicePrincipals, Foreign(publisher: "Fabrikam")).Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.ReadWrite"))
            .Add(EntitySets.ServicePrincipalSignInActivities, Use(2)).Hunt("CON-001");

        Assert.Equal(Severity.Low, Assert.Single(result.Findings).Severity);
    }

    [Fact]
    public void HarmlessScopesOneUserAndMicrosoftAreNothing()
    {
        Assert.Empty(Hunt(Foreign(), Delegated("openid User.Read offline_access User.ReadBasic.All")).Findings);
        Assert.Empty(Hunt(Foreign(), Delegated("Mail.Read", UmaId)).Findings);
        var result = Hunt(Sp("Outlook", 400, MicrosoftTenant), Delegated("Mail.ReadWrite"));
        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("CON-001"));
    }

    [Fact]
    public void ObjectAndConsentMeetInOneFinding()
    {
        var result = Tenant().Add(EntitySets.ServicePrincipals, Foreign()).Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.Read")).Add(EntitySets.DirectoryAudits, Consent("Mail.Read")).Hunt("CON-001");

        var finding = Assert.Single(result.Findings);
        Assert.Equal(["directoryAudits", "oauth2PermissionGrants"], finding.Evidence.Select(row => row.EntitySet).Order());
        Assert.Contains(Subject.User(Admin), finding.Subjects);
    }

    [Fact]
    public void FromTheUnifiedAuditLogAloneItIsSeenToo()
    {
        var consent = new AuditRecord
        {
            Id = "u1", CreationTime = Now.AddDays(-2), Operation = "Consent to application", RecordType = "8", Workload = "AzureActiveDirectory", ResultStatus = "Success", UserId = Admin, ObjectId = AppId,
            ModifiedProperties =
            [
                new("ConsentContext.IsAdminConsent", "", "True"), new("ConsentContext.OnBehalfOfAll", "", "True"), new("TargetId.ServicePrincipalNames", "", AppId),
                new("ConsentAction.Permissions", "", $"[] => [[Id: x, ClientId: {SpId}, PrincipalId: , ResourceId: {GraphSp}, ConsentType: AllPrincipals, Scope: Mail.ReadWrite, CreatedDateTime: , LastModifiedDateTime ]]; "),
            ],
            Target = [new TypedId("ServicePrincipal_" + SpId, 2), new TypedId(SpId, 2), new TypedId("ServicePrincipal", 2), new TypedId("Helper", 1), new TypedId(AppId, 2)],
        };
        var result = TestTenant.Contoso().Add(EntitySets.UnifiedAuditLog, consent).Hunt("CON-001");

        var finding = Assert.Single(result.Findings);
        Assert.Equal(Confidence.Low, finding.Confidence);
        Assert.NotEmpty(finding.NotAssessed);
        Assert.Equal("unifiedAuditLog", Assert.Single(finding.Evidence).EntitySet);
    }

    [Fact]
    public void WithoutGrantsAndLogsItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().With(EntitySets.ServicePrincipals).Hunt("CON-001").StateOf("CON-001"));

    private static HuntResult Hunt(ServicePrincipal app, OAuth2PermissionGrant grant) => Tenant().Add(EntitySets.ServicePrincipals, app).Add(EntitySets.OAuth2PermissionGrants, grant).Hunt("CON-001");
}
