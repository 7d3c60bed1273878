using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Benchmarks;

/// <summary>Forty campaigns in two million records of Exchange administration: found, at what speed and in what memory.</summary>
internal static class CampaignReading
{
    private const int Rows = 2_000_000;

    public static async Task ReportAsync(string folder)
    {
        var log = new ExchangeCampaignLog(Rows);
        var path = Path.Combine(folder, "campaigns");
        log.Write(path);
        var file = Path.Combine(path, "audit-0.ndjson");
        var evidence = await EvidenceReading.ReadAsync(path);
        var observer = new Collector();
        HuntEngine.Run(evidence.Facts, new HuntOptions { MinimumSeverity = Severity.High }, observer, CancellationToken.None);
        var connectors = observer.Findings.Where(finding => finding.DetectionId == "CNX-003").ToList();
        var series = observer.Findings.Where(finding => finding.DetectionId == "TRN-002").ToList();
        var strangers = observer.Findings.Count(finding => finding.TargetKind is TargetKind.InboundConnector && !log.Connectors.Contains(finding.TargetId))
            + observer.Findings.Count(finding => finding.TargetKind is TargetKind.TransportRule && !log.Rules.Contains(finding.TargetId) && !finding.TargetId.StartsWith("(name not readable", StringComparison.Ordinal));
        Console.WriteLine($"Exchange administration, {Rows:N0} rows, {ExchangeCampaignLog.Campaigns} campaigns, shuffled, 40 % copies, 1 % cut off");
        Console.WriteLine($"  connectors found         {connectors.Select(finding => finding.TargetId).Distinct().Count(),12:N0}");
        Console.WriteLine($"  series of rules found    {series.Count,12:N0}");
        Console.WriteLine($"  High or worse on others  {strangers,12:N0}");

        var ours = await Timing.BestAsync(2, async () => _ = (await EvidenceReading.ReadAsync(path)).Facts);
        var bare = Timing.Best(2, () => BareParsing.ReadWithAuditData(file));
        Console.WriteLine($"  System.Text.Json alone   {Rows / bare.TotalSeconds,12:N0} rows per second");
        Console.WriteLine($"  read and replayed        {Rows / ours.TotalSeconds,12:N0}");
        Console.WriteLine($"  ratio                    {bare.TotalSeconds / ours.TotalSeconds,12:P0}   (goal: at least 50 %)");
        Console.WriteLine($"  {new FileInfo(file).Length / 1e6,8:N0} MB log, peak      {long.Parse(Timing.RunSelf("--peak", path)) / 1e6,12:N0} MB");
        Directory.Delete(path, recursive: true);
    }

    private sealed class Collector : IHuntObserver
    {
        public List<Finding> Findings { get; } = [];

        public void OnFinding(Finding finding) => Findings.Add(finding);

        public void OnChain(Correlation.AttackChain chain)
        {
        }

        public void OnOutcome(DetectionOutcome outcome)
        {
        }

        public void OnDetectionFailed(string detectionId, Exception exception) => throw new InvalidOperationException(detectionId, exception);
    }
}
