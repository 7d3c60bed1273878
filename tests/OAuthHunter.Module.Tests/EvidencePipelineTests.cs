using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using OAuthHunter.Module.Tests.Support;

namespace OAuthHunter.Module.Tests;

/// <summary>From files to findings, through the cmdlets, with the demo tenant and files made on the spot.</summary>
public sealed class EvidencePipelineTests : IDisposable
{
    private readonly ModuleSession session = new();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        session.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void DemoTellsTheChain()
    {
        var result = session.Run("Import-TenantEvidence -Demo | Invoke-OAuthHunt");
        Assert.Contains(result.Output, item => item.TypeNames[0] == "OAuthHunter.Findings.Finding" && (string)item.Properties["DetectionId"].Value == "APP-001");
        Assert.Contains(result.Output, item => item.TypeNames[0] == "OAuthHunter.Correlation.AttackChain" && (string)item.Properties["DetectionId"].Value == "CHN-001");
    }

    [Theory]
    [InlineData("Get-SuspiciousOAuthApp", "OAuthHunter.Hunting.SuspiciousOAuthApp")]
    [InlineData("Get-OAuthConsentRisk", "OAuthHunter.Hunting.OAuthConsentRisk")]
    [InlineData("Get-OAuthAppPermission", "OAuthHunter.Hunting.OAuthAppPermission")]
    [InlineData("Get-InboundConnectorRisk", "OAuthHunter.Hunting.InboundConnectorRisk")]
    [InlineData("Get-TransportRuleRisk", "OAuthHunter.Hunting.TransportRuleRisk")]
    [InlineData("Test-AdminMfaCoverage", "OAuthHunter.Hunting.AdminMfaCoverage")]
    [InlineData("Test-ConditionalAccessCoverage", "OAuthHunter.Hunting.ConditionalAccessCoverage")]
    [InlineData("Get-SignInAnomaly", "OAuthHunter.Hunting.SignInAnomaly")]
    [InlineData("Get-PrivilegedRoleRisk", "OAuthHunter.Hunting.PrivilegedRoleRisk")]
    [InlineData("Get-OAuthAttackChain", "OAuthHunter.Correlation.AttackChain")]
    public void EveryViewOfTheDemoHasRows(string cmdlet, string type)
    {
        var rows = session.Run($"Import-TenantEvidence -Demo | {cmdlet}").Output;
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(type, row.TypeNames[0]));
    }

    [Fact]
    public void PermissionsNarrowByAppNameTierAndType()
    {
        var mail = session.Run("Import-TenantEvidence -Demo | Get-OAuthAppPermission -Permission Exchange.*,full_access* -Tier 0,1").Output;
        Assert.NotEmpty(mail);
        Assert.All(mail, row => Assert.Matches("^(Exchange\\.|full_access)", (string)row.Properties["Permission"].Value));

        var one = session.Run("$e = Import-TenantEvidence -Demo; $id = @($e | Get-OAuthAppPermission -Permission Exchange.ManageAsApp | Where-Object GrantedBy)[0].AppId; $e | Get-OAuthAppPermission -AppId $id -Type EntraRole").Output;
        Assert.NotEmpty(one);
        Assert.All(one, row => Assert.Equal("EntraRole", row.Properties["Type"].Value.ToString()));
        Assert.Single(one.Select(row => row.Properties["AppId"].Value).Distinct());
        Assert.All(one, row => Assert.NotNull(row.Properties["GrantedBy"].Value));
    }

    [Fact]
    public void AnAppThatIsNotThereIsAnErrorAndTheOthersAreShown()
    {
        var result = session.TryRun("$e = Import-TenantEvidence -Demo; $id = @($e | Get-OAuthAppPermission)[0].AppId; $e | Get-OAuthAppPermission -AppId $id, 'no-such-app'");

        Assert.NotEmpty(result.Output);
        var error = Assert.Single(result.Errors);
        Assert.StartsWith("AppNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("no-such-app", error.TargetObject);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void KnownAppsComeFromAFileOrFromObjects()
    {
        folder.Write("ours.csv", "app_id,name,verdict,confidence,notes,sources\n00000003-0000-0000-c000-000000000000,Graph,malicious,high,,a joke\n");
        var ofFile = session.Run($"Import-TenantEvidence -Demo | Invoke-OAuthHunt -DetectionId APP-007 -KnownAppList '{folder.Combine("ours.csv")}'").Output;
        Assert.Single(session.Run($"Import-TenantEvidence -Demo | Invoke-OAuthHunt -DetectionId APP-007 -KnownAppList (Get-Item '{folder.Combine("ours.csv")}')").Output);
        var ofObject = session.Run("Import-TenantEvidence -Demo | Invoke-OAuthHunt -DetectionId APP-007 -KnownAppListOnly -KnownAppList ([pscustomobject]@{ AppId = '00000003-0000-0000-c000-000000000000'; Name = 'Graph'; Verdict = 'malicious'; Confidence = 'low' })").Output;
        Assert.Contains("a joke", (string)Assert.Single(ofFile).Properties["Summary"].Value, StringComparison.Ordinal);
        Assert.Equal("Medium", Assert.Single(ofObject).Properties["Severity"].Value.ToString());
    }

    [Theory]
    [InlineData("'./no-such-list.csv'")]
    [InlineData("([pscustomobject]@{ AppId = 'x'; Verdict = 'malicious' })")]
    public void AListThatIsNoneEndsTheCmdlet(string list) =>
        Assert.StartsWith("KnownAppListUnreadable", Assert.Single(session.TryRun($"try {{ Import-TenantEvidence -Demo | Invoke-OAuthHunt -KnownAppList {list} }} catch {{ $_.FullyQualifiedErrorId }}").Output).ToString(), StringComparison.Ordinal);

    [Fact]
    public void DeletedConnectorsCanBeLeftOut()
    {
        var all = session.Run("Import-TenantEvidence -Demo | Get-InboundConnectorRisk").Output;
        var living = session.Run("Import-TenantEvidence -Demo | Get-InboundConnectorRisk -IncludeDeleted:$false").Output;
        Assert.Contains(all, row => row.Properties["State"].Value.ToString() == "Deleted");
        Assert.DoesNotContain(living, row => row.Properties["State"].Value.ToString() == "Deleted");
    }

    [Fact]
    public void MinimumSeverityAndDetectionIdNarrowTheResult()
    {
        var result = session.Run("Import-TenantEvidence -Demo | Invoke-OAuthHunt -DetectionId TRN-* -MinimumSeverity Critical");
        Assert.NotEmpty(result.Output);
        Assert.All(result.Output, item => Assert.StartsWith("TRN-", (string)item.Properties["DetectionId"].Value, StringComparison.Ordinal));
        Assert.All(result.Output, item => Assert.Equal("Critical", item.Properties["Severity"].Value.ToString()));
    }

    [Fact]
    public void MissingEvidenceIsSaidInOneWarning()
    {
        folder.Write("connectors.json", """[{"Name":"Partner","Identity":"Partner","Enabled":true,"ConnectorType":"Partner","SenderIPAddresses":[],"SenderDomains":["smtp:fabrikam.com;1"],"RequireTls":true,"TlsSenderCertificateName":null,"CloudServicesMailEnabled":false}]""");
        var result = session.Run($"Invoke-OAuthHunt -Path '{folder.Path}' -Verbose");
        Assert.Contains("could not be (fully) assessed", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Contains(result.Verbose, line => line.StartsWith("APP-001: NotAssessed", StringComparison.Ordinal));
    }

    [Fact]
    public void FilesFromThePipelineAndWildcardsAreOneEvidence()
    {
        folder.Write("a.json", """[{"Name":"A","Identity":"A","ConnectorType":"Partner","SenderIPAddresses":[],"SenderDomains":["smtp:*;1"],"Enabled":true}]""");
        folder.Write("b.json", """[{"Name":"B","Identity":"B","ConnectorType":"Partner","SenderIPAddresses":[],"SenderDomains":["smtp:*;1"],"Enabled":true}]""");
        var piped = Assert.Single(session.Run("$input | Import-TenantEvidence", new[] { new FileInfo(folder.Combine("a.json")), new FileInfo(folder.Combine("b.json")) }).Output);
        var wildcard = Assert.Single(session.Run($"Import-TenantEvidence '{folder.Combine("*.json")}'").Output);
        Assert.Equal(2, ((System.Collections.ICollection)piped.Properties["Files"].Value).Count);
        Assert.Equal(2, ((System.Collections.ICollection)wildcard.Properties["Files"].Value).Count);
    }

    [Fact]
    public void UnreadableFileIsAnErrorOfItsOwnAndTheRestIsRead()
    {
        folder.Write("a.json", """[{"Name":"A","Identity":"A","ConnectorType":"Partner","SenderIPAddresses":[],"SenderDomains":["smtp:*;1"],"Enabled":true}]""");
        var broken = folder.Write("broken.zip", "PK\u0003\u0004 and then nothing");
        var result = session.TryRun($"Import-TenantEvidence '{folder.Path}'");
        Assert.Single(result.Output);
        var error = Assert.Single(result.Errors);
        Assert.StartsWith("EvidenceUnreadable,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Assert.Equal(broken, error.TargetObject);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void WhatIfWritesNothing()
    {
        session.Run($"$e = Import-TenantEvidence -Demo; Export-TenantSnapshot -Evidence $e -Destination '{folder.Combine("s")}' -WhatIf; Invoke-OAuthHunt -Evidence $e | Export-HuntReport -Path '{folder.Combine("r.md")}' -WhatIf");
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void SnapshotGivesTheSameFindings()
    {
        const string fingerprints = "| ForEach-Object { $_.Fingerprint }";
        var result = session.Run($"$e = Import-TenantEvidence -Demo; Export-TenantSnapshot -Evidence $e -Destination '{folder.Combine("s.zip")}'");
        Assert.Equal("OAuthHunter.Hosting.SnapshotResult", result.Output.Single().TypeNames[0]);
        var before = session.Run($"Invoke-OAuthHunt -Evidence $e {fingerprints}").Output.Select(item => item.ToString());
        var after = session.Run($"Invoke-OAuthHunt -Path '{folder.Combine("s.zip")}' {fingerprints}").Output.Select(item => item.ToString());
        Assert.Equal(before, after);
        Assert.Equal("SnapshotExists", session.TryRun($"try {{ Export-TenantSnapshot -Evidence $e -Destination '{folder.Combine("s.zip")}' }} catch {{ $_.FullyQualifiedErrorId.Split(',')[0] }}").Output.Single().ToString());
    }

    [Theory]
    [InlineData("Markdown", "#")]
    [InlineData("Json", "{")]
    [InlineData("Csv", "DetectionId")]
    public void ReportIsWrittenAndNotOverwrittenUnderNoClobber(string format, string start)
    {
        var path = folder.Combine("deep/report.out");
        session.Run($"Import-TenantEvidence -Demo | Invoke-OAuthHunt | Export-HuntReport -Path '{path}' -Format {format}");
        Assert.Contains(start, File.ReadLines(path).First(), StringComparison.Ordinal);
        Assert.NotEqual(0xEF, File.ReadAllBytes(path)[0]);
        Assert.Equal("ReportExists", session.TryRun($"try {{ @() | Export-HuntReport -Path '{path}' -NoClobber }} catch {{ $_.FullyQualifiedErrorId.Split(',')[0] }}").Output.Single().ToString());
    }

    [Fact]
    public void ReadinessFollowsTheEvidence()
    {
        var rows = session.Run("Import-TenantEvidence -Demo | Get-HuntDetection").Output;
        Assert.Equal("Ready", rows.Single(row => (string)row.Properties["DetectionId"].Value == "CNX-001").Properties["Readiness"].Value.ToString());
        Assert.All(session.Run("Get-HuntDetection").Output, row => Assert.Null(row.Properties["Readiness"].Value));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void CultureChangesNothing(string culture)
    {
        using var foreign = new ModuleSession(culture: CultureInfo.GetCultureInfo(culture));
        const string script = "Import-TenantEvidence -Demo | Invoke-OAuthHunt | ForEach-Object { $_.Fingerprint + $_.Summary + $_.Story }";
        Assert.Equal(session.Run(script).Output.Select(item => item.ToString()), foreign.Run(script).Output.Select(item => item.ToString()));
    }

    [Fact]
    public async Task TwoSessionsHuntAtOnce()
    {
        var hunts = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            using var own = new ModuleSession();
            return own.Run("Import-TenantEvidence -Demo | Invoke-OAuthHunt").Output.Count;
        }));
        var counts = await Task.WhenAll(hunts);
        Assert.Equal(counts[0], counts[1]);
        Assert.NotEqual(0, counts[0]);
    }

    [Fact]
    public void StopEndsAReadWithinASecond()
    {
        using (var writer = new StreamWriter(folder.Combine("signIns.ndjson")))
        {
            for (var i = 0; i < 400_000; i++)
            {
                writer.WriteLine($$"""{"id":"{{i}}","createdDateTime":"2022-08-30T10:00:00Z","userPrincipalName":"user{{i % 500}}@contoso.com","appId":"1b730954-1685-4b74-9bfd-dac224a7b894","ipAddress":"192.0.2.{{i % 250}}","status":{"errorCode":50126},"clientAppUsed":"Browser"}""");
            }
        }

        using var cancellation = new CancellationTokenSource();
        var watch = new Stopwatch();
        cancellation.Token.Register(watch.Start);
        cancellation.CancelAfter(TimeSpan.FromMilliseconds(500));
        var result = session.TryRun($"Import-TenantEvidence '{folder.Path}'; 'went on'", cancellationToken: cancellation.Token);
        watch.Stop();
        Assert.True(result.IsStopped, $"It ended before it was stopped, with {result.Output.Count} objects after {watch.ElapsedMilliseconds} ms: {result.TerminatingError} {string.Join(",", result.Errors)} {string.Join(",", result.Output)}");
        Assert.Empty(result.Output);
        Assert.InRange(watch.ElapsedMilliseconds, 0, 1000);
    }

    [Fact]
    public void DownstreamThatHasEnoughEndsTheHunt()
    {
        var result = session.TryRun("try { Import-TenantEvidence -Demo | Invoke-OAuthHunt | ForEach-Object { throw 'enough' } } catch { $_.ToString() }; @(Import-TenantEvidence -Demo).Count");
        Assert.Equal(["enough", "1"], result.Output.Select(item => item.ToString()));
    }

    [Fact]
    public void ManyRowsComeInOrderAndStopWhenDownstreamHasEnough()
    {
        const int Grants = 1_000;
        File.WriteAllLines(folder.Combine("servicePrincipals.ndjson"), ["""{"id":"b0000000-0000-4000-8000-000000000001","appId":"a0000000-0000-4000-8000-000000000001","displayName":"Mail Helper","servicePrincipalType":"Application","accountEnabled":true}"""]);
        File.WriteAllLines(folder.Combine("oauth2PermissionGrants.ndjson"), Enumerable.Range(0, Grants).Select(number =>
            $$"""{"id":"grant-{{number}}","clientId":"b0000000-0000-4000-8000-000000000001","consentType":"Principal","principalId":"d0000000-0000-4000-8000-{{number:D12}}","resourceId":"b0000000-0000-4000-8000-000000000009","scope":"Mail.Read"}"""));

        var all = session.Run($"Get-OAuthAppPermission -Path '{folder.Path}' | ForEach-Object Scope").Output.Select(item => item.ToString()).ToList();
        Assert.Equal(Enumerable.Range(0, Grants).Select(number => $"user d0000000-0000-4000-8000-{number:D12}"), all);
        Assert.Equal(all.Take(300), session.Run($"Get-OAuthAppPermission -Path '{folder.Path}' | Select-Object -First 300 | ForEach-Object Scope").Output.Select(item => item.ToString()));

        var failed = session.TryRun($"try {{ Get-OAuthAppPermission -Path '{folder.Path}' | ForEach-Object {{ if ($_.Scope -like '*0300') {{ throw 'enough' }} }} }} catch {{ $_.ToString() }}");
        Assert.Equal(["enough"], failed.Output.Select(item => item.ToString()));
    }
}
