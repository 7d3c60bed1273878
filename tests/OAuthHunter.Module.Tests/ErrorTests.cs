using System.Management.Automation;
using OAuthHunter.Module.Tests.Support;

namespace OAuthHunter.Module.Tests;

/// <summary>Errors carry a stable id, a category, what the user named, and what to do.</summary>
public sealed class ErrorTests : IDisposable
{
    private readonly ModuleSession session = new();

    public void Dispose() => session.Dispose();

    [Theory]
    [InlineData("Invoke-OAuthHunt")]
    [InlineData("Get-OAuthAttackChain")]
    [InlineData("Get-SuspiciousOAuthApp")]
    [InlineData("Get-OAuthConsentRisk")]
    [InlineData("Get-OAuthAppPermission")]
    [InlineData("Get-InboundConnectorRisk")]
    [InlineData("Get-TransportRuleRisk")]
    [InlineData("Test-AdminMfaCoverage")]
    [InlineData("Test-ConditionalAccessCoverage")]
    [InlineData("Get-SignInAnomaly")]
    [InlineData("Get-PrivilegedRoleRisk")]
    [InlineData("Get-TenantPolicyRisk")]
    public void HuntingInNothingEndsWithAdvice(string cmdlet)
    {
        // A script that stops at errors must stop here, so it is terminating: statements after it in a try do not run.
        var result = session.TryRun($"try {{ {cmdlet}; 'went on' }} catch {{ $_ }}");
        var error = Assert.IsType<ErrorRecord>(Assert.Single(result.Output).BaseObject);
        Check(error, "NotConnected", ErrorCategory.ConnectionError, target: null);
    }

    [Fact]
    public void PathThatMatchesNothingIsReportedAndTheRestGoesOn()
    {
        using var folder = new TemporaryFolder();
        var missing = folder.Combine("nothing*.json");
        var result = session.TryRun($"Import-TenantEvidence -Path '{missing}'; 'went on'");
        Assert.Equal("went on", Assert.Single(result.Output).ToString());
        Check(Assert.Single(result.Errors), "EvidenceNotFound", ErrorCategory.ObjectNotFound, missing);
    }

    [Fact]
    public void LiteralPathIsNotAPattern()
    {
        using var folder = new TemporaryFolder();
        var missing = folder.Combine("[a].json");
        folder.Write("a.json", "[]");
        Check(Assert.Single(session.TryRun($"Import-TenantEvidence -LiteralPath '{missing}'").Errors), "EvidenceNotFound", ErrorCategory.ObjectNotFound, missing);
    }

    [Fact]
    public void PathOfAnotherProviderIsRefused() =>
        Check(Assert.Single(session.TryRun("Import-TenantEvidence -Path 'Env:PATH'").Errors), "PathNotFileSystem", ErrorCategory.InvalidArgument, "Env:PATH");

    [Fact]
    public void UnknownDetectionIsTerminatingAndNamesCloseIds()
    {
        var result = session.TryRun("try { Invoke-OAuthHunt -DetectionId CNX001 -Path . } catch { $_ }");
        var error = Assert.IsType<ErrorRecord>(Assert.Single(result.Output).BaseObject);
        Check(error, "DetectionUnknown", ErrorCategory.ObjectNotFound, "CNX001");
        Assert.Contains("CNX-001", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void EmptyDetectionIdIsRefusedByValidation() =>
        Assert.Contains("ParameterArgumentValidationError", session.TryRun("try { Invoke-OAuthHunt -DetectionId '' -Path . } catch { $_.FullyQualifiedErrorId }").Output.Single().ToString(), StringComparison.Ordinal);

    [Fact]
    public void ObjectOfAnotherKindIsReportedAndTheRestGoesOn()
    {
        var result = session.TryRun("[pscustomobject]@{ Name = 'x' }, [pscustomobject]@{ Name = 'Partner'; ConnectorType = 'Partner' } | Get-InboundConnectorRisk -All");
        Assert.Equal("Partner", Assert.Single(result.Output).Properties["Name"].Value);
        var error = Assert.Single(result.Errors);
        Assert.StartsWith("InputNotRecognised,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Get-InboundConnector", error.ToString(), StringComparison.Ordinal);
    }

    private static void Check(ErrorRecord error, string id, ErrorCategory category, string? target)
    {
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Equal(target, error.TargetObject);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }
}
