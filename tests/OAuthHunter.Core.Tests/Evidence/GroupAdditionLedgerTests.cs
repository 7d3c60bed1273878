using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Evidence;

public class GroupAdditionLedgerTests
{
    private static readonly DateTimeOffset Start = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_more_than_are_kept_the_latest_stay_whatever_the_order_and_it_is_said_since_when()
    {
        var audits = Enumerable.Range(0, (2 * GroupAdditionLedger.Bound) + 1_000).Select(Addition).ToList();
        var forwards = Fill(audits);
        var backwards = Fill(Enumerable.Reverse(audits));

        Assert.Equal(GroupAdditionLedger.Bound, forwards.Additions.Count);
        Assert.Equal(forwards.Additions, backwards.Additions);
        Assert.Equal(forwards.Additions[0].Time, forwards.KeptSince);
        Assert.Equal(forwards.KeptSince, backwards.KeptSince);
        Assert.Equal(audits[^1].ActivityDateTime, forwards.Additions[^1].Time);
    }

    [Fact]
    public void Where_all_are_kept_nothing_is_said()
    {
        var ledger = Fill([Addition(1), Addition(2)]);

        Assert.Null(ledger.KeptSince);
        Assert.Equal(["user-1@contoso.com", "user-2@contoso.com"], ledger.Additions.Select(addition => addition.Member));
    }

    [Theory]
    [InlineData("Add member to group", "failure")]
    [InlineData("Remove member from group", "success")]
    public void What_failed_or_is_something_else_is_no_addition(string activity, string result)
    {
        var ledger = new GroupAdditionLedger();
        ledger.TryAdd(Addition(1) with { ActivityDisplayName = activity, Result = result });

        Assert.Empty(ledger.Additions);
    }

    private static GroupAdditionLedger Fill(IEnumerable<DirectoryAudit> audits)
    {
        var ledger = new GroupAdditionLedger();
        foreach (var audit in audits)
        {
            Assert.True(ledger.TryAdd(audit));
        }

        return ledger;
    }

    private static DirectoryAudit Addition(int number) => new()
    {
        Id = $"audit-{number}",
        ActivityDateTime = Start.AddSeconds(number),
        ActivityDisplayName = GroupAdditionLedger.Activity,
        Result = "success",
        TargetResources = [new AuditTarget { Id = $"member-{number}", Type = "User", UserPrincipalName = $"user-{number}@contoso.com" }, new AuditTarget { Id = "group", Type = "Group", DisplayName = "Exceptions" }],
    };
}
