using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;
using static OAuthHunter.Core.Tests.Support.ConsentRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Con006BlockedConsentDetectionTests
{
    private const string Blocked = "Microsoft.Online.Security.UserConsentBlockedForRiskyAppsException";

    [Fact]
    public void OneUserWhoWasStoppedIsMedium()
    {
        var finding = Assert.Single(Hunt(Stopped(0)).Findings);

        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Equal(AppId, finding.AppId);
        Assert.Contains(Subject.User(Uma), finding.Subjects);
    }

    [Fact]
    public void ThreeWithinADayAreHigh()
    {
        Assert.Equal(Severity.High, Assert.Single(Hunt(Stopped(0), Stopped(60, "u2@contoso.com"), Stopped(900, "u3@contoso.com")).Findings).Severity);
        Assert.Equal(Severity.Medium, Assert.Single(Hunt(Stopped(0), Stopped(1000, "u2@contoso.com"), Stopped(2000, "u3@contoso.com")).Findings).Severity);
        Assert.Equal(Severity.Medium, Assert.Single(Hunt(Stopped(0), Stopped(1), Stopped(2)).Findings).Severity);
    }

    [Fact]
    public void AConsentThatSucceededAfterItIsHigh()
    {
        var finding = Assert.Single(Hunt(Stopped(0), Consent("Mail.Read", 30)).Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal(2, finding.Evidence.Count);
    }

    [Fact]
    public void AnotherFailureIsNothing()
    {
        var result = Hunt(Stopped(0) with { ResultReason = "User canceled", TargetResources = [Stopped(0).TargetResources[0] with { ModifiedProperties = [] }] });

        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("CON-006"));
    }

    [Fact]
    public void WithoutLogsItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().With(EntitySets.ServicePrincipals).Hunt("CON-006").StateOf("CON-006"));

    private static HuntResult Hunt(params DirectoryAudit[] audits) => Tenant().Add(EntitySets.DirectoryAudits, [.. audits]).Hunt("CON-006");

    // As Entra writes it: the target is the registration elsewhere, and the app id stands among the details.
    private static DirectoryAudit Stopped(double minutes, string upn = Uma)
    {
        var consent = ByUser("Mail.Read", minutes, upn, id: null);
        return consent with
        {
            Result = "failure",
            ResultReason = Blocked,
            AdditionalDetails = [new NameValue("AppId", AppId)],
            TargetResources = [new AuditTarget { Id = ObjectId, DisplayName = "Bad app", Type = "Application", ModifiedProperties = [new("ConsentAction.Reason", null, "Risky application detected"), new("MethodExecutionResult.", null, Blocked)] }],
        };
    }
}
