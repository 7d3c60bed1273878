using System.Management.Automation;
using System.Reflection;
using OAuthHunter.Module.Tests.Support;

namespace OAuthHunter.Module.Tests;

/// <summary>Conventions that PowerShell users rely on, checked on every exported cmdlet.</summary>
public sealed class CmdletConventionTests : IDisposable
{
    private static readonly HashSet<string> ApprovedVerbs =
    [
        .. new[] { typeof(VerbsCommon), typeof(VerbsCommunications), typeof(VerbsData), typeof(VerbsDiagnostic), typeof(VerbsLifecycle), typeof(VerbsOther), typeof(VerbsSecurity) }
            .SelectMany(verbs => verbs.GetFields(BindingFlags.Public | BindingFlags.Static)).Select(field => field.Name),
    ];

    private readonly ModuleSession session = new();

    public void Dispose() => session.Dispose();

    [Fact]
    public void VerbsAreApproved() => Assert.All(Cmdlets(), cmdlet => Assert.Contains(cmdlet.Verb, ApprovedVerbs));

    [Fact]
    public void ClassesAreNamedForTheirCmdletAndSealed() => Assert.All(Cmdlets(), cmdlet =>
    {
        Assert.Equal(cmdlet.Name.Replace("-", string.Empty, StringComparison.Ordinal) + "Command", cmdlet.ImplementingType.Name);
        Assert.Equal("OAuthHunter.Commands", cmdlet.ImplementingType.Namespace);
        Assert.True(cmdlet.ImplementingType.IsSealed, cmdlet.Name);
    });

    [Fact]
    public void EveryCmdletDeclaresWhatItWrites() => Assert.All(Cmdlets(), cmdlet =>
    {
        Assert.NotEmpty(cmdlet.OutputType);
        Assert.DoesNotContain(cmdlet.OutputType, type => type.Type == typeof(PSObject) || type.Type == typeof(object));
    });

    [Fact]
    public void CmdletsThatWriteFilesCanBeRehearsed() => Assert.All(
        Cmdlets().Where(cmdlet => cmdlet.Verb == "Export"),
        cmdlet => Assert.True(cmdlet.Parameters.ContainsKey("WhatIf"), cmdlet.Name));

    [Fact]
    public void HuntingCmdletsShareTheirFilters()
    {
        string[] hunting = ["Invoke-OAuthHunt", "Get-SuspiciousOAuthApp", "Get-OAuthConsentRisk", "Get-InboundConnectorRisk", "Get-TransportRuleRisk", "Test-AdminMfaCoverage", "Test-ConditionalAccessCoverage", "Get-SignInAnomaly", "Get-PrivilegedRoleRisk", "Get-TenantPolicyRisk", "Get-OAuthAttackChain"];
        Assert.All(hunting, name =>
        {
            var parameters = Cmdlets().Single(cmdlet => cmdlet.Name == name).Parameters;
            Assert.All(new[] { "Evidence", "Path", "DetectionId", "MinimumSeverity", "Since", "Until", "AllowList" }, wanted => Assert.Contains(wanted, parameters.Keys));
        });
    }

    [Fact]
    public void EveryParameterSetTakesAtMostOneParameterFromThePipelineByValue() => Assert.All(Cmdlets(), cmdlet =>
        Assert.All(cmdlet.ParameterSets, set => Assert.True(set.Parameters.Count(parameter => parameter.ValueFromPipeline) <= 1, $"{cmdlet.Name}/{set.Name}")));

    [Fact]
    public void EveryOutputTypeHasAView() => Assert.All(
        Cmdlets().SelectMany(cmdlet => cmdlet.OutputType).Select(type => type.Name).Where(name => name.StartsWith("OAuthHunter.", StringComparison.Ordinal)).Distinct(),
        name => Assert.Contains($"<TypeName>{name}</TypeName>", File.ReadAllText(Path.Combine(Repository.Module, "OAuthHunter.Format.ps1xml")), StringComparison.Ordinal));

    [Theory]
    [InlineData("Invoke-OAuthHunt -DetectionId APP-", "APP-001")]
    [InlineData("Get-HuntDetection -DetectionId cnx-00", "CNX-001")]
    [InlineData("Get-OAuthAppPermission -Permission mail.r", "Mail.ReadWrite")]
    [InlineData("Get-OAuthAppPermission -Permission Exch", "'Exchange Administrator'")]
    [InlineData("Get-OAuthAppPermission -Tier ", "1")]
    public void ValuesCompleteAndAreExplained(string typed, string expected)
    {
        var result = session.Run($"$c = [System.Management.Automation.CommandCompletion]::CompleteInput('{typed}', {typed.Length}, $null); $c.CompletionMatches");
        var match = result.Output.Select(item => (CompletionResult)item.BaseObject).FirstOrDefault(item => item.CompletionText == expected);
        Assert.NotNull(match);
        Assert.NotEqual(expected, match.ToolTip);
    }

    private IReadOnlyList<CmdletInfo> Cmdlets() => [.. session.Run("Get-Command -Module OAuthHunter").Output.Select(command => (CmdletInfo)command.BaseObject)];
}
