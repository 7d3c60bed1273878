using System.Text.Json;
using CsCheck;
using OAuthHunter.Evidence;
using OAuthHunter.Model;
using OAuthHunter.Providers.Formats;
using OAuthHunter.Providers.Snapshots;
using OAuthHunter.Providers.Tests.Support;

namespace OAuthHunter.Providers.Tests.Snapshots;

/// <summary>Whatever records hold, a snapshot gives them back.</summary>
public sealed class RoundTripPropertyTests
{
    [Fact]
    public void Every_record_of_every_set_comes_back()
    {
        Gen.Int.Sample(
            seed =>
            {
                var random = new Random(seed);
                var records = EntitySets.All.Select(set => (Set: set, Record: (EvidenceRecord)RandomValues.Make(set.RecordType, random))).ToArray();
                using var folder = new TempFolder();
                var path = Path.Combine(folder.Path, random.Next(2) == 0 ? "s" : "s.zip");
                SnapshotWriter.WriteAsync(new ListSource(records), path, "1.0.0", DateTimeOffset.UnixEpoch, new RecordingSink(), CancellationToken.None).GetAwaiter().GetResult();

                var (report, sink) = TempFolder.Read(path);

                Assert.Equal(records.Select(Json), sink.Records.Select(Json));

                // The one thing to complain of is a log record that was made without a time.
                var timeless = records.Where(entry => entry.Set.Kind == EntitySetKind.Event && RecordKeys.TimeOf(entry.Record) is null).Select(entry => entry.Set.Name);
                Assert.Equal(timeless, report.Files.Where(file => file.Problem is not null).SelectMany(file => file.EntitySets));
                return true;
            },
            iter: 25,
            threads: 1);
    }

    /// <summary>Independent of the product's own serialisers: by reflection, with nulls and all.</summary>
    private static string Json((EntitySet Set, EvidenceRecord Record) entry) =>
        entry.Set.Name + JsonSerializer.Serialize(entry.Record with { Origin = default }, entry.Record.GetType());
}
