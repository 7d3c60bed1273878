using CsCheck;
using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class OrderTests
{
    private static readonly (EntitySet Set, Func<EvidenceRecord> Make)[] Campaign =
    [
        (EntitySets.ServicePrincipals, () => Sp("Contoso_GhY", 5)),
        (EntitySets.Applications, () => Registration("Contoso_GhY", 5) with { PasswordCredentials = [Secret(5)], KeyCredentials = [Certificate(5)] }),
        (EntitySets.AppRoleAssignments, () => Grant(ManageAsApp, ageInDays: 5)),
        (EntitySets.AppRoleAssignments, () => Grant(FullAccessAsApp, ageInDays: 5)),
        (EntitySets.RoleAssignments, () => Role(WellKnown.GlobalAdministrator)),
        (EntitySets.RoleAssignmentScheduleInstances, () => Role(WellKnown.GlobalAdministrator) with { StartDateTime = Now.AddDays(-5) }),
        (EntitySets.OAuth2PermissionGrants, () => new OAuth2PermissionGrant { ClientId = SpId, ConsentType = "AllPrincipals", ResourceId = GraphSp, Scope = "Mail.Send" }),
        (EntitySets.DirectoryAudits, () => AppAdded()),
        (EntitySets.DirectoryAudits, () => SpAdded()),
        (EntitySets.DirectoryAudits, () => SecretAdded()),
        (EntitySets.DirectoryAudits, () => Granted(ManageAsApp)),
        (EntitySets.DirectoryAudits, () => Consent("Mail.Send")),
        (EntitySets.DirectoryAudits, () => RoleGiven(WellKnown.GlobalAdministrator)),
        (EntitySets.UnifiedAuditLog, () => new AuditRecord { Id = "u1", CreationTime = Now.AddDays(-1), Operation = "New-InboundConnector", Workload = "Exchange", UserType = 6, UserId = "ServicePrincipal_" + SpId }),
    ];

    [Fact]
    public void FindingsDoNotDependOnTheOrderOfRecords()
    {
        var expected = Hunt([.. Enumerable.Range(0, Campaign.Length)]);

        Assert.True(expected.Count >= 8, string.Join(Environment.NewLine, expected));
        Gen.Shuffle(Enumerable.Range(0, Campaign.Length).ToArray()).Sample(order => Hunt(order).SequenceEqual(expected), iter: 60);
    }

    private static List<string> Hunt(int[] order)
    {
        var tenant = Tenant();
        foreach (var index in order)
        {
            tenant.Add(Campaign[index].Set, Campaign[index].Make());
        }

        return [.. HuntResult.Of(tenant.Read(), new HuntOptions()).Findings.Select(finding => string.Join(" | ",
            finding.DetectionId, finding.Severity, finding.Confidence, finding.Summary, string.Join("; ", finding.Escalations), string.Join("; ", finding.Subjects), string.Join("; ", finding.Evidence.Select(row => row.Description))))];
    }
}
