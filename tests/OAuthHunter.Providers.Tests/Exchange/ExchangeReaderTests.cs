using OAuthHunter.Emulator.Faults;
using OAuthHunter.Emulator.Hosting;
using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Model;

namespace OAuthHunter.Providers.Tests.Exchange;

public sealed class ExchangeReaderTests
{
    [Fact]
    public async Task Every_set_is_read_whole()
    {
        await using var tenant = await ExchangeTenant.StartAsync(options => options with { PageLimit = 3 });
        foreach (var set in EntitySets.All.Where(set => tenant.Reader.CanRead(set) && set != EntitySets.UnifiedAuditLog))
        {
            var coverage = await tenant.ReadAsync(set);
            Assert.Equal((EvidenceState.Available, null), (coverage.State, coverage.Reason));
            Assert.Equal(coverage.Count, tenant.Sink.Records.Count(item => item.Set == set));
            Assert.True(coverage.Count > 0, set.Name);
        }

        var connector = tenant.Read<InboundConnector>()[6];
        Assert.Equal(("Inbound 7", "00000000-0000-4000-8000-000000000007", false), (connector.Name, connector.Guid, connector.RequireTls));
        Assert.Equal(["192.0.2.7"], connector.SenderIPAddresses);
        Assert.Equal(["smtp:*;1", "smtp:contoso.com;10"], connector.SenderDomains);
        Assert.Equal(new DateTimeOffset(2022, 9, 1, 8, 7, 47, TimeSpan.Zero), connector.WhenCreated);
        Assert.Equal(new EvidenceOrigin("Get-InboundConnector", 7), connector.Origin);
        Assert.Equal(["admin", "app"], tenant.Read<RoleGroup>().Single().Members);

        Assert.Equal(("Suspicious mail", new DateTimeOffset(2022, 9, 28, 8, 7, 47, TimeSpan.Zero)), (tenant.Read<BlockedConnector>().Single().Reason, tenant.Read<BlockedConnector>().Single().CreatedDateTime));
        Assert.Equal(["partner@fabrikam.com"], tenant.Read<HostedContentFilterPolicy>().Single().AllowedSenders);
        Assert.Equal(["fabrikam.com"], tenant.Read<ArcConfig>().Single().ArcTrustedSealers);
        Assert.Equal(("Automatic", 0), (tenant.Read<HostedOutboundSpamFilterPolicy>().Single().AutoForwardingMode, tenant.Read<HostedOutboundSpamFilterPolicy>().Single().RecipientLimitPerDay));
        Assert.Equal(("*", false), (tenant.Read<RemoteDomain>().Single().DomainName, tenant.Read<RemoteDomain>().Single().AutoForwardEnabled));
        Assert.Equal("Department -eq 'Finance'", tenant.Read<ManagementScope>().Single().RecipientFilter);
        Assert.Equal(("RestrictAccess", "Finance", 12, null), tenant.Read<ApplicationAccessPolicy>().Single() is var policy ? (policy.AccessRight, policy.ScopeName, policy.ScopeMemberCount, policy.HasMoreScopeMembers) : default);

        // Seven objects in pages of three; the region is found once and asked from then on.
        Assert.Equal(3, tenant.Emulator.Requests.Operations["InvokeCommand Get-InboundConnector"]);
        Assert.Equal(2, tenant.Emulator.Requests.Operations["GET EXOModuleFile"]);
        Assert.Equal(0, tenant.Emulator.Requests.Count("Get-RoleGroupMember"));
    }

    [Fact]
    public async Task Mailboxes_come_in_one_listing_with_what_is_judged()
    {
        await using var tenant = await ExchangeTenant.StartAsync(options => options with { PageLimit = 3 });
        Assert.Equal(EvidenceState.Available, (await tenant.ReadAsync(EntitySets.Mailboxes)).State);

        Assert.Equal("smtp:out@example.net", tenant.Read<Mailbox>()[6].ForwardingSmtpAddress);
        Assert.Equal(3, tenant.Emulator.Requests.Operations["InvokeCommand Get-Mailbox"]);
    }

    [Fact]
    public async Task Rules_are_read_of_named_mailboxes_and_the_hidden_ones_told()
    {
        await using var tenant = await ExchangeTenant.StartAsync();
        Assert.Equal((EvidenceState.Available, 2), await tenant.ReadAsync(EntitySets.InboxRules) is var read ? (read.State, (int)read.Count) : default);

        Assert.Equal([("Seen", false), ("Unseen", true)], tenant.Read<InboxRule>().Select(rule => (rule.Name!, rule.IsHidden!.Value)));
        Assert.All(tenant.Read<InboxRule>(), rule => Assert.Equal("user1@contoso.com", rule.MailboxOwnerId));
    }

    [Fact]
    public async Task Without_a_named_mailbox_rules_are_not_captured_and_nothing_is_asked()
    {
        await using var tenant = await ExchangeTenant.StartAsync();
        tenant.Mailboxes = [];

        Assert.Equal(EvidenceState.NotCaptured, (await tenant.ReadAsync(EntitySets.InboxRules)).State);
        Assert.Equal(EvidenceState.NotCaptured, (await tenant.ReadAsync(EntitySets.MailboxPermissions)).State);
        Assert.Equal(0, tenant.Emulator.Requests.Count("Get-InboxRule"));
    }

    [Fact]
    public async Task A_mailbox_that_does_not_exist_leaves_the_others_and_is_named()
    {
        await using var tenant = await ExchangeTenant.StartAsync();
        tenant.Mailboxes = ["user1@contoso.com", "gone@contoso.com"];
        var coverage = await tenant.ReadAsync(EntitySets.MailboxPermissions);

        Assert.Equal((EvidenceState.Incomplete, 1), (coverage.State, (int)coverage.Count));
        Assert.Contains("gone@contoso.com", coverage.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_that_the_group_does_not_show_are_asked_for()
    {
        await using var tenant = await ExchangeTenant.StartAsync(options => options with { RoleGroupsListMembers = false });
        Assert.Equal(EvidenceState.Available, (await tenant.ReadAsync(EntitySets.RoleGroups)).State);
        Assert.Equal(["admin", "app"], tenant.Read<RoleGroup>().Single().Members);
    }

    [Fact]
    public async Task Members_that_nobody_gives_are_unknown_and_not_none()
    {
        await using var tenant = await ExchangeTenant.StartAsync(options => options with { RoleGroupsListMembers = false });
        tenant.Emulator.Faults.Add(new FaultRule { Path = "Get-RoleGroupMember$", Kind = FaultKind.ServerError, Times = 100 });
        var coverage = await tenant.ReadAsync(EntitySets.RoleGroups);
        Assert.Equal(EvidenceState.Incomplete, coverage.State);
        Assert.Contains("Organization Management", coverage.Reason, StringComparison.Ordinal);
        Assert.Null(tenant.Read<RoleGroup>().Single().Members);
    }

    [Fact]
    public async Task A_group_that_several_policies_name_is_counted_once_and_to_a_bound()
    {
        await using var tenant = await ExchangeTenant.StartAsync(sets: ("applicationAccessPolicies",
        [
            Policy("1", "Everybody", 2_500), Policy("2", "everybody", 2_500), Policy("3", "One mailbox", null), Policy("4", "Gone", 7, isValid: false), Policy("5", "Whole page", 1_000),
        ]));
        var coverage = await tenant.ReadAsync(EntitySets.ApplicationAccessPolicies);

        Assert.Equal((EvidenceState.Available, null), (coverage.State, coverage.Reason));
        Assert.Equal([(1_000, true), (1_000, true), (null, null), (null, null), (1_000, null)], tenant.Read<ApplicationAccessPolicy>().Select(policy => (policy.ScopeMemberCount, policy.HasMoreScopeMembers)));
        Assert.Equal(3, tenant.Emulator.Requests.Operations["InvokeCommand Get-DistributionGroupMember"]);
    }

    [Fact]
    public async Task Members_that_could_not_be_counted_are_unknown_and_the_policy_stays()
    {
        await using var tenant = await ExchangeTenant.StartAsync();
        tenant.Emulator.Faults.Add(new FaultRule { Path = "Get-DistributionGroupMember$", Kind = FaultKind.ServerError, Times = 100 });
        var coverage = await tenant.ReadAsync(EntitySets.ApplicationAccessPolicies);

        Assert.Equal(EvidenceState.Incomplete, coverage.State);
        Assert.Contains("Members of Finance", coverage.Reason, StringComparison.Ordinal);
        Assert.Equal(("Finance", null), (tenant.Read<ApplicationAccessPolicy>().Single().ScopeName, tenant.Read<ApplicationAccessPolicy>().Single().ScopeMemberCount));
    }

    [Theory]
    [InlineData(true, "", EvidenceState.Denied, AccessState.MissingRole, "Global Reader")]
    [InlineData(false, "", EvidenceState.Denied, AccessState.MissingPermission, "Exchange.ManageAsApp")]
    [InlineData(true, EmulatorOptions.SecurityReader, EvidenceState.Denied, AccessState.MissingRole, "Get-InboundConnector")]
    [InlineData(true, EmulatorOptions.GlobalReader, EvidenceState.Available, AccessState.Ready, null)]
    public async Task A_refusal_names_what_to_ask_for(bool hasAppRole, string role, EvidenceState state, AccessState access, string? named)
    {
        await using var tenant = await ExchangeTenant.StartAsync(token: emulator => emulator.IssueExchangeToken(hasAppRole, role.Length == 0 ? [] : [role]));
        var coverage = await tenant.ReadAsync(EntitySets.InboundConnectors);
        var tested = await tenant.Reader.TestAccessAsync(EntitySets.InboundConnectors, CancellationToken.None);
        Assert.Equal((state, access), (coverage.State, tested.State));
        Assert.Equal(named is null, coverage.Reason is null);
        Assert.Contains(named ?? string.Empty, coverage.Reason ?? string.Empty, StringComparison.Ordinal);
        Assert.Equal(coverage.Reason, tested.Reason);
        Assert.DoesNotContain("Exchange Administrator", coverage.Reason ?? string.Empty, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_for_another_service_is_a_missing_permission()
    {
        await using var tenant = await ExchangeTenant.StartAsync(token: emulator => emulator.IssueGraphToken());
        Assert.Equal(EvidenceState.Denied, (await tenant.ReadAsync(EntitySets.TransportRules)).State);
    }

    [Fact]
    public async Task A_test_of_access_reads_one_object()
    {
        await using var tenant = await ExchangeTenant.StartAsync();
        Assert.Equal(AccessState.Ready, (await tenant.Reader.TestAccessAsync(EntitySets.TransportRules, CancellationToken.None)).State);
        Assert.Equal(AccessState.Ready, (await tenant.Reader.TestAccessAsync(EntitySets.UnifiedAuditLog, CancellationToken.None)).State);
        Assert.Equal(1, tenant.Emulator.Requests.Count("Get-TransportRule"));
        Assert.Empty(tenant.Sink.Records);
    }

    private static object Policy(string id, string scope, int? members, bool isValid = true) => new { Identity = id, AppId = "00000000-0000-4000-8000-0000000000a1", AccessRight = "RestrictAccess", ScopeName = scope, IsValid = isValid, ScopeMemberCount = members };
}
