using System.Collections;
using System.Management.Automation;
using OAuthHunter.Module.Tests.Support;

namespace OAuthHunter.Module.Tests;

/// <summary>Test-AdminMfaCoverage as an administrator uses it, on the demo tenant and on exports made on the spot.</summary>
public sealed class AdminCoverageTests : IDisposable
{
    private readonly ModuleSession session = new();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        session.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void TheStolenAccountComesFirstWithItsProof()
    {
        var rows = session.Run("Import-TenantEvidence -Demo | Test-AdminMfaCoverage").Output;
        var first = rows[0];

        Assert.Equal(("Critical", "None"), (Text(first, "Severity"), Text(first, "Strength")));
        Assert.NotEmpty((IEnumerable)first.Properties["Exposure"].Value);
        Assert.NotEmpty((IEnumerable)first.Properties["Evidence"].Value);
        Assert.StartsWith("Reset the password", Text(first, "NextStep"), StringComparison.Ordinal);
        Assert.Contains(rows, row => Text(row, "Strength") == "Resistant" && Text(row, "Enforced") == "Yes");
    }

    [Fact]
    public void EmergencyAccountsAreRecognisedOrNamed()
    {
        var recognised = session.Run("Import-TenantEvidence -Demo | Test-AdminMfaCoverage | Where-Object EmergencyAccount").Output;
        var admin = Text(session.Run("Import-TenantEvidence -Demo | Test-AdminMfaCoverage | Where-Object EmergencyAccount -eq $null").Output[^1], "UserPrincipalName");
        var named = session.Run($"Import-TenantEvidence -Demo | Test-AdminMfaCoverage -BreakGlass {admin} | Where-Object EmergencyAccount").Output;

        Assert.Equal(2, recognised.Count);
        Assert.All(recognised, row => Assert.StartsWith("emergency.access", Text(row, "UserPrincipalName"), StringComparison.Ordinal));
        Assert.Equal(admin, Text(Assert.Single(named), "UserPrincipalName"));
    }

    [Fact]
    public void WithoutPoliciesNothingIsClaimed()
    {
        folder.Write("roles.json", """[{"id":"r1","principalId":"11111111-0000-0000-0000-000000000001","roleDefinitionId":"29232cdf-9323-42fd-ade2-1d097af3e4de","directoryScopeId":"/","principal":{"@odata.type":"#microsoft.graph.user","id":"11111111-0000-0000-0000-000000000001","userPrincipalName":"ada@contoso.com"}}]""");
        var row = Assert.Single(session.Run($"Test-AdminMfaCoverage -Path '{folder.Path}'").Output);

        Assert.Equal(("ada@contoso.com", "NotAssessed", "Unknown", "NotAssessed"), (Text(row, "UserPrincipalName"), Text(row, "Enforced"), Text(row, "Strength"), Text(row, "Used")));
        Assert.Null(row.Properties["Registered"].Value);
        Assert.Null(row.Properties["RiskLevel"].Value);
        Assert.StartsWith("Capture what is missing", Text(row, "NextStep"), StringComparison.Ordinal);
    }

    [Fact]
    public void HuntTakesNamedEmergencyAccountsToo()
    {
        var result = session.Run("Import-TenantEvidence -Demo | Invoke-OAuthHunt -DetectionId MFA-006 -BreakGlass nobody@contoso.com");

        Assert.Contains("None of the named emergency accounts", Text(Assert.Single(result.Output), "Summary"), StringComparison.Ordinal);
    }

    private static string Text(PSObject row, string property) => row.Properties[property].Value?.ToString() ?? string.Empty;
}
