using CsCheck;
using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Facts.MailFlow;

/// <summary>For every kind of object, with damaged records and imports among them: order and repetition must not matter.</summary>
public class MailFlowHistoryPropertyTests
{
    private static readonly string[] Nouns = ["OutboundConnector", "TransportRule", "InboxRule", "AcceptedDomain", "RemoteDomain", "AntiPhishPolicy", "JournalRule", "RoleGroup"];

    private static readonly Gen<AuditRecord> Operation = Gen.Select(
        Gen.OneOfConst("New", "Set", "Rename", "Remove", "Disable", "Import", "Member"), Gen.OneOfConst(Nouns), Gen.OneOfConst("Alpha", "beta.example", "{C}"), Gen.Int[0, 40], Gen.Int[0, 9], Gen.Int[1, 9999])
        .Select((verb, noun, name, minute, luck, number) =>
        {
            var record = verb switch
            {
                "New" => MailFlowRecords.By($"New-{noun}", minute, ("Name", name), ("DomainName", name), ("Comment", $"{number}")),
                "Rename" => MailFlowRecords.By($"Set-{noun}", minute, ("Identity", name), ("Name", "Gamma")),
                "Set" => MailFlowRecords.By($"Set-{noun}", minute, ("Identity", name), ("Comment", $"@{{Add=\"{number}\"}}")),
                "Import" => MailFlowRecords.By("Import-TransportRuleCollection", minute, ("FileData", "System.Byte[]")),
                "Member" => MailFlowRecords.By("Add-RoleGroupMember", minute, ("Identity", name), ("Member", $"m{number % 3}")),
                _ => MailFlowRecords.By($"{verb}-{noun}", minute, ("Identity", name)),
            };
            record = record with { Id = $"id-{number}-{verb}-{noun}-{name}-{minute}", UserId = $"admin{number % 2}@contoso.com", ResultStatus = luck == 0 ? "False" : "True" };
            return luck == 1 ? record with { Parameters = [], ObjectId = null, IsDamaged = true, ResultStatus = null } : record;
        });

    private static readonly Gen<List<AuditRecord>> Log = Operation.List[0, 25];

    [Fact]
    public void OrderAndRepetitionLeaveAllHistoriesUnchanged() =>
        Gen.Select(Log, Gen.Int[0, int.MaxValue]).Sample((log, seed) =>
        {
            var random = new Random(seed);
            var repeated = log.Concat(log.Where(_ => random.Next(3) == 0).Select(record => record with { })).ToArray();
            random.Shuffle(repeated);
            Assert.Equal(Tell(log), Tell(repeated));
        });

    [Fact]
    public void ADamagedCopyBesideAWholeOneChangesNothing() =>
        Gen.Select(Log, Gen.Int[0, int.MaxValue]).Sample((log, seed) =>
        {
            var random = new Random(seed);
            var whole = log.Where(record => !record.IsDamaged).ToList();
            var copies = whole.Concat(whole.Where(_ => random.Next(3) == 0).Select(record => record with { Parameters = [], ObjectId = null, ResultStatus = null, IsDamaged = true })).ToArray();
            random.Shuffle(copies);
            Assert.Equal(Tell(whole), Tell(copies));
        });

    private static string Tell(IEnumerable<AuditRecord> log) => string.Join("\n", TestTenant.Contoso()
        .With(EntitySets.TransportRules, EntitySets.RemoteDomains).Add(EntitySets.UnifiedAuditLog, [.. log]).Read().Facts.MailFlow.All
        .Select(history => string.Join("|", history.Noun, history.Owner, history.Name, string.Join(",", history.PreviousNames), history.CreatedAt, history.RemovedAt, history.IsGone, history.Certainty,
            string.Join(",", history.Gaps), string.Join(",", history.Settings), string.Join(",", history.Events.Select(change => $"{change.Record.Id}:{change.Effect}")))));
}
