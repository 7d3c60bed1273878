using OAuthHunter.DemoTenant;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Providers.Tests.Demo;

/// <summary>
/// The innocent are quiet for their reason and not because nobody looks: take the reason away, and the same tenant without the
/// attack raises the alarm.
/// </summary>
public sealed class DemoGuiltyTwinTests
{
    private static readonly DemoTenantSource Calm = new(DemoOptions.Default with { IncludeAttack = false });

    [Fact]
    public void JumpsThatNoColleagueSharesAreImpossible() => AssertAlarm("SIN-001", record => record is SignIn signIn
        && signIn.City == "Ashburn" && signIn.UserPrincipalName?.StartsWith("adm.", StringComparison.Ordinal) == false ? null : record);

    [Fact]
    public void ConnectorWithoutTheVendorsCertificateIsARelay() => AssertAlarm("CNX-001", record => record is InboundConnector { Name: "Signature service inbound" } connector
        ? connector with { TlsSenderCertificateName = null, RestrictDomainsToCertificate = false, RequireTls = false, SenderIPAddresses = ["192.0.2.9"] }
        : record);

    [Fact]
    public void AutomationThatIsNewAndUnownedLooksLikeTheAttack() => AssertAlarm("APP-001", record => record switch
    {
        Application { DisplayName: "Mailbox Lifecycle Automation" } app => app with
        {
            CreatedDateTime = DemoOptions.Default.ReferenceTime.AddDays(-20),
            KeyCredentials = [],
            PasswordCredentials = [new AppCredential { KeyId = "key", EndDateTime = DemoOptions.Default.ReferenceTime.AddDays(300) }],
            OwnerIds = [],
        },
        ServicePrincipal { DisplayName: "Mailbox Lifecycle Automation" } app => app with { CreatedDateTime = DemoOptions.Default.ReferenceTime.AddDays(-20), OwnerIds = [] },
        _ => record,
    });

    [Fact]
    public void RuleThatHidesTheSenderCheckIsNoPrivacy() => AssertAlarm("TRN-001", record => record is TransportRule { RemoveHeader: not null } rule
        ? rule with { RemoveHeader = "Received-SPF" }
        : record);

    [Fact]
    public void ShortLivedConnectorThatNoVendorMadeIsACampaign() => AssertAlarm("CNX-003", record => record is AuditRecord { ObjectId: { } name } audit && name.Contains("TempConnector", StringComparison.Ordinal)
        ? audit with { ObjectId = "Relay seven", Parameters = [.. audit.Parameters.Where(parameter => parameter.Name is not ("Name" or "Identity" or "Comment" or "TlsSenderCertificateName")), new NameValue("Identity", "Relay seven"), new NameValue("Name", "Relay seven")] }
        : record);

    private static void AssertAlarm(string detectionId, Func<EvidenceRecord, EvidenceRecord?> change)
    {
        var before = DemoHunt.Through(Calm).Findings;
        Assert.DoesNotContain(before, finding => finding.DetectionId == detectionId && finding.Severity >= Severity.High);
        Assert.Contains(DemoHunt.Through(new ChangedDemo(Calm, change)).Findings, finding => finding.DetectionId == detectionId && finding.Severity >= Severity.High);
    }
}
