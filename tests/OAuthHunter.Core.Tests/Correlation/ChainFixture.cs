using OAuthHunter.Correlation;
using OAuthHunter.Evidence;
using OAuthHunter.Facts;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.ConditionalAccess;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Facts.SignIns;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Correlation;

/// <summary>Facts of an attack, part by part, so that a test can leave a part out.</summary>
internal sealed class ChainFixture
{
    public const string AppId = "6d1c0d4e-0000-4000-8000-0000000000a1";
    public const string ServicePrincipalId = "6d1c0d4e-0000-4000-8000-0000000000b2";
    public const string Admin = "adele@contoso.com";

    public static readonly DateTimeOffset Day0 = new(2026, 9, 1, 3, 0, 0, TimeSpan.Zero);

    public static readonly AuditActor AdminActor = new() { Kind = AuditActorKind.User, UserPrincipalName = Admin, IPAddress = "203.0.113.7" };
    public static readonly AuditActor AppActor = new() { Kind = AuditActorKind.Application, ServicePrincipalId = ServicePrincipalId };

    public DateTimeOffset Now { get; init; } = Day0.AddDays(29);

    public DateTimeOffset CreatedAt { get; init; } = Day0.AddHours(2);

    public bool WithSignIns { get; init; } = true;

    public bool WithAppEvents { get; init; } = true;

    public bool WithPower { get; init; } = true;

    public int Rules { get; init; } = 12;

    public bool WithConnector { get; init; } = true;

    public bool Removed { get; init; } = true;

    public AuditActor MailFlowActor { get; init; } = AppActor;

    public IReadOnlyList<EntitySet> Sets { get; init; } = EntitySets.All;

    public static EvidenceItem Row(string text, DateTimeOffset? time = null) =>
        new() { EntitySet = "test", Description = text, Time = time, Origin = "test:1" };

    public HuntContext Context() => new(Facts(), new HuntOptions());

    public IReadOnlyList<AttackChain> Chains(string id) =>
        [.. ChainCatalog.All.Single(pattern => pattern.Descriptor.Id == id).Correlate(Context(), [])];

    private TenantFacts Facts()
    {
        var attack = new PasswordAttack
        {
            Kind = PasswordAttackKind.CredentialStuffing, Source = "203.0.113.0/24", Grouping = "network", Start = Day0, End = Day0.AddMinutes(30), Attempts = 90,
            Users = [Admin, "bo@contoso.com"], Addresses = ["203.0.113.7"], Errors = new Dictionary<int, int> { [50126] = 90 }, Evidence = [Row("failed sign-ins", Day0)],
        };
        return new TenantFacts
        {
            Coverage = new EvidenceCoverage(Sets.Select(set => new EntitySetCoverage { EntitySet = set.Name, State = EvidenceState.Available })),
            ReferenceTime = Now,
            Tenant = new TenantIdentity { DisplayName = "Contoso", Domains = ["contoso.com"] },
            Apps = [App()],
            AdminSource = new(() => new AdminFacts(
                [new AdminProfile { Id = "u1", UserPrincipalName = Admin, Roles = [], Enforcement = new MfaEnforcement { State = MfaEnforcementState.NotAssessed } }], ConditionalAccessFacts.None, [])),
            MailFlowSource = new(() => new MailFlowHistory { InboundConnectors = WithConnector ? [Connector()] : [], TransportRules = [.. Enumerable.Range(1, Rules).Select(Rule)] }),
            SignInSource = new(() => !WithSignIns ? SignInFacts.Empty : new SignInFacts
            {
                Attacks = [attack],
                Hits = [new AttackHit { Attack = attack, User = Admin, Time = Day0.AddMinutes(25), Address = "203.0.113.7", ErrorCode = 0, WasSingleFactor = true, Evidence = Row("success", Day0.AddMinutes(25)) }],
            }),
        };
    }

    private AppProfile App() => new()
    {
        AppId = AppId,
        ServicePrincipalId = ServicePrincipalId,
        Name = "contoso_GhY",
        Ownership = AppOwnership.Own,
        CreatedAt = CreatedAt,
        Evidence = Row("the app"),
        Permissions = WithPower ? [Permission()] : [],
        Roles = WithPower ? [new HeldRole { RoleTemplateId = WellKnown.GlobalAdministrator, Name = "Global Administrator", Tier = 0, AssignedAt = CreatedAt, Evidence = Row("role") }] : [],
        Activity = new AppActivity { FirstSeen = Day0.AddDays(18), LastSeen = Day0.AddDays(19), Count = 27, Addresses = ["198.51.100.9"], FirstEvidence = Row("first sign-in of the app", Day0.AddDays(18)) },
        Events = !WithAppEvents ? [] :
        [
            Step(AppEventKind.ApplicationAdded, 0), Step(AppEventKind.ServicePrincipalAdded, 1),
            Step(AppEventKind.CredentialAdded, 2), Step(AppEventKind.ApplicationPermissionGranted, 3) with { Permissions = [Permission()] },
            Step(AppEventKind.RoleAssigned, 4) with { RoleTemplateId = WellKnown.GlobalAdministrator },
        ],
    };

    private AppEvent Step(AppEventKind kind, int minute) => new()
    {
        Kind = kind, Time = CreatedAt.AddMinutes(minute), Actor = AdminActor, Record = new DirectoryAudit(), Evidence = Row(kind.ToString(), CreatedAt.AddMinutes(minute)),
    };

    private static HeldPermission Permission() => new(new()
    {
        IsApplicationPermission = true, AppId = WellKnown.ExchangeOnline, PermissionId = WellKnown.ManageExchange[0].AppRoleId, Name = "Exchange.ManageAsApp",
        Danger = DangerousPermissions.FindRole(WellKnown.ExchangeOnline, WellKnown.ManageExchange[0].AppRoleId), IsManageExchange = true,
    })
    {
        Evidence = Row("grant"),
    };

    private ConnectorHistory Connector() => new()
    {
        Name = "Ran_xAFzd", CreatedAt = Day0.AddDays(18), CreatedBy = MailFlowActor, RemovedAt = Removed ? Day0.AddDays(19) : null, RemovedBy = Removed ? MailFlowActor : null,
        IsGone = Removed, IsPresent = !Removed, Evidence = [Row("New-InboundConnector", Day0.AddDays(18))],
        Events = Removed ? [Event("Remove-InboundConnector", Day0.AddDays(19))] : [],
        Connector = new InboundConnector { Name = "Ran_xAFzd", ConnectorType = "OnPremises", SenderIPAddresses = ["192.0.2.10"] },
    };

    private TransportRuleHistory Rule(int number)
    {
        var headers = TransportRuleHeaders.All.Where(header => header.Group == "seed-2022").ToList();
        return new TransportRuleHistory
        {
            Name = $"Test0{number}", CreatedAt = Day0.AddDays(18).AddMinutes(number), CreatedBy = MailFlowActor, RemovedAt = Removed ? Day0.AddDays(19).AddMinutes(number) : null,
            RemovedBy = Removed ? MailFlowActor : null, IsGone = Removed, IsPresent = !Removed, Evidence = [Row("New-TransportRule", Day0.AddDays(18))],
            Events = Removed ? [Event("Remove-TransportRule", Day0.AddDays(19).AddMinutes(number))] : [],
            Rule = new TransportRule { Name = $"Test0{number}", RemoveHeader = headers[(number - 1) % headers.Count].Header },
        };
    }

    private MailFlowEvent Event(string operation, DateTimeOffset time) => new()
    {
        Operation = operation, Time = time, Actor = MailFlowActor, Record = new AuditRecord(), Evidence = Row(operation, time),
    };
}
