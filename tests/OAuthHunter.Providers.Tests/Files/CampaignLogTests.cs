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
    [InlineData(1)]
    [InlineData(42)]
    public void FortyCampaignsAreFoundAndNothingElse(int seed)
    {
        using var folder = new TempFolder();
        var log = new ExchangeCampaignLog(Rows, seed);
        log.Write(folder.Path);

        var findings = DemoHunt.Through(new FileTenantSource([folder.Path])).Findings.Where(finding => finding.Severity >= Severity.High).ToList();

        Assert.Equal(Enumerable.Range(0, ExchangeCampaignLog.Campaigns), Campaigns("CNX-003"));
        Assert.Equal(Enumerable.Range(0, ExchangeCampaignLog.Campaigns), Campaigns("TRN-002"));
        Assert.Empty(findings
            .Where(finding => finding.TargetKind is TargetKind.InboundConnector or TargetKind.TransportRule && CampaignOf(finding) is null)
            .Select(finding => $"{finding.DetectionId} {finding.TargetId}"));

        // One finding a campaign: the one without a campaign would stand first.
        IEnumerable<int> Campaigns(string id) => findings.Where(finding => finding.DetectionId == id).Select(finding => CampaignOf(finding) ?? -1).Order();

        // By the records that the finding rests on, not by the name that it gives to its object.
        int? CampaignOf(Finding finding) => log.CampaignOf(finding.Evidence.Select(row => row.Key));
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

    // Everything but the places of the rows.
    private static IReadOnlyList<string> Tell(string path)
    {
        var evidence = TenantEvidence.ReadAsync(new FileTenantSource([path]), new RecordingSink(), CancellationToken.None).GetAwaiter().GetResult();
        return [.. evidence.Facts.MailFlow.All.Select(history => string.Join("|", history.Noun, history.Owner, history.Name, history.CreatedAt, history.RemovedAt, history.IsGone, history.Certainty,
            string.Join(",", history.Gaps), string.Join(",", history.Settings), string.Join(",", history.Events.Select(change => change.Record.Id))))];
    }
}
