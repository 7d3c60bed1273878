using OAuthHunter.Evidence;
using OAuthHunter.Facts.Accounts;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.ConditionalAccess;
using OAuthHunter.Facts.Consents;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Facts.Risks;
using OAuthHunter.Facts.Mailboxes;
using OAuthHunter.Facts.MailVolume;
using OAuthHunter.Facts.Policies;
using OAuthHunter.Facts.Roles;
using OAuthHunter.Facts.SignIns;
using OAuthHunter.Model;

namespace OAuthHunter.Facts;

/// <summary>
/// Everything the detections reason about, joined once from the evidence: apps with what they can do and how they came to it,
/// administrators, the history of connectors and rules, and what the sign-ins show. What only some questions need is joined when
/// the first of them is asked.
/// </summary>
public sealed class TenantFacts
{
    private Dictionary<string, AppProfile>? apps;
    private Dictionary<string, AdminProfile>? admins;
    private Dictionary<string, User>? users;

    public required EvidenceCoverage Coverage { get; init; }

    /// <summary>When the evidence was captured, or the time of its last record.</summary>
    public required DateTimeOffset ReferenceTime { get; init; }

    public required TenantIdentity Tenant { get; init; }

    /// <summary>Apps known from objects or from the audit log, deleted ones too.</summary>
    public required IReadOnlyList<AppProfile> Apps { get; init; }

    public IReadOnlyList<AdminProfile> Admins => AdminSource.Value.Admins;

    /// <summary>Who may be an administrator besides, because the evidence does not tell who holds a role; empty when it tells of all.</summary>
    public IReadOnlyList<string> AdminGaps => AdminSource.Value.Gaps;

    internal Lazy<AdminFacts> AdminSource { get; init; } = new(() => AdminFacts.None);

    /// <summary>Policies, and the engine that weighs them.</summary>
    public ConditionalAccessFacts ConditionalAccess => AdminSource.Value.Access;

    /// <summary>Who holds which role, by what rules, and how that changed.</summary>
    public RoleFacts Roles => RoleSource.Value;

    internal Lazy<RoleFacts> RoleSource { get; init; } = new(() => RoleFacts.Empty);

    /// <summary>The tenant's own rules for users, guests, apps, partners and domains.</summary>
    public PolicyFacts Policies { get; init; } = PolicyFacts.Empty;

    /// <summary>Changes to the protection of accounts, in time order.</summary>
    public IReadOnlyList<ProtectionEvent> ProtectionEvents { get; init; } = [];

    /// <summary>Conditional Access policies as captured, switched off ones too.</summary>
    public IReadOnlyList<ConditionalAccessPolicy> ConditionalAccessPolicies { get; init; } = [];

    /// <summary>Who belongs to which group.</summary>
    internal GroupMembership Groups { get; init; } = new([]);

    /// <summary>The registration report, of everybody.</summary>
    public IReadOnlyList<UserRegistrationDetails> Registrations { get; init; } = [];

    /// <summary>The authentication methods policy; null when it was not captured.</summary>
    public AuthenticationMethodsPolicy? AuthenticationMethods { get; init; }

    /// <summary>The lives of connectors, rules and settings of mail flow.</summary>
    public MailFlowHistory MailFlow => MailFlowSource.Value;

    internal Lazy<MailFlowHistory> MailFlowSource { get; init; } = new(() => new MailFlowHistory());

    /// <summary>Attacks on passwords and what the sign-ins show besides.</summary>
    public SignInFacts SignIns => SignInSource.Value;

    internal Lazy<SignInFacts> SignInSource { get; init; } = new(() => SignInFacts.Empty);

    /// <summary>User accounts by id and name.</summary>
    public AccountDirectory Accounts { get; init; } = AccountDirectory.Empty;

    /// <summary>What Identity Protection says.</summary>
    public RiskFacts Risks { get; init; } = RiskFacts.Empty;

    /// <summary>Who let which app act for whom.</summary>
    public ConsentFacts Consents => ConsentSource.Value;

    internal Lazy<ConsentFacts> ConsentSource { get; init; } = new(() => ConsentFacts.Empty);

    /// <summary>Sign-ins of apps as themselves.</summary>
    internal AppSignInTable AppSignIns { get; init; } = AppSignInTable.Empty;

    /// <summary>Who gets whose mail.</summary>
    public MailboxFacts Mailboxes => MailboxSource.Value;

    internal Lazy<MailboxFacts> MailboxSource { get; init; } = new(() => MailboxFacts.Empty);

    /// <summary>Settings of Exchange and of logging as captured.</summary>
    public ExchangeSettings Settings { get; init; } = ExchangeSettings.Empty;

    /// <summary>Mail that left, as message trace shows it.</summary>
    public MailVolumeFacts MailVolume => MailVolumeSource.Value;

    internal Lazy<MailVolumeFacts> MailVolumeSource { get; init; } = new(() => MailVolumeFacts.Empty);

    /// <summary>Exchange Web Services: open or closed, and for whom.</summary>
    public EwsAccess Ews { get; init; } = new();

    /// <summary>Application access policies that were removed, by the audit log, in time order.</summary>
    public IReadOnlyList<MailFlowEvent> AccessPolicyRemovals { get; init; } = [];

    /// <summary>Token policies that apply to every app of the tenant without one of its own.</summary>
    public IReadOnlyList<AppTokenPolicy> DefaultTokenPolicies { get; init; } = [];

    /// <summary>Hosts that own apps reply to and that had no address when they were looked up; empty when nobody looked.</summary>
    public IReadOnlyDictionary<string, DnsRecords> GoneHosts { get; init; } = new Dictionary<string, DnsRecords>();

    /// <summary>Who was added to which group, by the id and by the name of the group.</summary>
    public ILookup<string, GroupAddition> GroupAdditions { get; init; } = Array.Empty<GroupAddition>().ToLookup(addition => string.Empty);

    /// <summary>Since when all of them are known, where the log has more than are kept; null where it has not.</summary>
    public DateTimeOffset? GroupAdditionsSince { get; init; }

    /// <summary>User accounts as read; empty when users were not captured.</summary>
    public IReadOnlyList<User> Users { get; init; } = [];

    /// <summary>The user of that UPN or object id, or null.</summary>
    public User? FindUser(string? upnOrId) =>
        upnOrId is not null && (users ??= Index(Users, user => [user.UserPrincipalName, user.Id])).TryGetValue(upnOrId, out var user) ? user : null;

    /// <summary>The admin of that UPN or object id, or null.</summary>
    public AdminProfile? FindAdmin(string? upnOrId) =>
        upnOrId is not null && (admins ??= Index(Admins, admin => [admin.UserPrincipalName, admin.Id])).TryGetValue(upnOrId, out var admin) ? admin : null;

    /// <summary>The app of that application id or service principal object id, or null.</summary>
    public AppProfile? FindApp(string? appIdOrObjectId) =>
        appIdOrObjectId is not null && (apps ??= Index(Apps, app => [app.AppId, app.ServicePrincipalId])).TryGetValue(appIdOrObjectId, out var app) ? app : null;

    private static Dictionary<string, T> Index<T>(IEnumerable<T> items, Func<T, IEnumerable<string?>> keys)
    {
        var index = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in items)
        {
            foreach (var key in keys(item).OfType<string>().Where(key => !index.ContainsKey(key)))
            {
                index.Add(key, item);
            }
        }

        return index;
    }
}
