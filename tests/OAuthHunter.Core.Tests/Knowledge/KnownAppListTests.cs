using OAuthHunter.Knowledge;

namespace OAuthHunter.Core.Tests.Knowledge;

public class KnownAppListTests
{
    private const string Rclone = "4761b959-9780-4c2d-87a3-512b4638f767";

    [Fact]
    public void AListExtendsTheBuiltInOneAndWins()
    {
        var list = KnownApps.BuiltIn.With(KnownAppList.Parse($"app_id,name,verdict,confidence,notes,sources\n{Rclone},Rclone by IT,malicious,low,,\na0000000-0000-4000-8000-000000000001,\"Mail, Helper\",dual-use,,,ticket 7\n", "ours.csv"));

        Assert.Equal(KnownApps.BuiltIn.All.Count + 1, list.All.Count);
        var mine = list.Find(Rclone)!;
        Assert.Equal(("malicious", "low", "ours.csv"), (mine.Verdict, mine.Confidence, mine.Sources));
        Assert.Contains(mine.Conflicts, conflict => conflict.Contains("dual-use", StringComparison.Ordinal));
        Assert.Contains(mine.Conflicts, conflict => conflict.Contains("Edison Mail", StringComparison.Ordinal));
        Assert.Equal(("Mail, Helper", "medium", "ticket 7"), (list.Find("A0000000-0000-4000-8000-000000000001")!.Name, list.Find("a0000000-0000-4000-8000-000000000001")!.Confidence, list.Find("a0000000-0000-4000-8000-000000000001")!.Sources));
    }

    [Fact]
    public void AListCanStandAlone() => Assert.Null(KnownApps.Of(KnownAppList.Parse("AppId,Name,Verdict\na0000000-0000-4000-8000-000000000001,x,malicious", "ours")).Find(Rclone));

    [Theory]
    [InlineData("")]
    [InlineData("[{\"appId\":\"a0000000-0000-4000-8000-000000000001\",\"verdict\":\"malicious\"}]")]
    [InlineData("id,name\na0000000-0000-4000-8000-000000000001,x")]
    [InlineData("app_id,name,verdict\nnot-an-id,x,malicious")]
    [InlineData("app_id,name,verdict\na0000000-0000-4000-8000-000000000001,x,bad")]
    public void WhatIsNoEntryIsRefused(string csv) => Assert.Throws<FormatException>(() => KnownAppList.Parse(csv, "ours"));

    [Fact]
    public void ConflictsOfTheBuiltInListAreShown() => Assert.Contains("Edison", Assert.Single(KnownApps.BuiltIn.Find(Rclone)!.Conflicts), StringComparison.Ordinal);
}
