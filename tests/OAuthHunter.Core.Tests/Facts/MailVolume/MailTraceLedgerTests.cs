using CsCheck;
using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.MailVolume;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Facts.MailVolume;

public class MailTraceLedgerTests
{
    private static readonly DateTimeOffset Day = new(2026, 9, 20, 10, 15, 0, TimeSpan.Zero);

    [Fact]
    public void Rows_of_one_hour_and_source_are_one_cell()
    {
        var ledger = Fill(new MailTraceLedger(), Traces.Mail(Day, 1_000));

        Assert.Equal(2, ledger.Cells.Count());
        Assert.Equal(1_000, ledger.Cells.Sum(cell => cell.Value.Recipients));
        Assert.Null(ledger.Limitation);
    }

    [Fact]
    public void Several_recipients_of_a_row_count_each_and_steps_of_a_message_count_once()
    {
        var received = new MessageTrace { Received = Day, SenderAddress = "a@contoso.com", RecipientAddress = "x@fabrikam.com;y@fabrikam.com;z@example.net", EventId = "RECEIVE" };
        var ledger = Fill(new MailTraceLedger(), [received, received with { EventId = "SEND" }, received with { EventId = "DELIVER" }]);

        Assert.Equal(3, ledger.Cells.Sum(cell => cell.Value.Recipients));
    }

    [Theory]
    [InlineData("bounce@contoso.com", 0)]
    [InlineData("bounce@mail.contoso.com", 0)]
    [InlineData("spammer@example.net", 5)]
    [InlineData("<>", 0)]
    public void Senders_of_envelope_and_header_are_compared_by_domain(string envelope, int mismatched) =>
        Assert.Equal(mismatched, Fill(new MailTraceLedger(), Traces.Mail(Day, 5, returnPath: envelope)).Cells.Sum(cell => cell.Value.Mismatched));

    [Fact]
    public void Too_many_cells_are_counted_coarser_and_nothing_is_lost()
    {
        var rows = Enumerable.Range(0, 3_000).Select(number => new MessageTrace
        {
            Received = Day.AddHours(number % 48), SenderAddress = $"u@s{number % 7}.example", RecipientAddress = $"v@r{number}.example", FromIP = $"198.51.{number % 100}.{number % 250}",
        }).ToList();
        var ledger = Fill(new MailTraceLedger(400), rows);

        Assert.True(ledger.Cells.Count() <= 400, $"{ledger.Cells.Count()} cells");
        Assert.Equal(3_000, ledger.Cells.Sum(cell => cell.Value.Recipients));
        Assert.NotNull(ledger.Limitation);
    }

    [Fact]
    public void The_order_of_rows_does_not_matter()
    {
        var rows = Enumerable.Range(0, 400).Select(number => new MessageTrace
        {
            Origin = new EvidenceOrigin("trace.csv", number + 1),
            Received = Day.AddMinutes(number * 37), SenderAddress = $"u@s{number % 5}.example", RecipientAddress = $"v@r{number % 90}.example", FromIP = $"198.51.100.{number % 50}",
        }).ToArray();
        var expected = Cells(Fill(new MailTraceLedger(60), rows));

        Gen.Shuffle(rows).Sample(shuffled => Cells(Fill(new MailTraceLedger(60), shuffled)).SequenceEqual(expected), iter: 40);
    }

    [Theory]
    [InlineData("contoso.com", true)]
    [InlineData("eu.contoso.com", true)]
    [InlineData("notcontoso.com", false)]
    [InlineData("com", false)]
    [InlineData("", false)]
    public void A_domain_is_one_of_the_organisation_or_below_one(string domain, bool isOwn) => Assert.Equal(isOwn, MailTraceLedger.IsWithin(domain, ["contoso.com"]));

    private static MailTraceLedger Fill(MailTraceLedger ledger, IEnumerable<MessageTrace> rows)
    {
        foreach (var row in rows)
        {
            ledger.Add(row);
        }

        return ledger;
    }

    private static List<string> Cells(MailTraceLedger ledger) =>
        [.. ledger.Cells.Select(cell => $"{cell.Key}|{cell.Value.Recipients}|{cell.Value.FirstTicks}|{cell.Value.LastTicks}|{cell.Value.Origin}").OrderBy(text => text, StringComparer.Ordinal)];
}
