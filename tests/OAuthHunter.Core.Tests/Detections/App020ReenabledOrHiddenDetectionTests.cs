using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppCases;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App020ReenabledOrHiddenDetectionTests
{
    [Fact]
    public void EnablingAPrivilegedAppIsMediumAndUndoingSomebodysStopCritical()
    {
        Assert.Equal(Severity.Medium, Assert.Single(App().Add(EntitySets.DirectoryAudits, PrincipalUpdated(10, User(), Enabled)).Hunt("APP-020").Findings).Severity);

        var undone = App().Add(EntitySets.DirectoryAudits, PrincipalUpdated(5, User("responder@contoso.com"), new ModifiedProperty("AccountEnabled", "[true]", "[false]")), PrincipalUpdated(10, User(), Enabled)).Hunt("APP-020");
        var finding = Assert.Single(undone.Findings);
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Contains("responder@contoso.com", finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void HidingAnAppThatUsersConsentedToIsMedium()
    {
        var result = Foreign().Add(EntitySets.OAuth2PermissionGrants, Delegated("User.Read", UserId))
            .Add(EntitySets.DirectoryAudits, PrincipalUpdated(10, User(), new ModifiedProperty("Tags", "[\"A\"]", "[\"A\",\"HideApp\"]"))).Hunt("APP-020");

        Assert.Equal(Severity.Medium, Assert.Single(result.Findings).Severity);
    }

    [Fact]
    public void TheTagAloneIsLow() => Assert.Equal(Severity.Low, Assert.Single(Tenant()
        .Add(EntitySets.ServicePrincipals, Sp("Mail Helper", 20, ForeignTenant) with { Tags = ["HideApp"] })
        .Add(EntitySets.OAuth2PermissionGrants, Delegated("User.Read", UserId)).Hunt("APP-020").Findings).Severity);

    [Fact]
    public void EnablingAnAppWithoutPowerPasses() =>
        Assert.Empty(Tenant().Add(EntitySets.ServicePrincipals, Sp("Contoso_GhY")).Add(EntitySets.DirectoryAudits, PrincipalUpdated(10, User(), Enabled)).Hunt("APP-020").Findings);

    [Fact]
    public void AChangeWithoutItsOldValueTurnsNothing() =>
        Assert.Empty(App().Add(EntitySets.DirectoryAudits, PrincipalUpdated(10, User(), new ModifiedProperty("AccountEnabled", null, "[true]"))).Hunt("APP-020").Findings);

    private static ModifiedProperty Enabled { get; } = new("AccountEnabled", "[false]", "[true]");

    private static TestTenant App() => Tenant().Add(EntitySets.ServicePrincipals, Sp("Contoso_GhY")).Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp));

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-020").StateOf("APP-020"));
}
