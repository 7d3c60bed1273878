using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Trn001HeaderRemovalDetectionTests
{
    [Theory]
    [InlineData("authentication-results")]
    [InlineData("DKIM-Signature:")]
    [InlineData("X-Forefront-Antispam-Report")]
    [InlineData("Received")]
    public void ReportsASingleTellingHeader(string header)
    {
        var finding = Assert.Single(Hunt(new TransportRule { Name = "Clean", RemoveHeader = header }).Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal(TargetKind.TransportRule, finding.TargetKind);
        Assert.Equal("Clean", finding.TargetId);
        Assert.Equal("transportRules", Assert.Single(finding.Evidence).EntitySet);
    }

    [Fact]
    public void TheTwelveDeletedRulesAreCriticalEach()
    {
        var findings = MailFlowRecords.Aftermath().Hunt("TRN-001").Findings;

        Assert.Equal(12, findings.Count);
        Assert.All(findings, finding => Assert.Equal(Severity.Critical, finding.Severity));
        Assert.All(findings, finding => Assert.Contains("12 headers", Assert.Single(finding.Escalations)));
        Assert.All(findings, finding => Assert.Equal(2, finding.Evidence.Count));
        Assert.Equal(12, findings.Select(finding => finding.Fingerprint).Distinct().Count());
    }

    public static TheoryData<TransportRule> Tied =>
    [
        new TransportRule { Name = "Clean", RemoveHeader = "Received-SPF", SenderIpRanges = ["203.0.113.0/24"] },
        new TransportRule { Name = "Clean", RemoveHeader = "Received-SPF", From = ["news@contoso.com"] },
        new TransportRule { Name = "Clean", RemoveHeader = "Received-SPF", SenderDomainIs = ["contoso.com"] },
        new TransportRule { Name = "Clean", RemoveHeader = "Received-SPF", HeaderContainsMessageHeader = "X-Connector-Name" },
    ];

    [Theory]
    [MemberData(nameof(Tied))]
    public void ATiedConditionMakesItCritical(TransportRule rule) => Assert.Equal(Severity.Critical, Assert.Single(Hunt(rule).Findings).Severity);

    [Fact]
    public void AHeaderThatWasTakenOffEarlierIsNotForgotten()
    {
        var finding = Assert.Single(TestTenant.Contoso().Add(
            EntitySets.UnifiedAuditLog,
            MailFlowRecords.NewRule(0, "Clean", "ARC-Seal"),
            MailFlowRecords.By("Set-TransportRule", 5, ("Identity", "Clean"), ("RemoveHeader", ""))).Hunt("TRN-001").Findings);

        Assert.Contains("ARC-Seal", finding.Summary);
    }

    [Fact]
    public void ARuleTurnedFromHeaderToHeaderIsCritical()
    {
        var finding = Assert.Single(TestTenant.Contoso().Add(
            EntitySets.UnifiedAuditLog,
            MailFlowRecords.NewRule(0, "Clean", "ARC-Seal"),
            MailFlowRecords.By("Set-TransportRule", 500, ("Identity", "Clean"), ("RemoveHeader", "Received")),
            MailFlowRecords.By("Set-TransportRule", 900, ("Identity", "Clean"), ("RemoveHeader", "DKIM-Signature"))).Hunt("TRN-001").Findings);

        Assert.Equal(Severity.Critical, finding.Severity);
    }

    [Theory]
    [InlineData("X-MS-Exchange-ExternalOriginalInternetSender ")]
    [InlineData("x-ms-exchange-externaloriginalinternetsender:")]
    [InlineData("X\u2011MS\u2013Exchange-ExternalOriginalInternetSender")]
    [InlineData("\u00a0X-MS-Exchange-External\u200bOriginal InternetSender")]
    [InlineData("\u201cX-MS-Exchange-ExternalOriginalInternetSender\u201d")]
    [InlineData("\uff38-MS-Exchange-ExternalOriginalInternetSender")]
    public void CaseSpacingAndTypographyOfAHeaderDoNotMatter(string header) =>
        Assert.Contains("true external source IP", Assert.Single(Hunt(new TransportRule { Name = "Clean", RemoveHeader = header }).Findings).Summary);

    public static TheoryData<TransportRule, string> Idle => new()
    {
        { new TransportRule { Name = "Clean", RemoveHeader = "Received-SPF", Mode = "Audit" }, "only tried out" },
        { new TransportRule { Name = "Clean", RemoveHeader = "Received-SPF", Mode = "AuditAndNotify" }, "only tried out" },
        { new TransportRule { Name = "Clean", RemoveHeader = "Received-SPF", ActivationDate = MailFlowRecords.Day.AddYears(5) }, "set to begin" },
    };

    [Theory]
    [MemberData(nameof(Idle))]
    public void WhatHasTouchedNoMessageIsOneStepLess(TransportRule rule, string reason)
    {
        var finding = Assert.Single(Hunt(rule).Findings);

        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Contains("taken off nothing so far: it is " + reason, finding.Summary);
        Assert.Equal(Severity.High, Assert.Single(Hunt(rule with { SenderIpRanges = ["203.0.113.0/24"] }).Findings).Severity);
    }

    [Fact]
    public void ARuleThatWasInForceForAnHourStaysHigh()
    {
        var made = MailFlowRecords.NewRule(0, "Clean", "Received-SPF");
        var tried = MailFlowRecords.By("Set-TransportRule", 60, ("Identity", "Clean"), ("Mode", "Audit"));

        Assert.Equal(Severity.High, Assert.Single(Log(made, tried)).Severity);
        Assert.Equal(Severity.High, Assert.Single(Log(tried)).Severity);
        Assert.Equal(Severity.Medium, Assert.Single(Log(With(made, "Mode", "Audit"), MailFlowRecords.By("Set-TransportRule", 60, ("Identity", "Clean"), ("Comments", "test")))).Severity);
        Assert.Equal(Severity.High, Assert.Single(Log(With(made, "Mode", "Audit"), MailFlowRecords.By("Set-TransportRule", 60, ("Identity", "Clean"), ("Mode", "Enforce")))).Severity);
        Assert.Equal(Severity.Medium, Assert.Single(Log(With(made, "Enabled", "False"))).Severity);
        Assert.Equal(Severity.High, Assert.Single(Log(With(made, "Enabled", "False"), MailFlowRecords.By("Enable-TransportRule", 60, ("Identity", "Clean")))).Severity);

        static AuditRecord With(AuditRecord record, string name, string value) =>
            record with { Parameters = [.. record.Parameters.Where(parameter => parameter.Name != name), new NameValue(name, value)] };
        static IReadOnlyList<Finding> Log(params AuditRecord[] records) => TestTenant.Contoso().Add(EntitySets.UnifiedAuditLog, [.. records.Select(record => record.Operation == "Set-TransportRule"
            ? record with { Parameters = [.. record.Parameters, new NameValue("RemoveHeader", "Received-SPF")] } : record)]).Hunt("TRN-001").Findings;
    }

    [Fact]
    public void AnExpiredRuleDidItsWorkAndItsDatesAreTold()
    {
        var finding = Assert.Single(Hunt(new TransportRule { Name = "Clean", RemoveHeader = "Received-SPF", ExpiryDate = MailFlowRecords.Day.AddYears(-5) }).Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Contains("ended by date", finding.Summary);
    }

    [Fact]
    public void BeforeARuleThatLooksForTheHeaderItIsCriticalAndBehindItHigh()
    {
        var check = new TransportRule { Name = "Quarantine failures", Priority = 5, HeaderContainsMessageHeader = "Authentication-Results", Quarantine = true };

        var before = Assert.Single(Hunt(check, new TransportRule { Name = "Clean", Priority = 0, RemoveHeader = "authentication-results", StopRuleProcessing = true }).Findings);
        Assert.Equal(Severity.Critical, before.Severity);
        Assert.Contains("Quarantine failures", Assert.Single(before.Escalations));
        Assert.Contains("StopRuleProcessing", before.Summary);
        Assert.Equal(Severity.High, Assert.Single(Hunt(check, new TransportRule { Name = "Clean", Priority = 6, RemoveHeader = "Authentication-Results" }).Findings).Severity);
        Assert.Equal(Severity.High, Assert.Single(Hunt(check with { State = "Disabled" }, new TransportRule { Name = "Clean", Priority = 0, RemoveHeader = "Authentication-Results" }).Findings).Severity);
    }

    [Fact]
    public void BehindARuleThatEndsProcessingForAllMailItIsOneStepLess()
    {
        var stop = new TransportRule { Name = "Stop", Priority = 0, StopRuleProcessing = true, PrependSubject = "[x]" };
        var clean = new TransportRule { Name = "Clean", Priority = 1, RemoveHeader = "Received-SPF" };

        Assert.Equal(Severity.Medium, Assert.Single(Hunt(stop, clean).Findings).Severity);
        Assert.Equal(Severity.High, Assert.Single(Hunt(stop with { FromScope = "InOrganization" }, clean).Findings).Severity);
        Assert.Equal(Severity.High, Assert.Single(Hunt(stop with { Mode = "Audit" }, clean).Findings).Severity);
        Assert.Equal(Severity.High, Assert.Single(Hunt(stop with { Priority = 2 }, clean).Findings).Severity);
    }

    public static TheoryData<TransportRule> Private =>
    [
        new TransportRule { Name = "Privacy", RemoveHeader = "X-Originating-IP" },
        new TransportRule { Name = "Privacy", RemoveHeader = "Received", SentToScope = "NotInOrganization" },
        new TransportRule { Name = "Privacy", RemoveHeader = "X-Originating-IP", SentToScope = "NotInOrganization", SenderDomainIs = ["contoso.com"] },
    ];

    [Theory]
    [MemberData(nameof(Private))]
    public void PrivacyRulesStayLow(TransportRule rule)
    {
        var finding = Assert.Single(Hunt(rule).Findings);

        Assert.Equal(Severity.Low, finding.Severity);
        Assert.Empty(finding.Escalations);
    }

    [Theory]
    [InlineData("X-Fabrikam-Gateway-Loop")]
    [InlineData(null)]
    public void AProductsOwnHeaderYieldsNothing(string? header)
    {
        var result = Hunt(new TransportRule { Name = "Gateway", RemoveHeader = header });

        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.PartlyAssessed, result.StateOf("TRN-001"));
    }

    [Fact]
    public void SeedHeadersOfDifferentActorsAndTimesAreNoGroup()
    {
        var findings = Hunt(
            new TransportRule { Name = "A", RemoveHeader = "Received-SPF", CreatedBy = "Ann", WhenChanged = MailFlowRecords.Day },
            new TransportRule { Name = "B", RemoveHeader = "ARC-Seal", CreatedBy = "Bob", WhenChanged = MailFlowRecords.Day },
            new TransportRule { Name = "C", RemoveHeader = "DKIM-Signature", CreatedBy = "Ann", WhenChanged = MailFlowRecords.Day.AddDays(-90) }).Findings;

        Assert.Equal(3, findings.Count);
        Assert.All(findings, finding => Assert.Equal(Severity.High, finding.Severity));
    }

    [Fact]
    public void WithoutTimesNothingSetsThreeRulesApart()
    {
        var findings = Hunt(new TransportRule { Name = "A", RemoveHeader = "Received-SPF" }, new TransportRule { Name = "B", RemoveHeader = "ARC-Seal" }, new TransportRule { Name = "C", RemoveHeader = "Received" }).Findings;

        Assert.All(findings, finding => Assert.Equal((Severity.Critical, Confidence.Medium), (finding.Severity, finding.Confidence)));
    }

    [Fact]
    public void WithoutEvidenceItSaysSo() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("TRN-001").StateOf("TRN-001"));

    private static HuntResult Hunt(params TransportRule[] rules) => TestTenant.Contoso().Add(EntitySets.TransportRules, [.. rules.Select(rule => rule with { })]).Hunt("TRN-001");
}
