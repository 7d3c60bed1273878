using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;
using static OAuthHunter.Core.Tests.Support.ConsentRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Con011DeclinedConsentDetectionTests
{
    private const string Unknown = "a0000000-0000-4000-8000-0000000000ff";

    [Theory]
    [InlineData("Ticket Board", Severity.Info)]
    [InlineData("Adobe Reader Cloud", Severity.Medium)]
    public void ThreeWhoDeclinedAreToldAndABrandIsMedium(string name, Severity severity)
    {
        var finding = Assert.Single(Hunt(Declined(name, 65004, 90094, 90095)).Findings);

        Assert.Equal(severity, finding.Severity);
        Assert.Equal(Unknown, finding.AppId);
        Assert.Equal(3, finding.Evidence.Count);
    }

    [Fact]
    public void RequestsCountWithThem()
    {
        var request = new AppConsentRequest
        {
            Id = "q1", AppId = Unknown, AppDisplayName = "Ticket Board",
            UserConsentRequests = [new UserConsentRequest { Id = "q2", UserPrincipalName = "third@contoso.com", CreatedDateTime = Now.AddDays(-5).AddMinutes(100), Status = "InProgress" }],
        };
        var tenant = TestTenant.Contoso().Add(EntitySets.SignIns, [.. Declined("Ticket Board", 65004, 65004)]);
        Assert.Empty(tenant.Hunt("CON-011").Findings);
        Assert.Contains(Assert.Single(tenant.Add(EntitySets.AppConsentRequests, request).Hunt("CON-011").Findings).Evidence, row => row.EntitySet == "appConsentRequests");
    }

    [Fact]
    public void OneUserSlowUsersAndOwnAppsAreNothing()
    {
        Assert.Empty(Hunt([.. Enumerable.Range(0, 5).Select(index => SignIn(index) with { AppId = Unknown, ErrorCode = 65004 })]).Findings);
        Assert.Empty(Hunt([.. Enumerable.Range(0, 4).Select(index => SignIn(index * 1000, $"u{index}@contoso.com") with { AppId = Unknown, ErrorCode = 65004 })]).Findings);
        var result = TestTenant.Contoso().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.SignIns, [.. Declined("Intranet", 65004, 65004, 65004).Select(signIn => signIn with { AppId = AppId })]).With(EntitySets.AppConsentRequests).Hunt("CON-011");
        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("CON-011"));
    }

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, Tenant().Hunt("CON-011").StateOf("CON-011"));

    private static HuntResult Hunt(SignIn[] signIns) => TestTenant.Contoso().Add(EntitySets.SignIns, [.. signIns]).Hunt("CON-011");

    private static SignIn[] Declined(string name, params int[] codes) =>
        [.. codes.Select((code, index) => SignIn(index * 30, $"u{index}@contoso.com") with { AppId = Unknown, AppDisplayName = name, ErrorCode = code })];
}
