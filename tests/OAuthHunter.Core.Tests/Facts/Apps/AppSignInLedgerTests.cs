using CsCheck;
using OAuthHunter.Evidence;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Support.ConsentRecords;

namespace OAuthHunter.Core.Tests.Facts.Apps;

public class AppSignInLedgerTests
{
    private static readonly SignIn[] Rows = [.. Enumerable.Range(0, 200).Select(index => AppSignIn(20 - (index % 17), $"192.0.2.{index % 9}", index % 4 == 0 ? 7000215 : 0, $"key{index % 3}", minutes: index * 7))];

    [Fact]
    public void NothingIsLostWhenItGrowsCoarser()
    {
        var ledger = Fill(new AppSignInLedger(40), Rows);

        Assert.NotNull(ledger.Limitation);
        Assert.Equal(Rows.Length, ledger.Cells.Values.Sum(cell => cell.Count));
        Assert.Equal(Rows.Min(row => row.CreatedDateTime), ledger.Cells.Values.Min(cell => cell.First));
        Assert.Null(Fill(new AppSignInLedger(), Rows).Limitation);
    }

    [Fact]
    public void OrderDoesNotMatter()
    {
        var expected = Describe(Fill(new AppSignInLedger(40), Rows));
        Gen.Shuffle(Rows).Sample(rows => Describe(Fill(new AppSignInLedger(40), rows)).SequenceEqual(expected), iter: 20);
    }

    [Fact]
    public void PeopleAreNotApps() => Assert.Empty(Fill(new AppSignInLedger(), SignIn(0), AppSignIn(1) with { UserPrincipalName = Uma }).Cells);

    private static AppSignInLedger Fill(AppSignInLedger ledger, params SignIn[] rows)
    {
        foreach (var row in rows)
        {
            ledger.Add(row);
        }

        return ledger;
    }

    private static List<string> Describe(AppSignInLedger ledger) =>
        [.. ledger.Cells.Select(pair => $"{pair.Key} {pair.Value.Count} {pair.Value.First:O} {pair.Value.Last:O} {pair.Value.FirstId}").Order(StringComparer.Ordinal)];
}
