using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Rol011UnscopedExchangeRoleDetectionTests
{
    [Theory]
    [InlineData("Application Mail.Read", Severity.Medium)]
    [InlineData("Application Mail.Send", Severity.High)]
    [InlineData("Application EWS.AccessAsApp", Severity.High)]
    public void WithoutAScopeItIsEveryMailbox(string role, Severity severity)
    {
        var finding = Assert.Single(Tenant(Assignment(role)).Hunt("ROL-011").Findings);

        Assert.Equal((severity, AppId), (finding.Severity, finding.TargetId));
        Assert.Contains("every mailbox", finding.Summary);
    }

    [Fact]
    public void AScopeMakesItFine()
    {
        Assert.Empty(Tenant(Assignment("Application Mail.Read") with { CustomResourceScope = "Board" }).Hunt("ROL-011").Findings);
        Assert.Empty(Tenant(Assignment("Application Mail.Read") with { RecipientAdministrativeUnitScope = "au" }).Hunt("ROL-011").Findings);
    }

    [Fact]
    public void RolesForPeopleAreAnotherMatter() => Assert.Empty(Tenant(Assignment("Mail Recipients") with { RoleAssignee = "Help desk", RoleAssigneeType = "RoleGroup" }).Hunt("ROL-011").Findings);

    [Fact]
    public void TheLogTellsOfOneThatWasNotCaptured()
    {
        var given = MailFlowRecords.By("New-ManagementRoleAssignment", 0, ("Role", "Application Mail.ReadWrite"), ("App", SpId));
        var finding = Assert.Single(HomeMade().Add(EntitySets.UnifiedAuditLog, given).Hunt("ROL-011").Findings);

        Assert.Equal((Severity.High, AppId), (finding.Severity, finding.TargetId));
    }

    [Fact]
    public void AScopeSetSinceHasTheLastWord()
    {
        var given = MailFlowRecords.By("New-ManagementRoleAssignment", 0, ("Role", "Application Mail.Read"), ("App", SpId));
        Assert.Empty(Tenant(Assignment("Application Mail.Read") with { CustomResourceScope = "Board" }).Add(EntitySets.UnifiedAuditLog, given).Hunt("ROL-011").Findings);
    }

    [Fact]
    public void WithoutExchangeItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, HomeMade().Hunt("ROL-011").StateOf("ROL-011"));

    private static TestTenant Tenant(ManagementRoleAssignment assignment) => HomeMade().Add(EntitySets.ManagementRoleAssignments, assignment);

    private static ManagementRoleAssignment Assignment(string role) => new() { Identity = role + "-1", Role = role, RoleAssignee = SpId, RoleAssigneeType = "ServicePrincipal", Enabled = true };
}
