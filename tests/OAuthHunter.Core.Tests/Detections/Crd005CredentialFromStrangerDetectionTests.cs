using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;
using static OAuthHunter.Core.Tests.Support.ConsentRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Crd005CredentialFromStrangerDetectionTests
{
    private const string ApplicationAdministrator = "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3";

    [Fact]
    public void AStrangerIsHigh()
    {
        var finding = Assert.Single(Armed().Hunt("CRD-005").Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Contains(Subject.User(Uma), finding.Subjects);
        Assert.Contains("first credential", finding.Summary, StringComparison.Ordinal);
        Assert.Contains(finding.Evidence, row => row.EntitySet == "directoryAudits");
    }

    [Fact]
    public void WhoBecameAnOwnerTheSameDayIsCritical()
    {
        var result = Armed().Add(EntitySets.DirectoryAudits, OwnerAdded(-60, Actor(), UmaId, Uma)).Hunt("CRD-005");

        var finding = Assert.Single(result.Findings);
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal(2, finding.Evidence.Count(row => row.EntitySet == "directoryAudits"));
    }

    [Fact]
    public void WhoWasGivenTheRoleTheSameDayIsCritical()
    {
        var role = Audit("Add member to role", -60, [new AuditTarget
        {
            Id = UmaId, UserPrincipalName = Uma, Type = "User",
            ModifiedProperties = [new("Role.DisplayName", null, "Application Administrator"), new("Role.TemplateId", null, ApplicationAdministrator)],
        }]);
        var result = Armed().Add(EntitySets.DirectoryAudits, role).Add(EntitySets.RoleAssignments, Role(ApplicationAdministrator, UmaId) with { PrincipalType = "User" }).Hunt("CRD-005");

        Assert.Equal(Severity.Critical, Assert.Single(result.Findings).Severity);
    }

    [Fact]
    public void AnOwnerAnAdministratorOfAppsAndTheMakerAreNothing()
    {
        Assert.Empty(Armed([UmaId]).Hunt("CRD-005").Findings);
        Assert.Empty(Armed().Add(EntitySets.DirectoryAudits, OwnerAdded(-3000, User(), UmaId, Uma)).Hunt("CRD-005").Findings);
        Assert.Empty(Armed().Add(EntitySets.RoleAssignments, Role(ApplicationAdministrator, UmaId) with { PrincipalType = "User" }).Hunt("CRD-005").Findings);
        var result = Armed().Add(EntitySets.DirectoryAudits, AppAdded(-5, actor: Actor())).Hunt("CRD-005");
        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("CRD-005"));
    }

    [Fact]
    public void WithoutOwnersOrRolesItIsNoPass()
    {
        var unknown = Tenant().Add(EntitySets.Applications, Registration() with { OwnerIds = null }).Add(EntitySets.DirectoryAudits, AppAdded(-5), SecretAdded(actor: Actor())).Hunt("CRD-005");
        Assert.Empty(unknown.Findings);
        Assert.Equal(DetectionState.PartlyAssessed, unknown.StateOf("CRD-005"));
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().With(EntitySets.DirectoryAudits).Hunt("CRD-005").StateOf("CRD-005"));
    }

    private static TestTenant Armed(string[]? owners = null) => Tenant()
        .Add(EntitySets.Users, Person()).Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.Applications, Registration() with { OwnerIds = owners ?? [], PasswordCredentials = [Secret(5)] })
        .Add(EntitySets.DirectoryAudits, SecretAdded(actor: Actor()));
}
