using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Benchmarks;

/// <summary>Forty campaigns in two million records of Exchange administration: found, at what speed and in what memory.</summary>
internal static class CampaignReading
{
    private const int Rows = 2_000_000;
    private const int ShownStrangers = 12;

    public static async Task ReportAsync(string folder, int seed = 7, int rows = Rows)
    {
        var log = new ExchangeCampaignLog(rows, seed);
        var path = Write(log, folder, rows, seed);
        Judge(log, await EvidenceReading.ReadAsync(path));
        await TimeAsync(path, rows);
        Directory.Delete(path, recursive: true);
    }

    /// <summary>Only what is found, for several seeds: speed and memory say nothing in a small log.</summary>
    public static async Task TryAsync(string folder, int rows, IEnumerable<int> seeds)
    {
        foreach (var seed in seeds)
        {
            var log = new ExchangeCampaignLog(rows, seed);
            var path = Write(log, folder, rows, seed);
            Judge(log, await EvidenceReading.ReadAsync(path));
            Directory.Delete(path, recursive: true);
        }
    }

    private static string Write(ExchangeCampaignLog log, string folder, int rows, int seed)
    {
        var path = Path.Combine(folder, "campaigns");
        log.Write(path);
        Console.WriteLine($"Exchange administration, {rows:N0} rows, seed {seed}, {ExchangeCampaignLog.Campaigns} campaigns, shuffled, 40 % copies, 1 % cut off");
        return path;
    }

    // Whose a finding is, the generator knows by the ids of the records that it rests on: its name proves nothing.
    private static void Judge(ExchangeCampaignLog log, TenantEvidence evidence)
    {
        var observer = new Collector();
        HuntEngine.Run(evidence.Facts, new HuntOptions { MinimumSeverity = Severity.High }, observer, CancellationToken.None);
        var connectors = observer.Findings.Where(finding => finding.DetectionId == "CNX-003").ToList();
        var series = observer.Findings.Where(finding => finding.DetectionId == "TRN-002").ToList();
        var onMailFlow = observer.Findings.Where(finding => finding.TargetKind is TargetKind.InboundConnector or TargetKind.TransportRule).ToList();
        var strangers = onMailFlow.Where(finding => CampaignOf(log, finding) is null).ToList();
        var doubles = onMailFlow.Where(finding => CampaignOf(log, finding) is not null && !log.Connectors.Contains(finding.TargetId) && !log.Rules.Contains(finding.TargetId)).ToList();
        Console.WriteLine($"  connectors found         {connectors.Count,12:N0}   (of {Campaigns(log, connectors)} campaigns)");
        Console.WriteLine($"  series of rules found    {series.Count,12:N0}   (of {Campaigns(log, series)} campaigns)");
        Console.WriteLine($"  High or worse on others  {strangers.Count,12:N0}");
        Console.WriteLine($"  on a campaign's object that is not known by its name {doubles.Count:N0}");
        foreach (var finding in strangers.Concat(doubles).Take(ShownStrangers))
        {
            Console.WriteLine($"    {finding.DetectionId} {finding.TargetId}: {finding.Summary}");
        }
    }

    private static int Campaigns(ExchangeCampaignLog log, IEnumerable<Finding> findings) => findings.Select(finding => CampaignOf(log, finding)).OfType<int>().Distinct().Count();

    private static int? CampaignOf(ExchangeCampaignLog log, Finding finding) => log.CampaignOf(finding.Evidence.Select(row => row.Key));

    private static async Task TimeAsync(string path, int rows)
    {
        var file = Path.Combine(path, "audit-0.ndjson");
        var ours = await Timing.BestAsync(2, async () => EvidenceReading.JoinAll(await EvidenceReading.ReadAsync(path)));
        var bare = Timing.Best(2, () => BareParsing.ReadWithAuditData(file));
        Console.WriteLine($"  System.Text.Json alone   {rows / bare.TotalSeconds,12:N0} rows per second");
        Console.WriteLine($"  read and replayed        {rows / ours.TotalSeconds,12:N0}");
        Console.WriteLine($"  ratio                    {bare.TotalSeconds / ours.TotalSeconds,12:P0}   (goal: at least 50 %)");
        Console.WriteLine($"  {new FileInfo(file).Length / 1e6,8:N0} MB log, peak      {long.Parse(Timing.RunSelf("--peak", path)) / 1e6,12:N0} MB");
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
