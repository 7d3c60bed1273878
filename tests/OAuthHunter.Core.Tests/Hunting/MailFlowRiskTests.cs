using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Hunting;

public class MailFlowRiskTests
{
    [Fact]
    public void ShowsADeletedConnectorWithAllThatWasFound()
    {
        var evidence = MailFlowRecords.Aftermath().Read();

        var risk = Assert.Single(InboundConnectorRisk.Build(evidence.Facts, Findings(evidence)));

        Assert.Equal(MailFlowRecords.SeedConnector, risk.Name);
        Assert.Equal(Severity.Critical, risk.Severity);
        Assert.Equal(MailFlowObjectState.Deleted, risk.State);
        Assert.Equal("OnPremises", risk.ConnectorType);
        Assert.Equal(["203.0.113.10", "203.0.113.11"], risk.SenderIPAddresses);
        Assert.Equal(TimeSpan.FromMinutes(243), risk.Lifetime);
        Assert.Equal(MailFlowRecords.AppId, risk.CreatedBy);
        Assert.Equal(2, risk.History.Count);
        Assert.Equal(["CNX-001", "CNX-002", "CNX-003", "CNX-004"], risk.Findings.Select(finding => finding.DetectionId).Order());
        Assert.Equal(4, risk.Reasons.Count);
    }

    [Fact]
    public void ShowsTheDeletedRulesWithTheirHeaders()
    {
        var evidence = MailFlowRecords.Aftermath().Read();

        var risks = TransportRuleRisk.Build(evidence.Facts, Findings(evidence));

        Assert.Equal(12, risks.Count);
        Assert.Equal(MailFlowRecords.SeedHeaders.Order(), risks.Select(risk => risk.RemoveHeader!).Order());
        Assert.All(risks, risk => Assert.Equal(["TRN-001", "TRN-002", "TRN-003", "TRN-007", "TRN-008"], risk.Findings.Select(finding => finding.DetectionId).Order()));
        Assert.All(risks, risk => Assert.Equal(MailFlowObjectState.Deleted, risk.State));
    }

    [Fact]
    public void QuietObjectsAreShownOnRequest()
    {
        var evidence = TestTenant.Contoso()
            .Add(EntitySets.InboundConnectors, new InboundConnector { Name = "Partner", ConnectorType = "Partner" })
            .Add(EntitySets.TransportRules, new TransportRule { Name = "Tag", PrependSubject = "[x]", CreatedBy = "Ann", State = "Enabled" }).Read();

        Assert.Empty(InboundConnectorRisk.Build(evidence.Facts, Findings(evidence)));
        Assert.Empty(TransportRuleRisk.Build(evidence.Facts, Findings(evidence)));
        var connector = Assert.Single(InboundConnectorRisk.Build(evidence.Facts, Findings(evidence), includeAll: true));
        var rule = Assert.Single(TransportRuleRisk.Build(evidence.Facts, Findings(evidence), includeAll: true));

        Assert.Null(connector.Severity);
        Assert.Equal(MailFlowObjectState.Present, connector.State);
        Assert.Null(rule.Severity);
        Assert.Equal("Ann", rule.CreatedBy);
        Assert.Equal("Enabled", rule.RuleState);
    }

    [Fact]
    public void FindingsGoToTheLifeThatTheyAreAbout()
    {
        var evidence = TestTenant.Contoso().With(EntitySets.InboundConnectors).Add(
            EntitySets.UnifiedAuditLog,
            MailFlowRecords.NewConnector(0, "Relay"), MailFlowRecords.RemoveConnector(5, "Relay"),
            MailFlowRecords.By("New-InboundConnector", 100, ("Name", "Relay"), ("ConnectorType", "Partner"), ("SenderDomains", "smtp:fabrikam.com;1"), ("RequireTls", "True")), MailFlowRecords.RemoveConnector(50000, "Relay")).Read();

        var risks = InboundConnectorRisk.Build(evidence.Facts, Findings(evidence), includeAll: true);

        Assert.Equal([Severity.High, null], risks.Select(risk => risk.Severity));
        Assert.Equal("Partner", risks[1].ConnectorType);
    }

    [Fact]
    public void WhatIsNotKnownIsUnknown()
    {
        var evidence = TestTenant.Contoso().Add(EntitySets.UnifiedAuditLog, MailFlowRecords.NewConnector(0)).Read();

        Assert.Equal(MailFlowObjectState.Unknown, Assert.Single(InboundConnectorRisk.Build(evidence.Facts, [], includeAll: true)).State);
    }

    private static List<Finding> Findings(TenantEvidence evidence) => HuntResult.Of(evidence, new HuntOptions()).Findings;
}
