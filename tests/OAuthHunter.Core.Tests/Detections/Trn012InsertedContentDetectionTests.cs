using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Trn012InsertedContentDetectionTests
{
    [Theory]
    [InlineData("Reply-To")]
    [InlineData("from")]
    public void RewritingTheSenderIsHigh(string header)
    {
        var finding = Assert.Single(Hunt(new TransportRule { SetHeaderName = header, SetHeaderValue = "drop@fabrikam.com" }).Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.NotEmpty(finding.Escalations);
    }

    [Theory]
    [InlineData("<img src=\"https://cdn.fabrikam.com/x.png\">", "cdn.fabrikam.com")]
    [InlineData("<a href='http://fabrikam.com/win?id=1'>win</a>", "fabrikam.com")]
    public void ForeignLinksAreLow(string html, string host)
    {
        var finding = Assert.Single(Hunt(new TransportRule { ApplyHtmlDisclaimerText = html }).Findings);

        Assert.Equal(Severity.Low, finding.Severity);
        Assert.Contains(host, finding.Summary);
    }

    [Fact]
    public void AnswersToADeskAreLow() => Assert.Equal(Severity.Low, Assert.Single(Hunt(new TransportRule { SetHeaderName = "Reply-To", SetHeaderValue = "desk@contoso.com" }).Findings).Severity);

    [Fact]
    public void PlainFootersYieldNothing()
    {
        Assert.Empty(Hunt(new TransportRule { ApplyHtmlDisclaimerText = "<p>Contoso, see <a href=\"https://www.contoso.com/legal\">legal</a></p>" }).Findings);
        Assert.Empty(Hunt(new TransportRule { ApplyHtmlDisclaimerText = "<img src=\"https://img.exclaimer.net/logo.png\">" }).Findings);
        Assert.Empty(Hunt(new TransportRule { SetHeaderName = "X-Contoso", SetHeaderValue = "1" }).Findings);
    }

    [Fact]
    public void WithoutEvidenceItSaysSo() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("TRN-012").StateOf("TRN-012"));

    private static HuntResult Hunt(TransportRule rule) => TestTenant.Contoso().Add(EntitySets.TransportRules, rule with { Name = "r" }).Hunt("TRN-012");
}
