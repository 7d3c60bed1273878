using CsCheck;
using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Facts.MailFlow;

/// <summary>Whatever happened, the order of the export and rows that it repeats must not matter.</summary>
public class MailFlowReplayPropertyTests
{
    private static readonly string[] Names = ["Alpha", "Beta", "Ran_qWxTz"];

    private static readonly Gen<AuditRecord> Operation = Gen.Select(
        Gen.OneOfConst("New", "Set", "Rename", "Remove"), Gen.OneOfConst(Names), Gen.OneOfConst(Names), Gen.Int[0, 30], Gen.Int[0, 9], Gen.Int[1, 99999])
        .Select((verb, name, other, minute, luck, number) =>
        {
            var record = verb switch
            {
                "New" => MailFlowRecords.NewConnector(minute, name, addresses: $"192.0.2.{number % 250}"),
                "Rename" => MailFlowRecords.By("Set-InboundConnector", minute, ("Identity", name), ("Name", other)),
                "Set" => MailFlowRecords.By("Set-InboundConnector", minute, ("Identity", name), ("Comment", $"note {number}")),
                _ => MailFlowRecords.RemoveConnector(minute, name),
            };
            return record with { Id = $"id-{number}-{verb}-{name}-{other}-{minute}", ResultStatus = luck == 0 ? "False" : "True" };
        });

    private static readonly Gen<List<AuditRecord>> Log = Operation.List[0, 14];

    [Fact]
    public void ShufflingTheLogLeavesTheHistoriesUnchanged() =>
        Gen.Select(Log, Gen.Int[0, int.MaxValue]).Sample((log, seed) =>
        {
            var shuffled = log.ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(Tell(log), Tell(shuffled));
        });

    [Fact]
    public void RepeatingRecordsLeavesTheHistoriesUnchanged() =>
        Gen.Select(Log, Gen.Int[0, int.MaxValue]).Sample((log, seed) =>
        {
            var random = new Random(seed);
            var repeated = log.Concat(log.Where(_ => random.Next(2) == 0).Select(record => record with { })).ToArray();
            random.Shuffle(repeated);
            Assert.Equal(Tell(log), Tell(repeated));
        });

    [Fact]
    public void EverySuccessfulRecordStandsInExactlyOneLife() =>
        Log.Sample(log =>
        {
            var told = Build(log).SelectMany(history => history.Events).Where(change => change.Succeeded).Select(change => change.Record.Id).Order(StringComparer.Ordinal);
            Assert.Equal(log.Where(record => record.ResultStatus == "True").Select(record => record.Id).Distinct().Order(StringComparer.Ordinal), told);
        });

    [Fact]
    public void ALifeHasAtMostOneBeginningAndOneEnd() =>
        Log.Sample(log => Assert.All(Build(log), history =>
        {
            Assert.InRange(history.Events.Count(change => change is { Succeeded: true, IsCreation: true }), 0, 1);
            Assert.InRange(history.Events.Count(change => change is { Succeeded: true, IsRemoval: true }), 0, 1);
            Assert.Equal(history.Events.OrderBy(change => change.Time).Select(change => change.Time), history.Events.Select(change => change.Time));
        }));

    private static IReadOnlyList<ConnectorHistory> Build(IEnumerable<AuditRecord> log) =>
        TestTenant.Contoso().With(EntitySets.InboundConnectors).Add(EntitySets.UnifiedAuditLog, [.. log]).Read().Facts.MailFlow.InboundConnectors;

    // Everything but the rows' places, which do change with the order.
    private static string Tell(IEnumerable<AuditRecord> log) => string.Join("\n", Build(log).Select(history => string.Join("|",
        history.Name,
        string.Join(",", history.PreviousNames),
        history.CreatedAt,
        history.RemovedAt,
        history.IsGone,
        string.Join(",", history.Gaps),
        history.Connector.Comment,
        string.Join(",", history.Connector.SenderIPAddresses ?? []),
        string.Join(",", history.Events.Select(change => change.Record.Id)))));
}
