using OAuthHunter.Evidence;
using OAuthHunter.Providers.Tests.Support;
using Xunit.Abstractions;

namespace OAuthHunter.Providers.Tests.Corpora;

public sealed class CorpusTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("scubagear")]
    [InlineData("sentinel_training_lab")]
    [InlineData("otrf_m365_atomic")]
    [InlineData("otrf_goldensaml")]
    [InlineData("splunk_security_content")]
    [InlineData("graph_docs_2023")]
    [InlineData("cli_microsoft365")]
    [InlineData("zerotrust_export_model")]
    public void Every_file_is_accounted_for(string corpus)
    {
        if (CorpusFolder.Find(corpus, output) is not { } folder)
        {
            return;
        }

        var (report, sink) = TempFolder.Read(folder);

        Assert.NotEmpty(report.Files);
        Assert.Equal(sink.Records.Count, report.Files.Sum(file => file.Read));
        foreach (var file in report.Files)
        {
            output.WriteLine($"{Path.GetFileName(file.Path)} | {file.Format} | read {file.Read} dup {file.Duplicates} ign {file.Ignored} rej {file.Rejected} | {file.Problem}");
        }
        foreach (var set in report.Coverage.Sets.Where(set => set.State != EvidenceState.NotCaptured))
        {
            output.WriteLine($"  {set} {set.Reason}");
        }
    }
}
