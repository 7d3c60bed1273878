using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Facts.MailFlow;

public class MailFlowReplayTests
{
    private const string Guid = "8f14e45f-ceea-467f-a0e6-0a1b2c3d4e5f";

    [Fact]
    public void RebuildsADeletedConnectorParameterByParameter()
    {
        var history = Assert.Single(Connectors(
            MailFlowRecords.NewConnector(0).AsApp(),
            MailFlowRecords.By("Set-InboundConnector", 5, ("Identity", MailFlowRecords.SeedConnector), ("SenderIPAddresses", "192.0.2.0/28"), ("Comment", "mail"), ("CloudServicesMailEnabled", "$true")),
            MailFlowRecords.RemoveConnector(90).AsApp()));

        Assert.Equal("Ran_qWxTz", history.Name);
        Assert.Equal("Ran_qWxTz", history.Connector.Name);
        Assert.Equal("OnPremises", history.Connector.ConnectorType);
        Assert.Equal(["smtp:*;1"], history.Connector.SenderDomains);
        Assert.Equal(["192.0.2.0/28"], history.Connector.SenderIPAddresses);
        Assert.Equal("mail", history.Connector.Comment);
        Assert.True(history.Connector.CloudServicesMailEnabled);
        Assert.False(history.Connector.RequireTls);
        Assert.True(history.Connector.Enabled);
        Assert.Null(history.Connector.TlsSenderCertificateName);
        Assert.Null(history.Connector.RestrictDomainsToCertificate);
        Assert.Equal(MailFlowRecords.Day, history.CreatedAt);
        Assert.Equal(MailFlowRecords.Day.AddMinutes(90), history.RemovedAt);
        Assert.Equal(TimeSpan.FromMinutes(90), history.Lifetime);
        Assert.Equal(AuditActorKind.Application, history.CreatedBy!.Kind);
        Assert.True(history.IsGone);
        Assert.False(history.IsPresent);
        Assert.Empty(history.Gaps);
        Assert.Equal(3, history.Evidence.Count);
    }

    [Fact]
    public void RebuildsTheTwelveRulesOfAWave()
    {
        var rules = MailFlowRecords.Aftermath().Read().Facts.MailFlow.TransportRules;

        Assert.Equal(12, rules.Count);
        Assert.Equal(MailFlowRecords.SeedHeaders.Order(), rules.Select(rule => rule.Rule.RemoveHeader!).Order());
        Assert.Equal(Enumerable.Range(1, 12).Select(number => $"Test0{number}").Order(), rules.Select(rule => rule.Name).Order());
        Assert.All(rules, rule =>
        {
            Assert.Equal("InOrganization", rule.Rule.FromScope);
            Assert.Equal("Enabled", rule.Rule.State);
            Assert.Equal("Enforce", rule.Rule.Mode);
            Assert.Equal(rule.Name, rule.Rule.Name);
            Assert.Equal(TimeSpan.FromMinutes(239), rule.Lifetime);
            Assert.Equal(MailFlowRecords.ServicePrincipalId, rule.RemovedBy!.ServicePrincipalId);
            Assert.Empty(rule.Gaps);
        });
    }

    [Fact]
    public void ANameMadeAgainAfterItsRemovalIsASecondLife()
    {
        var lives = Connectors(
            MailFlowRecords.NewConnector(0, addresses: "192.0.2.1"),
            MailFlowRecords.RemoveConnector(10),
            MailFlowRecords.NewConnector(20, addresses: "192.0.2.2"),
            MailFlowRecords.RemoveConnector(50));

        Assert.Equal([TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30)], lives.Select(life => life.Lifetime!.Value));
        Assert.Equal(["192.0.2.1", "192.0.2.2"], lives.SelectMany(life => life.Connector.SenderIPAddresses!));
    }

    [Fact]
    public void ANameMadeAgainWithoutARemovalEndsTheFirstLife()
    {
        var lives = TestTenant.Contoso().Add(EntitySets.UnifiedAuditLog, MailFlowRecords.NewConnector(0), MailFlowRecords.NewConnector(60)).Read().Facts.MailFlow.InboundConnectors;

        Assert.Equal([true, false], lives.Select(life => life.IsGone));
        Assert.Contains(lives[0].Gaps, gap => gap.Contains("new object"));
    }

    [Fact]
    public void FollowsARenamingAndEveryFormOfIdentity()
    {
        var history = Assert.Single(Connectors(
            MailFlowRecords.NewConnector(0, "Scanner") with { ObjectId = Guid },
            MailFlowRecords.By("Set-InboundConnector", 1, ("Identity", Guid.ToUpperInvariant()), ("Name", "Printer")),
            MailFlowRecords.By("Set-InboundConnector", 2, ("Identity", @"contoso.onmicrosoft.com\Printer"), ("Comment", "two")),
            MailFlowRecords.By("Set-InboundConnector", 3, ("Identity", "CN=Printer,CN=Transport Settings,CN=Configuration"), ("RequireTls", "True")),
            MailFlowRecords.By("Remove-InboundConnector", 4) with { ObjectId = "printer" }));

        Assert.Equal("Printer", history.Name);
        Assert.Equal(["Scanner"], history.PreviousNames);
        Assert.Equal("two", history.Connector.Comment);
        Assert.True(history.Connector.RequireTls);
        Assert.Equal(TimeSpan.FromMinutes(4), history.Lifetime);
    }

    [Theory]
    [InlineData("False")]
    [InlineData("Failed")]
    public void AFailedCmdletChangesNothing(string status)
    {
        var history = Assert.Single(Connectors(
            MailFlowRecords.NewConnector(0) with { ResultStatus = status },
            MailFlowRecords.NewConnector(1),
            MailFlowRecords.By("Set-InboundConnector", 2, ("Identity", MailFlowRecords.SeedConnector), ("RequireTls", "True")) with { ResultStatus = status },
            MailFlowRecords.RemoveConnector(3) with { ResultStatus = status }));

        Assert.Equal(MailFlowRecords.Day.AddMinutes(1), history.CreatedAt);
        Assert.Null(history.RemovedAt);
        Assert.False(history.Connector.RequireTls);
        Assert.Equal(3, history.Events.Count(change => !change.Succeeded));
    }

    [Fact]
    public void AFailedCreationAloneIsNoConnector() => Assert.Empty(Connectors(MailFlowRecords.NewConnector(0) with { ResultStatus = "False" }));

    [Fact]
    public void WithinOneSecondMakingComesBeforeRemoving()
    {
        var history = Assert.Single(Connectors(MailFlowRecords.RemoveConnector(0) with { Id = "a" }, MailFlowRecords.NewConnector(0) with { Id = "b" }));

        Assert.Equal(TimeSpan.Zero, history.Lifetime);
    }

    [Fact]
    public void ASetWithoutANewIsAGapAndAssumesNothing()
    {
        var history = Assert.Single(Connectors(MailFlowRecords.By("Set-InboundConnector", 0, ("Identity", "Old"), ("Comment", "x"))));

        Assert.Null(history.CreatedAt);
        Assert.Null(history.Connector.Enabled);
        Assert.Null(history.Connector.ConnectorType);
        Assert.Contains(history.Gaps, gap => gap.Contains("no creation"));
    }

    [Fact]
    public void ANewWithoutARemoveIsGoneOnlyWhenTheListingIsWhole()
    {
        var record = MailFlowRecords.NewConnector(0);
        var whole = Assert.Single(Connectors(record));
        var missing = Assert.Single(TestTenant.Contoso().Add(EntitySets.UnifiedAuditLog, record).Read().Facts.MailFlow.InboundConnectors);
        var partial = Assert.Single(TestTenant.Contoso().Without(EntitySets.InboundConnectors, EvidenceState.Incomplete, "page 2 failed")
            .Add(EntitySets.UnifiedAuditLog, record).Read().Facts.MailFlow.InboundConnectors);

        Assert.True(whole.IsGone);
        Assert.Contains(whole.Gaps, gap => gap.Contains("no removal"));
        Assert.False(missing.IsGone);
        Assert.Contains(missing.Gaps, gap => gap.Contains("NotCaptured"));
        Assert.False(partial.IsGone);
        Assert.Contains(partial.Gaps, gap => gap.Contains("Incomplete"));
    }

    [Fact]
    public void JoinsTheLivingObjectWithItsLog()
    {
        var living = new InboundConnector { Name = "Scanner", Guid = Guid, ConnectorType = "OnPremises", WhenCreated = MailFlowRecords.Day };
        var history = Assert.Single(TestTenant.Contoso()
            .Add(EntitySets.InboundConnectors, living)
            .Add(EntitySets.UnifiedAuditLog, MailFlowRecords.NewConnector(0, "scanner"), MailFlowRecords.By("Set-InboundConnector", 9, ("Identity", Guid), ("Comment", "x")))
            .Read().Facts.MailFlow.InboundConnectors);

        Assert.Same(living, history.Connector);
        Assert.True(history.IsPresent);
        Assert.False(history.IsGone);
        Assert.Equal("admin@contoso.com", history.CreatedBy!.UserPrincipalName);
        Assert.Equal(2, history.Events.Count);
        Assert.Equal(3, history.Evidence.Count);
    }

    [Fact]
    public void ALivingObjectYoungerThanTheRemovedOneIsAnother()
    {
        var lives = TestTenant.Contoso()
            .Add(EntitySets.InboundConnectors, new InboundConnector { Name = MailFlowRecords.SeedConnector, WhenCreated = MailFlowRecords.Day.AddDays(3) })
            .Add(EntitySets.UnifiedAuditLog, MailFlowRecords.NewConnector(0), MailFlowRecords.RemoveConnector(60))
            .Read().Facts.MailFlow.InboundConnectors;

        Assert.Equal(2, lives.Count);
        Assert.Equal([true, false], lives.Select(life => life.IsGone));
    }

    [Fact]
    public void AnObjectListedBeforeItsRemovalIsTheOneThatWasRemoved()
    {
        var history = Assert.Single(TestTenant.Contoso()
            .Add(EntitySets.InboundConnectors, new InboundConnector { Name = MailFlowRecords.SeedConnector, WhenCreated = MailFlowRecords.Day })
            .Add(EntitySets.UnifiedAuditLog, MailFlowRecords.NewConnector(0), MailFlowRecords.RemoveConnector(60))
            .Read().Facts.MailFlow.InboundConnectors);

        Assert.True(history.IsPresent);
        Assert.True(history.IsGone);
    }

    [Fact]
    public void TheSameListingTwiceIsOneObject()
    {
        var connector = new InboundConnector { Name = "Scanner", ConnectorType = "OnPremises" };

        Assert.Single(TestTenant.Contoso().Add(EntitySets.InboundConnectors, connector, connector with { }).Read().Facts.MailFlow.InboundConnectors);
    }

    [Fact]
    public void ADamagedCreationIsKeptAndNamed()
    {
        var record = new AuditRecord { Id = "cut", CreationTime = MailFlowRecords.Day, Operation = "New-InboundConnector", UserId = "admin@contoso.com", IsDamaged = true };
        var history = Assert.Single(Connectors(record));

        Assert.Contains("cut", history.Name);
        Assert.False(history.IsGone);
        Assert.Contains(history.Gaps, gap => gap.Contains("damaged"));
    }

    [Fact]
    public void ADamagedRemovalCastsDoubtOnWhatLived()
    {
        var lives = Connectors(
            MailFlowRecords.NewConnector(0, "Alive"),
            MailFlowRecords.NewConnector(0, "Dead"),
            MailFlowRecords.RemoveConnector(1, "Dead"),
            new AuditRecord { Id = "cut", CreationTime = MailFlowRecords.Day.AddMinutes(5), Operation = "Remove-InboundConnector", IsDamaged = true });

        Assert.Contains(lives.Single(life => life.Name == "Alive").Gaps, gap => gap.Contains("may belong here"));
        Assert.Empty(lives.Single(life => life.Name == "Dead").Gaps);
    }

    [Fact]
    public void TheWholeCopyOfARecordWinsOverTheDamagedOne()
    {
        var whole = MailFlowRecords.NewConnector(0);
        var history = Assert.Single(Connectors(whole with { Parameters = [], IsDamaged = true }, whole));

        Assert.Equal(MailFlowRecords.SeedConnector, history.Name);
        Assert.Equal("OnPremises", history.Connector.ConnectorType);
    }

    [Fact]
    public void RulesAreSwitchedByTheirOwnCmdlets()
    {
        var rules = Rules(
            MailFlowRecords.NewRule(0, "Notice", "X-Contoso"),
            MailFlowRecords.By("Disable-TransportRule", 1, ("Identity", "Notice")),
            MailFlowRecords.By("Set-TransportRule", 2, ("Identity", "Notice"), ("RemoveHeader", ""), ("SetSCL", "-1"), ("Priority", "3")));

        var rule = Assert.Single(rules).Rule;
        Assert.Equal("Disabled", rule.State);
        Assert.Null(rule.RemoveHeader);
        Assert.Equal("-1", rule.SetSCL);
        Assert.Equal(3, rule.Priority);
    }

    private static IReadOnlyList<ConnectorHistory> Connectors(params AuditRecord[] records) => TestTenant.Contoso()
        .With(EntitySets.InboundConnectors).Add(EntitySets.UnifiedAuditLog, records).Read().Facts.MailFlow.InboundConnectors;

    private static IReadOnlyList<TransportRuleHistory> Rules(params AuditRecord[] records) => TestTenant.Contoso()
        .With(EntitySets.TransportRules).Add(EntitySets.UnifiedAuditLog, records).Read().Facts.MailFlow.TransportRules;
}
