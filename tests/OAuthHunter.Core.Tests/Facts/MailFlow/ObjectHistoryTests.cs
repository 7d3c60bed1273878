using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Facts.MailFlow;

/// <summary>Histories of what is neither an inbound connector nor a transport rule.</summary>
public class ObjectHistoryTests
{
    private const string Guid = "11111111-0000-4000-8000-000000000001";

    private static readonly string[] Importable = ["Footer", "Stamp"];

    [Fact]
    public void RebuildsADeletedOutboundConnector()
    {
        var history = Assert.Single(Read(
            MailFlowRecords.By("New-OutboundConnector", 0, ("Name", "Out"), ("ConnectorType", "Partner"), ("SmartHosts", "203.0.113.9"), ("RecipientDomains", "*"), ("UseMXRecord", "False")).AsApp(),
            MailFlowRecords.By("Set-OutboundConnector", 5, ("Identity", "Out"), ("TlsSettings", "EncryptionOnly")),
            MailFlowRecords.By("Remove-OutboundConnector", 60, ("Identity", "Out")).AsApp()).OutboundConnectors);

        Assert.Equal(["203.0.113.9"], history.Connector.SmartHosts);
        Assert.Equal(["*"], history.Connector.RecipientDomains);
        Assert.Equal("EncryptionOnly", history.Connector.TlsSettings);
        Assert.Equal(TimeSpan.FromHours(1), history.Lifetime);
        Assert.Equal("EncryptionOnly", history.Setting("tlssettings"));
        Assert.Null(history.Setting("Identity"));
        Assert.Equal(MailFlowRecords.AppId, history.Events[0].ClientId);
    }

    [Fact]
    public void InboxRulesOfTwoMailboxesAreTwoObjects()
    {
        var rules = Read(
            MailFlowRecords.By("New-InboxRule", 0, ("Name", "."), ("DeleteMessage", "True")) with { UserId = "ada@contoso.com", UserType = 0 },
            MailFlowRecords.By("New-InboxRule", 1, ("Name", "."), ("Mailbox", "bob@contoso.com"), ("ForwardTo", "drop@fabrikam.com")),
            MailFlowRecords.By("Set-InboxRule", 2, ("Identity", @"contoso.onmicrosoft.com/ada@contoso.com\."), ("MarkAsRead", "True")) with { UserId = "ada@contoso.com" },
            MailFlowRecords.By("Remove-InboxRule", 3, ("Identity", @"bob@contoso.com\."))).InboxRules;

        Assert.Equal(["ada@contoso.com", "bob@contoso.com"], rules.Select(rule => rule.Owner));
        Assert.All(rules, rule => Assert.Equal(".", rule.Name));
        Assert.Equal("True", rules[0].Setting("MarkAsRead"));
        Assert.Null(rules[0].RemovedAt);
        Assert.Equal(TimeSpan.FromMinutes(2), rules[1].Lifetime);
        Assert.Equal("drop@fabrikam.com", rules[1].Setting("ForwardTo"));
    }

    [Fact]
    public void AMailboxIsOneUnderItsAddressItsIdAndItsAlias()
    {
        const string id = "aaaaaaaa-0000-0000-0000-000000000001";
        var rule = Assert.Single(TestTenant.Contoso()
            .Add(EntitySets.Users, new User { Id = id, UserPrincipalName = "ada@contoso.com" })
            .Add(
                EntitySets.UnifiedAuditLog,
                MailFlowRecords.By("New-InboxRule", 0, ("Name", "Hide"), ("Mailbox", id)),
                MailFlowRecords.By("Set-InboxRule", 1, ("Identity", @"ada\Hide"), ("StopProcessingRules", "True")),
                MailFlowRecords.By("Disable-InboxRule", 2, ("Identity", @"ADA@contoso.com\hide"))).Read().Facts.MailFlow.InboxRules);

        Assert.Equal("ada@contoso.com", rule.Owner);
        Assert.Equal(3, rule.Events.Count);
    }

    [Fact]
    public void MembersOfARoleGroupComeAndGoOneByOne()
    {
        var group = Assert.Single(Read(
            MailFlowRecords.By("Update-RoleGroupMember", 0, ("Identity", "Organization Management"), ("Members", "ada;bob")),
            MailFlowRecords.By("Add-RoleGroupMember", 1, ("Identity", "Organization Management"), ("Member", "evil app")),
            MailFlowRecords.By("Remove-RoleGroupMember", 2, ("Identity", "Organization Management"), ("Member", "Bob"))).Of(MailFlowObjectKind.RoleGroup));

        Assert.Equal("ada;evil app", group.Setting("Members"));
        Assert.False(group.IsGone);
        Assert.DoesNotContain(group.Gaps, gap => gap.Contains("creation"));
        Assert.Equal(3, group.Events.Count);
    }

    [Fact]
    public void ADomainIsOneUnderItsNameAndItsDomain()
    {
        var domain = Assert.Single(TestTenant.Contoso()
            .Add(EntitySets.AcceptedDomains, new AcceptedDomain { Name = "New shop", DomainName = "shop.contoso.com", DomainType = "InternalRelay" })
            .Add(
                EntitySets.UnifiedAuditLog,
                MailFlowRecords.By("New-AcceptedDomain", 0, ("Name", "Shop"), ("DomainName", "shop.contoso.com"), ("DomainType", "Authoritative")),
                MailFlowRecords.By("Set-AcceptedDomain", 1, ("Identity", "shop.contoso.com"), ("DomainType", "InternalRelay")))
            .Read().Facts.MailFlow.Of(MailFlowObjectKind.AcceptedDomain));

        Assert.Equal("New shop", domain.Name);
        Assert.True(domain.IsPresent);
        Assert.Equal("InternalRelay", domain.Setting("DomainType"));
        Assert.Equal(2, domain.Events.Count);
    }

    [Fact]
    public void SettingsOfTheOrganisationNeedNoMaker()
    {
        var setting = Assert.Single(Read(
            MailFlowRecords.By("Set-OrganizationConfig", 0, ("RejectDirectSend", "$false")),
            MailFlowRecords.By("Set-OrganizationConfig", 1, ("AuditDisabled", "$true"))).Of(MailFlowObjectKind.Setting));

        Assert.Equal("OrganizationConfig", setting.Name);
        Assert.Empty(setting.Gaps);
        Assert.Equal(Confidence.High, setting.Certainty);
        Assert.Equal("$true", setting.Setting("AuditDisabled"));
    }

    [Theory]
    [InlineData("Disable-AntiPhishRule")]
    [InlineData("Set-SafeLinksPolicy")]
    [InlineData("Remove-MalwareFilterRule")]
    [InlineData("Set-HostedOutboundSpamFilterPolicy")]
    public void PoliciesHaveHistories(string operation)
    {
        var policy = Assert.Single(Read(MailFlowRecords.By(operation, 0, ("Identity", "Strict"))).Of(MailFlowObjectKind.Policy));

        Assert.Equal("Strict", policy.Name);
        Assert.EndsWith(policy.Noun, operation, StringComparison.Ordinal);
        Assert.Equal(operation.StartsWith("Remove", StringComparison.Ordinal), policy.IsGone);
    }

    [Fact]
    public void DeltasOfAListAreReplayed()
    {
        var policy = Assert.Single(Read(
            MailFlowRecords.By("Set-HostedConnectionFilterPolicy", 0, ("Identity", "Default"), ("IPAllowList", "192.0.2.1;192.0.2.2")),
            MailFlowRecords.By("Set-HostedConnectionFilterPolicy", 1, ("Identity", "Default"), ("IPAllowList", "@{Add=\"203.0.113.0/24\"; Remove=\"192.0.2.1\"}"))).Of(MailFlowObjectKind.Policy));

        Assert.Equal("192.0.2.2;203.0.113.0/24", policy.Setting("IPAllowList"));
    }

    [Fact]
    public void AnImportOfAllRulesEndsThoseThatAreGone()
    {
        var rules = TestTenant.Contoso()
            .Add(EntitySets.TransportRules, new TransportRule { Name = "Kept", State = "Enabled" })
            .Add(EntitySets.UnifiedAuditLog, MailFlowRecords.NewRule(0, "Test01", "Received"), MailFlowRecords.NewRule(1, "Kept", "X-Contoso"), Import(60, "System.Byte[]").AsApp())
            .Read().Facts.MailFlow.TransportRules;

        var gone = rules.Single(rule => rule.Name == "Test01");
        Assert.True(gone.IsGone);
        Assert.Equal(TimeSpan.FromHours(1), gone.Lifetime);
        Assert.Equal(MailFlowRecords.ServicePrincipalId, gone.RemovedBy!.ServicePrincipalId);
        Assert.Empty(gone.Gaps);
        var kept = rules.Single(rule => rule.Name == "Kept");
        Assert.False(kept.IsGone);
        Assert.Contains(kept.Gaps, gap => gap.Contains("replaced from a file"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AnImportThatHoldsItsFileTellsWhatCameBack(bool encoded)
    {
        var file = "<?xml version=\"1.0\" encoding=\"utf-16\"?><rules name=\"TransportVersioned\">"
            + string.Concat(Importable.Select(name => $"<rule name=\"{name}\" id=\"1\" format=\"cmdlet\"><version requiredMinVersion=\"15.0.3.0\"><commandBlock><![CDATA[New-TransportRule -Name '{name}' -RemoveHeader 'Received' -Mode Enforce ]]></commandBlock></version></rule>"))
            + "</rules>";
        var rules = Read(
            MailFlowRecords.NewRule(0, "Footer", "X-Contoso"),
            MailFlowRecords.NewRule(0, "Old", "X-Contoso"),
            Import(30, encoded ? Convert.ToBase64String(System.Text.Encoding.Unicode.GetBytes(file)) : file)).TransportRules;

        Assert.Equal(["Footer", "Old", "Stamp"], rules.Select(rule => rule.Name));
        Assert.Equal(["Received", "X-Contoso", "Received"], rules.Select(rule => rule.Rule.RemoveHeader));
        Assert.Equal([null, TimeSpan.FromMinutes(30), null], rules.Select(rule => rule.Lifetime));
        Assert.Equal(MailFlowRecords.Day.AddMinutes(30), rules[2].CreatedAt);
    }

    [Fact]
    public void ADamagedCreationIsGivenToTheOnlyObjectOfItsActorThatLacksOne()
    {
        var cut = new AuditRecord { Id = "cut", CreationTime = MailFlowRecords.Day, Operation = "New-InboundConnector", UserId = "admin@contoso.com", IsDamaged = true };
        var history = Assert.Single(ReadWhole(cut, MailFlowRecords.RemoveConnector(60)).InboundConnectors);

        Assert.Equal(TimeSpan.FromHours(1), history.Lifetime);
        Assert.Contains(history.Gaps, gap => gap.Contains("taken for this object's"));
        Assert.Equal(Confidence.Medium, history.Certainty);
    }

    [Fact]
    public void ADamagedCreationThatCouldBelongToTwoIsGivenToNone()
    {
        var cut = new AuditRecord { Id = "cut", CreationTime = MailFlowRecords.Day, Operation = "New-InboundConnector", UserId = "admin@contoso.com", IsDamaged = true };
        var lives = ReadWhole(cut, MailFlowRecords.RemoveConnector(60, "A"), MailFlowRecords.RemoveConnector(61, "B")).InboundConnectors;

        Assert.Equal(3, lives.Count);
        Assert.Equal(2, lives.Count(life => life.Certainty == Confidence.Low));
    }

    [Fact]
    public void ADamagedCreationThatTellsOnlyTheGuidMakesOneObjectOfGuidAndName()
    {
        var history = Assert.Single(ReadWhole(CutCreation(), MailFlowRecords.By("Set-InboundConnector", 10, ("Identity", Guid), ("RequireTls", "False")), MailFlowRecords.RemoveConnector(60)).InboundConnectors);

        Assert.Equal(MailFlowRecords.SeedConnector, history.Name);
        Assert.Equal(["New-InboundConnector", "Set-InboundConnector", "Remove-InboundConnector"], history.Events.Select(change => change.Operation));
        Assert.Equal(TimeSpan.FromHours(1), history.Lifetime);
        Assert.False(history.Connector.RequireTls);
        Assert.Contains(history.Gaps, gap => gap.Contains("taken for this object's"));
    }

    [Fact]
    public void AnotherGuidAnotherRemovalOrAnEarlierChangeIsAnotherObject()
    {
        var change = MailFlowRecords.By("Set-InboundConnector", 5, ("Identity", MailFlowRecords.SeedConnector));
        Assert.Equal(2, ReadWhole(CutCreation(), change with { ObjectId = "99999999-0000-4000-8000-000000000001" }).InboundConnectors.Count);
        Assert.Equal(2, ReadWhole(CutCreation(), MailFlowRecords.RemoveConnector(20, Guid), MailFlowRecords.RemoveConnector(60)).InboundConnectors.Count);
        Assert.Equal(2, ReadWhole(CutCreation(), MailFlowRecords.RemoveConnector(20, Guid), MailFlowRecords.By("Set-InboundConnector", 30, ("Identity", "Scanner"))).InboundConnectors.Count);
        Assert.Equal(2, ReadWhole(CutCreation(), MailFlowRecords.By("Set-InboundConnector", -30, ("Identity", "Scanner"))).InboundConnectors.Count);
        Assert.Equal(2, ReadWhole(CutCreation(), MailFlowRecords.RemoveConnector(60).AsApp()).InboundConnectors.Count);
    }

    [Fact]
    public void ADamagedRecordOfAnAppIsOfTheAppThatWholeRecordsNameByTheSameText()
    {
        var cut = new AuditRecord { Id = "cut", CreationTime = MailFlowRecords.Day.AddMinutes(90), Operation = "Remove-InboundConnector", UserId = "ServicePrincipal_" + MailFlowRecords.ServicePrincipalId, IsDamaged = true };
        var history = Assert.Single(ReadWhole(MailFlowRecords.NewConnector(0).AsApp(), cut).InboundConnectors);

        Assert.Equal(history.CreatedBy!.Key, history.RemovedBy!.Key);
        Assert.Equal(MailFlowRecords.AppId, history.RemovedBy.AppId);
    }

    [Fact]
    public void TheClientThatAPersonUsedIsNotTakenOverIntoDamagedRecords()
    {
        var cut = new AuditRecord { Id = "cut", CreationTime = MailFlowRecords.Day.AddMinutes(90), Operation = "Remove-InboundConnector", UserId = "admin@contoso.com", IsDamaged = true };
        var history = Assert.Single(ReadWhole(MailFlowRecords.NewConnector(0) with { AppId = MailFlowRecords.AppId }, cut).InboundConnectors);

        Assert.Equal(AuditActorKind.User, history.RemovedBy!.Kind);
        Assert.Null(history.RemovedBy.AppId);
    }

    [Fact]
    public void ADamagedRemovalIsGivenToTheOnlyObjectThatIsGone()
    {
        var cut = new AuditRecord { Id = "cut", CreationTime = MailFlowRecords.Day.AddMinutes(90), Operation = "Remove-InboundConnector", UserId = "admin@contoso.com", IsDamaged = true };
        var history = Assert.Single(ReadWhole(MailFlowRecords.NewConnector(0), cut).InboundConnectors);

        Assert.Equal(TimeSpan.FromMinutes(90), history.Lifetime);
        Assert.Contains(history.Gaps, gap => gap.Contains("taken for this object's"));
    }

    [Fact]
    public void ADamagedRecordOfAnAppIsKnownByTheTextThatTheLogCallsItBy()
    {
        var cut = new AuditRecord { Id = "cut", CreationTime = MailFlowRecords.Day.AddMinutes(90), Operation = "Remove-InboundConnector", UserId = "ServicePrincipal_" + MailFlowRecords.ServicePrincipalId, IsDamaged = true };

        Assert.NotNull(Assert.Single(ReadWhole(MailFlowRecords.NewConnector(0).AsApp(), cut).InboundConnectors).RemovedAt);
    }

    [Fact]
    public void ManyDamagedRecordsAreOneGap()
    {
        var cut = Enumerable.Range(1, 40).Select(number => new AuditRecord { Id = $"cut{number}", CreationTime = MailFlowRecords.Day.AddMinutes(number), Operation = "Set-InboundConnector", IsDamaged = true });
        var history = Assert.Single(ReadWhole([MailFlowRecords.NewConnector(0), MailFlowRecords.RemoveConnector(20), .. cut]).InboundConnectors);

        Assert.Contains("20 damaged records", Assert.Single(history.Gaps));
    }

    private static AuditRecord CutCreation() => new()
    {
        Id = "cut", CreationTime = MailFlowRecords.Day, Operation = "New-InboundConnector", UserId = "admin@contoso.com", UserType = 2, ObjectId = Guid, IsDamaged = true,
    };

    private static AuditRecord Import(double minutes, string file) => MailFlowRecords.By("Import-TransportRuleCollection", minutes, ("FileData", file), ("Force", "True"));

    private static MailFlowHistory Read(params AuditRecord[] records) => TestTenant.Contoso().Add(EntitySets.UnifiedAuditLog, records).Read().Facts.MailFlow;

    private static MailFlowHistory ReadWhole(params AuditRecord[] records) =>
        TestTenant.Contoso().With(EntitySets.InboundConnectors).Add(EntitySets.UnifiedAuditLog, records).Read().Facts.MailFlow;
}
