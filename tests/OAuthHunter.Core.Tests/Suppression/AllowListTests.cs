using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Suppression;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Suppression;

public class AllowListTests
{
    [Theory]
    [InlineData("ROL-001", AppId)]
    [InlineData("rol-*", "Contoso_*")]
    [InlineData("*", "*")]
    [InlineData("ROL-00?", SpId)]
    public void AFindingIsMarkedByIdNameOrWildcard(string id, string target)
    {
        var finding = Assert.Single(Hunt(Entry(id, target)).Findings);

        Assert.True(finding.IsSuppressed);
        Assert.Equal(("known", "mail team"), (finding.Suppression!.Reason, finding.Suppression.Owner));
        Assert.Equal(Severity.Critical, finding.Severity);
    }

    [Theory]
    [InlineData("ROL-002", AppId)]
    [InlineData("ROL-001", "Another app")]
    public void AnotherDetectionOrTargetIsNotMarked(string id, string target) => Assert.False(Assert.Single(Hunt(Entry(id, target)).Findings).IsSuppressed);

    [Fact]
    public void AnEntryThatRanOutMarksNothingAndIsNamed()
    {
        var entry = Entry("ROL-001", AppId) with { Expires = Now.AddDays(-1) };

        Assert.False(Assert.Single(Hunt(entry).Findings).IsSuppressed);
        Assert.Same(entry, Assert.Single(new AllowList([entry]).ExpiredAt(Now)));
    }

    [Fact]
    public void TheSameFingerprintComesBackWhenTheEntryIsGone() =>
        Assert.Equal(Assert.Single(Hunt().Findings).Fingerprint, Assert.Single(Hunt(Entry("ROL-001", AppId)).Findings).Fingerprint);

    [Fact]
    public void ASuppressedFindingDoesNotRaiseItsApp()
    {
        var facts = Tenant().Read().Facts;
        Finding[] active = [.. HuntOf(facts).Findings];
        Finding[] marked = [.. active.Select(finding => finding with { Suppression = new FindingSuppression { Reason = "r", Owner = "o", Expires = Now.AddDays(9) } })];
        var before = Assert.Single(SuspiciousOAuthAppBuilder.Build(facts, active));
        var after = Assert.Single(SuspiciousOAuthAppBuilder.Build(facts, marked));

        Assert.Equal((Severity.Critical, Severity.Info), (before.Severity, after.Severity));
        Assert.True(after.Score < before.Score);
        Assert.Equal(before.Findings.Count, after.Findings.Count);
    }

    [Fact]
    public void ASuppressedFindingDoesNotRaiseARoleRow()
    {
        var facts = Tenant().Read().Facts;
        var marked = HuntOf(facts, Entry("ROL-*", "*")).Findings;
        var row = Assert.Single(PrivilegedRoleRisk.Build(facts, marked));

        Assert.Null(row.Severity);
        Assert.Contains("(suppressed)", Assert.Single(row.Reasons));
        Assert.Single(row.Findings);
    }

    [Fact]
    public void SuppressedFindingsSortBehindThoseThatCount()
    {
        var one = Assert.Single(Hunt().Findings);
        var other = one with { Severity = Severity.Low };
        Finding[] sorted = [.. new[] { one with { Suppression = new FindingSuppression { Reason = "r", Owner = "o", Expires = Now } }, other }.Order()];
        Assert.Equal(Severity.Low, sorted[0].Severity);
    }

    private static AllowListEntry Entry(string id, string target) => new() { DetectionIds = [id], Target = target, Reason = "known", Owner = "mail team", Expires = Now.AddDays(30) };

    private static TestTenant Tenant() => HomeMade().Add(EntitySets.RoleAssignments, Role(WellKnown.GlobalAdministrator));

    private static HuntResult Hunt(params AllowListEntry[] entries) => HuntOf(Tenant().Read().Facts, entries);

    private static HuntResult HuntOf(OAuthHunter.Facts.TenantFacts facts, params AllowListEntry[] entries)
    {
        var result = new HuntResult();
        HuntEngine.Run(facts, new HuntOptions { DetectionIds = ["ROL-001"], AllowList = new AllowList(entries) }, result, CancellationToken.None);
        return result;
    }
}
