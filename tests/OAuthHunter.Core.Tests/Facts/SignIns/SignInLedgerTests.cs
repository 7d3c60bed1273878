using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Facts.SignIns;

namespace OAuthHunter.Core.Tests.Facts.SignIns;

public class SignInLedgerTests
{
    [Fact]
    public void Equal_failures_of_a_minute_share_a_cell()
    {
        var ledger = SignInLog.Ledger(Enumerable.Range(0, 50).Select(second => SignInLog.Failure("ada@contoso.com", "192.0.2.1", second)));

        Assert.Equal(50, Assert.Single(ledger.Cells).Value.Count);
    }

    [Fact]
    public void A_full_ledger_grows_coarser_and_says_so_whatever_the_order()
    {
        var rows = Enumerable.Range(0, 3000).Select(number => SignInLog.Failure("ada@contoso.com", "192.0.2.1", number * 60)).ToList();

        var forward = SignInLog.Ledger(rows, 400);
        var backward = SignInLog.Ledger(Enumerable.Reverse(rows), 400);

        Assert.NotNull(forward.Limitation);
        Assert.Equal(forward.Limitation, backward.Limitation);
        Assert.True(forward.Cells.Count() <= 200);
        Assert.Equal(3000, forward.Cells.Sum(pair => pair.Value.Count));
        Assert.Equal(Describe(forward), Describe(backward));
    }

    [Fact]
    public void Many_successes_leave_failures_as_exact_as_they_were()
    {
        var successes = Enumerable.Range(0, 3000).Select(number => SignInLog.Success("bea@contoso.com", "192.0.2.2", number * 900));
        var failures = Enumerable.Range(0, 100).Select(number => SignInLog.Failure("ada@contoso.com", "192.0.2.1", number * 60));

        var ledger = SignInLog.Ledger(successes.Concat(failures), 400);

        Assert.Contains("Successes", ledger.Limitation, StringComparison.Ordinal);
        Assert.DoesNotContain("Failures", ledger.Limitation, StringComparison.Ordinal);
        Assert.Equal(100, ledger.Freeze().Failures.Count);
    }

    [Fact]
    public void A_ledger_with_room_says_nothing() => Assert.Null(SignInLog.Ledger([SignInLog.Failure("ada@contoso.com", "192.0.2.1", 0)]).Limitation);

    [Fact]
    public void The_same_sign_in_in_both_logs_counts_once()
    {
        var row = SignInLog.Failure("ada@contoso.com", "192.0.2.1", 0);

        var table = SignInLog.Ledger([row, row with { FromUnifiedAuditLog = true, ClientAppUsed = null }]).Freeze();

        Assert.False(Assert.Single(table.Failures).IsFromUnifiedAuditLog);
    }

    [Fact]
    public void A_row_that_knows_only_the_id_belongs_to_the_name_of_that_id()
    {
        var named = SignInLog.Success("ada@contoso.com", "192.0.2.1", 0) with { UserId = "ID-1" };
        var unnamed = SignInLog.Success("ada@contoso.com", "192.0.2.1", 3600) with { UserId = "id-1", UserPrincipalName = null };

        var table = SignInLog.Ledger([unnamed, named]).Freeze();

        Assert.Single(table.RightPasswords.Select(entry => entry.User).Distinct());
    }

    [Fact]
    public void The_last_single_factor_success_is_kept_and_refreshes_are_not()
    {
        var first = SignInLog.Success("ada@contoso.com", "192.0.2.1", 0) with { AuthenticationRequirement = "singleFactorAuthentication", AppDisplayName = "Portal", UserId = "id-1" };
        var refresh = first with { CreatedDateTime = SignInLog.Day.AddHours(1), IsInteractive = false };

        var last = SignInLog.Ledger([refresh, first]).LastSingleFactor("ID-1");

        Assert.Equal(SignInLog.Day, last?.Moment.Time);
        Assert.Equal("Portal", last?.App);
    }

    private static List<string> Describe(SignInLedger ledger) =>
        [.. ledger.Freeze().Failures.Select(entry => $"{entry.Start:O} {entry.End:O} {entry.Count} {entry.Cell.First.Origin}")];
}
