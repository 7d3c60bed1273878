using OAuthHunter.Emulator.Hosting;
using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Model;
using OAuthHunter.Providers.Exchange;
using OAuthHunter.Providers.Http;
using OAuthHunter.Providers.Tests.Emulator;
using OAuthHunter.Providers.Tests.Graph;
using OAuthHunter.Providers.Tests.Support;

namespace OAuthHunter.Providers.Tests.Exchange;

/// <summary>A reader of Exchange Online before an emulated tenant. Nothing really waits.</summary>
internal sealed class ExchangeTenant : IAsyncDisposable
{
    public static readonly DateTimeOffset CapturedAt = new(2022, 9, 30, 12, 0, 0, TimeSpan.Zero);

    private readonly EmulatedTenant tenant;
    private readonly ExchangeClient client;
    private readonly AuditLogReader auditLog;

    private ExchangeTenant(EmulatedTenant tenant, string token, int auditPage, int auditBound, int tracePage)
    {
        this.tenant = tenant;
        var policy = new RetryPolicy { Wait = (time, _) => { Waits.Add(time); return Task.CompletedTask; } };
        var endpoint = tenant.Emulator.BaseAddress;
        client = new ExchangeClient(ExchangeHttp.Create(endpoint), new FakeTokens(token), endpoint, EmulatedTenant.TenantId, policy);
        auditLog = new AuditLogReader(client, auditPage, auditBound);
        Reader = new ExchangeReader(client, auditLog, new MessageTraceReader(client, tracePage));
    }

    public TenantEmulator Emulator => tenant.Emulator;

    public ExchangeReader Reader { get; }

    public List<TimeSpan> Waits { get; } = [];

    public RecordingSink Sink { get; } = new();

    public static async Task<ExchangeTenant> StartAsync(
        Func<EmulatorOptions, EmulatorOptions>? change = null, Func<TenantEmulator, string>? token = null, int auditPage = 5_000, int auditBound = 50_000, int tracePage = 5_000, params (string Set, IEnumerable<object> Rows)[] sets)
    {
        var tenant = await EmulatedTenant.StartAsync(change, sets.Length > 0 ? sets : Defaults());
        return new ExchangeTenant(tenant, token?.Invoke(tenant.Emulator) ?? tenant.Emulator.IssueExchangeToken(), auditPage, auditBound, tracePage);
    }

    public Task<EntitySetCoverage> ReadAsync(EntitySet set, TimeSpan? window = null) => Reader.ReadAsync(
        set, Sink, new LiveReadOptions { CapturedAt = CapturedAt, LogWindow = window ?? TimeSpan.FromDays(30), Mailboxes = Mailboxes }, Sink, CancellationToken.None);

    /// <summary>Mailboxes whose rules and permissions are read.</summary>
    public IReadOnlyList<string> Mailboxes { get; set; } = ["user1@contoso.com"];

    public IReadOnlyList<T> Read<T>()
        where T : EvidenceRecord => [.. Sink.Of<T>()];

    public async ValueTask DisposeAsync()
    {
        Reader.Dispose();
        await tenant.DisposeAsync();
    }

    /// <summary>Seven connectors and rules, so that pages of three end in a rest; one of each other kind.</summary>
    private static (string Set, IEnumerable<object> Rows)[] Defaults() =>
    [
        ("inboundConnectors", Enumerable.Range(1, 7).Select(i => (object)new
        {
            Identity = $"Inbound {i}", Guid = $"00000000-0000-4000-8000-00000000000{i}", Name = $"Inbound {i}", Enabled = true, ConnectorType = "OnPremises",
            SenderIPAddresses = new[] { $"192.0.2.{i}" }, SenderDomains = new[] { "smtp:*;1", "smtp:contoso.com;10" }, RequireTls = false, WhenCreated = "2022-09-01T08:07:47.0000000+00:00",
        })),
        ("outboundConnectors", [new { Identity = "Outbound", Name = "Outbound", SmartHosts = new[] { "mail.fabrikam.com" } }]),
        ("transportRules", Enumerable.Range(1, 7).Select(i => (object)new { Identity = $"Rule {i}", Name = $"Rule {i}", Priority = i, State = "Enabled" })),
        ("hostedConnectionFilterPolicies", [new { Identity = "Default", Name = "Default", IPAllowList = new[] { "198.51.100.7" } }]),
        ("hostedContentFilterPolicies", [new { Identity = "Default", Name = "Default", AllowedSenderDomains = new[] { "fabrikam.com" }, AllowedSenders = new[] { new { Sender = new { Address = "partner@fabrikam.com" } } }, SpamZapEnabled = true }]),
        ("dkimSigningConfigs", [new { Identity = "contoso.com", Domain = "contoso.com", Enabled = true, Status = "Valid" }]),
        ("arcConfig", [new { Identity = "Default", ArcTrustedSealers = new[] { "fabrikam.com" } }]),
        ("blockedConnectors", [new { ConnectorId = "00000000-0000-4000-8000-000000000007", Reason = "Suspicious mail", CreatedDateTime = "2022-09-28T08:07:47Z" }]),
        ("hostedOutboundSpamFilterPolicies", [new { Identity = "Default", Name = "Default", AutoForwardingMode = "Automatic", RecipientLimitPerDay = 0 }]),
        ("remoteDomains", [new { Identity = "Default", Name = "Default", DomainName = "*", AutoForwardEnabled = false }]),
        ("managementScopes", [new { Identity = "Finance", Name = "Finance", ScopeRestrictionType = "RecipientScope", RecipientFilter = "Department -eq 'Finance'" }]),
        ("applicationAccessPolicies", [new { Identity = "00000000-0000-4000-8000-000000000001\\App:1", AppId = "00000000-0000-4000-8000-0000000000a1", AccessRight = "RestrictAccess", ScopeName = "Finance", ScopeMemberCount = 12 }]),
        ("organizationConfig", [new { Identity = "Contoso", Name = "Contoso", AuditDisabled = false }]),
        ("acceptedDomains", [new { Name = "contoso.com", DomainName = "contoso.com" }]),
        ("exchangeServicePrincipals", [new { Identity = "App", AppId = "00000000-0000-4000-8000-0000000000a1" }]),
        ("journalRules", [new { Name = "Archive", JournalEmailAddress = "journal@contoso.com", Enabled = true }]),
        ("transportConfig", [new { Identity = "Transport Settings", SmtpClientAuthenticationDisabled = true }]),
        ("blockedSenderAddresses", [new { SenderAddress = "bo@contoso.com", Reason = "Spam", CreatedDatetime = "2022-09-29T08:00:00Z" }]),
        ("adminAuditLogConfig", [new { Identity = "Admin Audit Log Settings", UnifiedAuditLogIngestionEnabled = true }]),
        ("mailboxes", Enumerable.Range(1, 7).Select(i => (object)new { Identity = $"user{i}", Guid = $"00000000-0000-4000-8000-0000000000b{i}", UserPrincipalName = $"user{i}@contoso.com", ForwardingSmtpAddress = i == 7 ? "smtp:out@example.net" : null, Database = "not judged" })),
        ("mailContacts", [new { Identity = "Partner", Name = "Partner", ExternalEmailAddress = "SMTP:out@example.net" }]),
        ("casMailboxes", [new { Identity = "user1", PrimarySmtpAddress = "user1@contoso.com", ImapEnabled = true, PopEnabled = false }]),
        ("recipientPermissions", [new { Identity = "user1", Trustee = "user2@contoso.com", AccessRights = new[] { "SendAs" } }]),
        ("mailboxAuditBypassAssociations", [new { Identity = "backup", Name = "backup", AuditBypassEnabled = true }]),
        ("inboxRules", [
            new { Identity = "user1\\1", RuleIdentity = "1", Name = "Seen", MailboxOwnerId = "user1@contoso.com", IsHidden = false },
            new { Identity = "user1\\2", RuleIdentity = "2", Name = "Unseen", MailboxOwnerId = "user1@contoso.com", IsHidden = true },
            new { Identity = "user2\\1", RuleIdentity = "3", Name = "Other", MailboxOwnerId = "user2@contoso.com", IsHidden = false },
        ]),
        ("mailboxPermissions", [new { Identity = "user1@contoso.com", User = "user2@contoso.com", AccessRights = new[] { "FullAccess" }, IsInherited = false, Deny = false }]),
        ("messageTraces", [new { MessageTraceId = "m1", Received = "2022-09-29T08:00:00Z", SenderAddress = "user1@contoso.com", RecipientAddress = "a@fabrikam.com", Status = "Delivered", ToIP = "192.0.2.9" }]),
        ("roleGroups", [new { Identity = "Organization Management", Name = "Organization Management", Roles = new[] { "Transport Rules" }, Members = new[] { "admin", "app" } }]),
        ("managementRoleAssignments", [new { Identity = "Assignment", Name = "Assignment", Role = "Mail Recipients" }]),
    ];
}
