using OAuthHunter.Benchmarks;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Providers.Files;
using OAuthHunter.Providers.Tests.Demo;
using OAuthHunter.Providers.Tests.Support;

namespace OAuthHunter.Providers.Tests.Files;

/// <summary>The smaller sister of the benchmark: forty campaigns in everyday administration, found one and all, and nothing else.</summary>
public sealed class CampaignLogTests
{
    private const int Rows = 8_000;

    [Theory]
    [InlineData(7)]
    [InlineData(2026)]
    public void FortyCampaignsAreFoundAndNothingElse(int seed)
    {
        using var folder = new TempFolder();
        var log = new ExchangeCampaignLog(Rows, seed);
        log.Write(folder.Path);

        var findings = DemoHunt.Through(new FileTenantSource([folder.Path])).Findings.Where(finding => finding.Severity >= Severity.High).ToList();

        Assert.Equal(log.Connectors.Order(StringComparer.Ordinal), findings.Where(finding => finding.DetectionId == "CNX-003").Select(finding => finding.TargetId).Order(StringComparer.Ordinal));
        Assert.Equal(ExchangeCampaignLog.Campaigns, findings.Count(finding => finding.DetectionId == "TRN-002"));
        Assert.Equal(ExchangeCampaignLog.Campaigns, findings.Where(finding => finding.DetectionId == "TRN-002").Select(finding => finding.FirstSeen!.Value.Date).Distinct().Count());
        Assert.Empty(findings.Where(finding => finding.TargetKind == TargetKind.InboundConnector && !log.Connectors.Contains(finding.TargetId)).Select(finding => $"{finding.DetectionId} {finding.TargetId}"));
        Assert.Empty(findings.Where(finding => finding.TargetKind == TargetKind.TransportRule && !log.Rules.Contains(finding.TargetId) && !IsNameless(finding)).Select(finding => $"{finding.DetectionId} {finding.TargetId}"));
    }

    [Fact]
    public void HowTheLogIsCutIntoFilesChangesNothing()
    {
        using var one = new TempFolder();
        using var many = new TempFolder();
        new ExchangeCampaignLog(Rows).Write(one.Path);
        new ExchangeCampaignLog(Rows).Write(many.Path, files: 7);

        Assert.Equal(Tell(one.Path), Tell(many.Path));
    }

    // A rule whose only record of creation is cut off: whose it is, its actor tells.
    private static bool IsNameless(Finding finding) =>
        finding.TargetId.StartsWith("(name not readable", StringComparison.Ordinal) && finding.Subjects.Any(subject => subject.StartsWith("app:", StringComparison.Ordinal) || subject.StartsWith("sp:", StringComparison.Ordinal));

    // Everything but the places of the rows.
    private static IReadOnlyList<string> Tell(string path)
    {
        var evidence = TenantEvidence.ReadAsync(new FileTenantSource([path]), new RecordingSink(), CancellationToken.None).GetAwaiter().GetResult();
        return [.. evidence.Facts.MailFlow.All.Select(history => string.Join("|", history.Noun, history.Owner, history.Name, history.CreatedAt, history.RemovedAt, history.IsGone, history.Certainty,
            string.Join(",", history.Gaps), string.Join(",", history.Settings), string.Join(",", history.Events.Select(change => change.Record.Id))))];
    }
}
