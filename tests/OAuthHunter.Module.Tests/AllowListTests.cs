using System.Management.Automation;
using OAuthHunter.Module.Tests.Support;

namespace OAuthHunter.Module.Tests;

/// <summary>What -AllowList does to a hunt, from a file and from objects.</summary>
public sealed class AllowListTests : IDisposable
{
    private const string Late = "2099-12-31";

    private readonly ModuleSession session = new();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        session.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void AFileMarksFindingsAndHidesNone()
    {
        var path = folder.Write("list.json", $$"""[{"detectionId":"ROL-*","target":"*","reason":"known","owner":"ops","expires":"{{Late}}"}]""");
        var before = session.Run("Import-TenantEvidence -Demo | Invoke-OAuthHunt -DetectionId ROL-*").Output;
        var after = session.Run($"Import-TenantEvidence -Demo | Invoke-OAuthHunt -DetectionId ROL-* -AllowList '{path}'");

        Assert.NotEmpty(before);
        Assert.Equal(before.Select(finding => finding.Properties["Fingerprint"].Value), after.Output.Select(finding => finding.Properties["Fingerprint"].Value));
        Assert.All(after.Output, finding => Assert.True((bool)finding.Properties["IsSuppressed"].Value));
        Assert.DoesNotContain(after.Warnings, warning => warning.StartsWith("AllowListExpired", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[pscustomobject]")]
    [InlineData("")]
    public void ObjectsAndHashtablesDoTheSame(string cast)
    {
        var rows = session.Run($"Import-TenantEvidence -Demo | Get-PrivilegedRoleRisk -AllowList ({cast}@{{ DetectionId = 'ROL-*'; Target = '*'; Reason = 'known'; Owner = 'ops'; Expires = [datetime]'{Late}' }})").Output;
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Null(row.Properties["Severity"].Value));
    }

    [Fact]
    public void AnEntryThatRanOutWarnsAndTheFindingStaysActive()
    {
        var path = folder.Write("list.csv", "DetectionId,Target,Reason,Owner,Expires\nROL-001,*,known,ops,2020-01-01\n");
        var result = session.Run($"Import-TenantEvidence -Demo | Invoke-OAuthHunt -DetectionId ROL-001 -AllowList '{path}'");

        Assert.All(result.Output, finding => Assert.False((bool)finding.Properties["IsSuppressed"].Value));
        Assert.Contains("are active", Assert.Single(result.Warnings, warning => warning.StartsWith("AllowListExpired", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void AnEntryWithoutAnOwnerIsRefusedByName()
    {
        var path = folder.Write("list.json", """[{"detectionId":"ROL-001","target":"*","reason":"known","expires":"2099-01-01"}]""");
        var result = session.TryRun($"Import-TenantEvidence -Demo | Invoke-OAuthHunt -DetectionId ROL-001 -AllowList '{path}'");
        var error = Assert.Single(result.Errors);

        Assert.StartsWith("AllowListEntryInvalid,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Assert.Contains("no owner", error.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.NotEmpty(result.Output);
    }

    [Fact]
    public void WhatStandsInAFileCannotMoveTheCursor()
    {
        var path = folder.Write("list.csv", "DetectionId,Target,Reason,Owner,Expires\nROL-001,*,known,\u001b]0;evil\u0007ops,2020-01-01\nROL-001,*,known,ops,\u001b[31msoon\u202e\n");
        var result = session.TryRun($"Import-TenantEvidence -Demo | Invoke-OAuthHunt -DetectionId ROL-001 -AllowList '{path}' -Verbose");

        var error = Assert.Single(result.Errors);
        Assert.Contains("\\u001b[31msoon\\u202e", error.ToString(), StringComparison.Ordinal);
        var warning = Assert.Single(result.Warnings, warning => warning.StartsWith("AllowListExpired", StringComparison.Ordinal));
        Assert.Contains("\\u001b]0;evil\\u0007ops", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.json", null, ErrorCategory.ObjectNotFound)]
    [InlineData("broken.json", "[{", ErrorCategory.InvalidData)]
    public void ABadFileEndsTheHunt(string name, string? text, ErrorCategory category)
    {
        var path = text is null ? folder.Combine(name) : folder.Write(name, text);
        var result = session.TryRun($"try {{ Import-TenantEvidence -Demo | Invoke-OAuthHunt -AllowList '{path}'; 'went on' }} catch {{ $_ }}");
        var error = Assert.IsType<ErrorRecord>(Assert.Single(result.Output).BaseObject);

        Assert.StartsWith("AllowListUnreadable,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Equal(path, error.TargetObject);
    }

    [Fact]
    public void ReportsTellSuppressedFindingsApart()
    {
        var list = folder.Write("list.json", $$"""[{"detectionId":"ROL-001","target":"*","reason":"known","owner":"ops","expires":"{{Late}}"}]""");
        session.Run($"$e = Import-TenantEvidence -Demo; foreach ($kind in 'md', 'json', 'csv') {{ Export-HuntReport -Evidence $e -AllowList '{list}' -Path ('{folder.Combine("r.")}' + $kind) }}");

        Assert.Contains("Suppressed until 2099-12-31 by ops: known", File.ReadAllText(folder.Combine("r.md")), StringComparison.Ordinal);
        Assert.Contains("### Suppressed (Critical)", File.ReadAllText(folder.Combine("r.md")), StringComparison.Ordinal);
        Assert.Contains("\"isSuppressed\": true", File.ReadAllText(folder.Combine("r.json")), StringComparison.Ordinal);
        Assert.Contains("until 2099-12-31 by ops: known", File.ReadAllText(folder.Combine("r.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void PoliciesThatWereNotReadAreSaidAloud()
    {
        var result = session.Run("Import-TenantEvidence -Demo | Get-TenantPolicyRisk");
        Assert.Contains(result.Warnings, warning => warning.StartsWith("NotAssessed: POL-001", StringComparison.Ordinal) && warning.Contains("authorizationPolicy", StringComparison.Ordinal));
    }

    [Fact]
    public void PoliciesThatWereReadBecomeRows()
    {
        folder.Write("policy.json", """{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#policies/authorizationPolicy/$entity","id":"authorizationPolicy","allowInvitesFrom":"everyone","allowUserConsentForRiskyApps":true,"defaultUserRolePermissions":{"allowedToCreateApps":true,"permissionGrantPoliciesAssigned":["ManagePermissionGrantsForSelf.microsoft-user-default-legacy"]}}""");
        var rows = session.Run($"Get-TenantPolicyRisk -Path '{folder.Path}'").Output;

        Assert.Contains(rows, row => (string)row.Properties["Setting"].Value == "allowUserConsentForRiskyApps" && (string)row.Properties["Found"].Value == "true" && (string)row.Properties["Recommended"].Value == "false");
        Assert.Equal("High", rows[0].Properties["Severity"].Value.ToString());
        Assert.Contains(rows, row => (string)row.Properties["DetectionId"].Value == "POL-006");
    }
}
