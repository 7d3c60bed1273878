using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppCases;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App023OrphanDetectionTests
{
    [Fact]
    public void WithoutOwnerItIsLowAndWithAValidCredentialMedium()
    {
        Assert.Equal(Severity.Low, Assert.Single(App(Registration()).Hunt("APP-023").Findings).Severity);
        Assert.Equal(Severity.Medium, Assert.Single(App(Registration() with { PasswordCredentials = [Secret(10)] }).Hunt("APP-023").Findings).Severity);
    }

    [Fact]
    public void ADisabledMakerCounts()
    {
        var tenant = App(Registration() with { OwnerIds = [OtherUserId] }).Add(EntitySets.Users, new User { Id = AdminId, UserPrincipalName = Admin, AccountEnabled = false }).Add(EntitySets.DirectoryAudits, AppAdded());

        Assert.Contains("is disabled", Assert.Single(tenant.Hunt("APP-023").Findings).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingRegistrationCounts() => Assert.Single(Tenant()
        .Add(EntitySets.ServicePrincipals, Sp() with { OwnerIds = [AdminId] }).Add(EntitySets.AppRoleAssignments, Grant(MailSend, GraphSp)).Hunt("APP-023").Findings);

    [Fact]
    public void AnOwnedAppPasses() => Assert.Empty(App(Registration() with { OwnerIds = [AdminId] }).Hunt("APP-023").Findings);

    [Fact]
    public void UnknownOwnersAreNotNoOwners()
    {
        var result = App(Registration() with { OwnerIds = null }).Hunt("APP-023");

        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.PartlyAssessed, result.StateOf("APP-023"));
    }

    private static TestTenant App(Application registration) => Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.Applications, registration).Add(EntitySets.AppRoleAssignments, Grant(MailSend, GraphSp));

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-023").StateOf("APP-023"));
}
