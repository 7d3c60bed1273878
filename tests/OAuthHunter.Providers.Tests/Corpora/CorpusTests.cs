using System.Text.Json;
using OAuthHunter.Evidence;
using OAuthHunter.Providers.Tests.Support;
using Xunit.Abstractions;

namespace OAuthHunter.Providers.Tests.Corpora;

/// <summary>Reads public sample exports and compares the counts with a second, simpler way of counting.</summary>
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

        Assert.Equal(Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Length, report.Files.Count);
        Assert.Equal(sink.Records.Count, report.Files.Sum(file => file.Read));
        Assert.All(report.Files, file => Assert.Equal(0, file.Rejected));
        Assert.All(report.Files.Where(file => file.Read + file.Ignored + file.Duplicates == 0 && file.EntitySets.Count == 0), file => Assert.NotNull(file.Problem));
        foreach (var set in report.Coverage.Sets.Where(set => set.State != EvidenceState.NotCaptured))
        {
            output.WriteLine($"{set} {set.Reason}");
        }
    }

    [Theory]
    [InlineData("otrf_m365_atomic", "*.json", "Id")]
    [InlineData("otrf_goldensaml", "OfficeActivityEvents.json", "OfficeId")]
    [InlineData("otrf_goldensaml", "AADAuditEvents.json", "Id")]
    [InlineData("splunk_security_content", "*.ndjson", null)]
    public void Lines_and_repeated_ids_are_counted_truthfully(string corpus, string pattern, string? id)
    {
        if (CorpusFolder.Find(corpus, output) is not { } folder)
        {
            return;
        }

        var files = Directory.GetFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        var lines = files.SelectMany(File.ReadLines).Where(line => line.Trim().Length > 0).ToList();
        var distinct = id is null ? lines.Count : lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty(id).GetString()).Distinct(StringComparer.OrdinalIgnoreCase).Count();

        var (report, sink) = TempFolder.Read(files);

        Assert.Equal(distinct, sink.Records.Count);
        Assert.Equal(lines.Count - distinct, report.Files.Sum(file => file.Duplicates));
    }

    [Theory]
    [InlineData("azureActivity_adele.csv")]
    [InlineData("disable_accounts.csv")]
    [InlineData("AuditLogs_Hunting.csv")]
    [InlineData("office_activity.csv")]
    [InlineData("office_activity_inbox_rule.csv")]
    [InlineData("sign-in_adelete.csv")]
    [InlineData("signinLogs.csv")]
    public void Lines_of_Log_Analytics_are_all_read_or_ignored(string name)
    {
        if (CorpusFolder.Find("sentinel_training_lab", output) is not { } folder)
        {
            return;
        }

        var path = Path.Combine(folder, name);
        var rows = CountRows(File.ReadAllText(path)) - 1;

        var file = TempFolder.Read(path).Report.Files.Single();

        Assert.Equal(rows, file.Read + file.Duplicates + file.Ignored);
        Assert.Equal(0, file.Rejected);
    }

    [Fact]
    public void Only_the_Exchange_rows_of_OfficeActivity_are_taken()
    {
        if (CorpusFolder.Find("sentinel_training_lab", output) is not { } folder)
        {
            return;
        }

        var (_, sink) = TempFolder.Read(Path.Combine(folder, "office_activity.csv"));

        Assert.Equal(13, sink.Of<Model.AuditRecord>().Count());
        Assert.All(sink.Of<Model.AuditRecord>(), record => Assert.Equal("Exchange", record.Workload));
        Assert.All(sink.Of<Model.AuditRecord>(), record => Assert.NotNull(record.CreationTime));
    }

    [Fact]
    public void Every_section_of_a_ScubaGear_export_is_counted_truthfully()
    {
        if (CorpusFolder.Find("scubagear", output) is not { } folder)
        {
            return;
        }

        var path = Path.Combine(folder, "ProviderSettingsExport.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var export = document.RootElement;

        var (report, _) = TempFolder.Read(path);

        Assert.Equal(Length(export, "conditional_access_policies"), Count(report, EntitySets.ConditionalAccessPolicies));
        Assert.Equal(Length(export, "inbound_connectors"), Count(report, EntitySets.InboundConnectors));
        Assert.Equal(Length(export, "transport_rule"), Count(report, EntitySets.TransportRules));
        Assert.Equal(Length(export, "accepted_domains"), Count(report, EntitySets.AcceptedDomains));
        Assert.Equal(Length(export, "remote_domains"), Count(report, EntitySets.RemoteDomains));
        Assert.Equal(Length(export, "conn_filter"), Count(report, EntitySets.HostedConnectionFilterPolicies));
        Assert.Equal(1, Count(report, EntitySets.AuthenticationMethodsPolicy));
        Assert.Equal(Length(export, "risky_applications"), Count(report, EntitySets.Applications));
        Assert.Equal(Length(export, "risky_applications") + Length(export, "risky_third_party_service_principals"), Count(report, EntitySets.ServicePrincipals));
        Assert.Equal(
            export.GetProperty("privileged_roles").EnumerateArray().SelectMany(role => role.GetProperty("Assignments").EnumerateArray()).Select(item => item.GetProperty("Id").GetString()).Distinct().Count(),
            Count(report, EntitySets.RoleAssignmentScheduleInstances));
        Assert.Equal(DateTimeOffset.Parse(export.GetProperty("timestamp_zulu").GetString()!, System.Globalization.CultureInfo.InvariantCulture), report.CapturedAt);
        Assert.Equal(EvidenceState.Incomplete, report.Coverage.Of(EntitySets.ServicePrincipals).State);
    }

    private static long Count(SourceReport report, EntitySet set) => report.Coverage.Of(set).Count;

    private static long Length(JsonElement export, string section) => export.GetProperty(section) is { ValueKind: JsonValueKind.Array } list ? list.GetArrayLength() : 1;

    /// <summary>Line ends outside quotation marks.</summary>
    private static int CountRows(string text)
    {
        var rows = 0;
        var isQuoted = false;
        foreach (var character in text.TrimEnd())
        {
            isQuoted ^= character == '"';
            rows += character == '\n' && !isQuoted ? 1 : 0;
        }

        return rows + 1;
    }
}
