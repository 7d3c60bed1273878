using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>One app with everything the evidence says of it, joined once: what it can do, how it came to that, and who uses it.</summary>
public sealed class AppProfile
{
    private IReadOnlyList<HeldPermission>? permissions;
    private IReadOnlyList<string>? consentingUserIds;
    private IReadOnlyList<HeldCredential>? credentials;
    private EvidenceItem? evidence;
    private NameSigns? nameSigns;

    /// <summary>Application id; null only when the evidence has nothing but an object id.</summary>
    public string? AppId { get; init; }

    /// <summary>Object id of the service principal.</summary>
    public string? ServicePrincipalId { get; init; }

    public required string Name { get; init; }

    /// <summary>Null when only the audit log or the registration shows the app.</summary>
    public ServicePrincipal? ServicePrincipal { get; init; }

    /// <summary>Null when the registration is elsewhere or was not captured.</summary>
    public Application? Application { get; init; }

    public AppOwnership Ownership { get; init; }

    public string? OwnerTenantId { get; init; }

    /// <summary>signInAudience is AzureADMyOrg; null when not known.</summary>
    public bool? IsSingleTenant { get; init; }

    /// <summary>Null when neither objects nor audit log tell.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Who made it, if the audit log tells.</summary>
    public AuditActor? CreatedBy { get; init; }

    public bool? IsEnabled { get; init; }

    /// <summary>Deleted, as objects or audit log show.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>Null when unverified or not known: see <see cref="IsPublisherKnown"/>.</summary>
    public string? VerifiedPublisher { get; init; }

    /// <summary>Whether the evidence says if the publisher is verified.</summary>
    public bool IsPublisherKnown { get; init; }

    /// <summary>Null when owners were not captured.</summary>
    public IReadOnlyList<string>? OwnerIds { get; init; }

    /// <summary>Joined on first use.</summary>
    public IReadOnlyList<HeldPermission> Permissions
    {
        get => permissions ??= JoinPermissions();
        init => permissions = value;
    }

    /// <summary>Object ids of users with a delegated grant of their own; of more than 50, some 50.</summary>
    public IReadOnlyList<string> ConsentingUserIds
    {
        get => consentingUserIds ??= Draft is { } draft ? Grants?.ConsentingUsers(draft) ?? [] : [];
        init => consentingUserIds = value;
    }

    public IReadOnlyList<HeldRole> Roles { get; init; } = [];

    public IReadOnlyList<HeldCredential> Credentials
    {
        get => credentials ??= Draft is { } draft ? CredentialJoiner.Join(draft) : [];
        init => credentials = value;
    }

    /// <summary>False when no export showed credentials, so an empty list means nothing.</summary>
    public bool AreCredentialsKnown { get; init; }

    /// <summary>Credentials that can be used now as far as the evidence tells, SAML signing keys left out; expired ones included.</summary>
    public IEnumerable<HeldCredential> CurrentCredentials => Credentials.Where(credential =>
        !credential.IsSamlSigning && credential.RemovedAt is null && (credential.IsInObjects || !AreCredentialsKnown));

    /// <summary>In time order.</summary>
    public IReadOnlyList<AppEvent> Events { get; init; } = [];

    /// <summary>Exchange RBAC that Entra does not show: role groups and direct assignments. Null when not captured.</summary>
    public IReadOnlyList<ExchangeRbacRole>? ExchangeRoles { get; init; }

    /// <summary>What the app did, by sign-in and audit logs; null when nothing was seen.</summary>
    public AppActivity? Activity { get; init; }

    /// <summary>What people did through the app, by sign-ins and audit log; null when nothing was seen.</summary>
    public AppActivity? UserSignIns { get; init; }

    /// <summary>How the app's name imitates the tenant; None for an ordinary name.</summary>
    public TenantNameLikeness NameLikeness { get; init; }

    /// <summary>The user whose address, alias or display name the app bears; null for none, or when users were not captured.</summary>
    public string? NamedAfterUser { get; init; }

    /// <summary>What its name shows and hides; read on first use.</summary>
    public NameSigns NameSigns => nameSigns ??= NameSigns.Of(Name);

    /// <summary>A managed identity: whoever controls the Azure resource controls it.</summary>
    public bool IsManagedIdentity => string.Equals(ServicePrincipal?.ServicePrincipalType, "ManagedIdentity", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reply addresses of both objects; null when neither was captured with them.</summary>
    public IReadOnlyList<string>? RedirectUris => Application?.RedirectUris is null && ServicePrincipal?.ReplyUrls is null
        ? null
        : [.. (Application?.RedirectUris ?? []).Concat(ServicePrincipal?.ReplyUrls ?? []).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Which mailboxes it reaches with what Entra granted it over mail.</summary>
    public MailboxReach? Mailboxes { get; init; }

    /// <summary>Names that its service principal in Exchange goes by; empty when Exchange has none.</summary>
    public IReadOnlyList<string> ExchangeNames { get; init; } = [];

    /// <summary>Exchange has a service principal for it, so that roles and mailboxes can be given to it there.</summary>
    public bool IsKnownToExchange => ExchangeNames.Count > 0;

    /// <summary>Application ids of apps that it owns: it can add a credential to each, and so become it.</summary>
    public IReadOnlyList<string> OwnedAppIds { get; init; } = [];

    /// <summary>Token lifetime and claims mapping policies that apply to it.</summary>
    public IReadOnlyList<AppTokenPolicy> TokenPolicies { get; init; } = [];

    /// <summary>Its objects in the recycle bin. The app may have been made again since.</summary>
    public IReadOnlyList<EvidenceItem> DeletedObjects { get; init; } = [];

    /// <summary>Rows that show the app exists.</summary>
    public EvidenceItem Evidence
    {
        get => evidence ??= Draft is { } draft ? AppEvidence.Of(draft, this) : new EvidenceItem { EntitySet = EntitySets.ServicePrincipals.Name, Key = AppId, Description = $"App '{Name}'" };
        init => evidence = value;
    }

    /// <summary>What it was joined from; parts that few look at are joined when somebody does.</summary>
    internal AppDraft? Draft { get; init; }

    internal PermissionIndex? Grants { get; init; }

    /// <summary>What it holds, joined anew and not kept unless it is kept already: for passes over all apps.</summary>
    internal IReadOnlyList<HeldPermission> JoinPermissions() => permissions ?? (Draft is { } draft ? Grants?.Join(draft) ?? [] : []);

    /// <summary>Application permissions now held that give app-only Exchange administration.</summary>
    public IEnumerable<HeldPermission> ManageExchangePermissions => Permissions.Where(permission => permission.IsManageExchange && permission.IsEffective);

    /// <summary>Whether an application id or service principal object id is this app.</summary>
    public bool Is(string appIdOrObjectId) =>
        string.Equals(AppId, appIdOrObjectId, StringComparison.OrdinalIgnoreCase)
        || string.Equals(ServicePrincipalId, appIdOrObjectId, StringComparison.OrdinalIgnoreCase);

    /// <summary>The app as a finding's target.</summary>
    public FindingTarget ToTarget()
    {
        var subjects = new List<string>();
        if (AppId is not null)
        {
            subjects.Add(Subject.App(AppId));
        }

        if (ServicePrincipalId is not null)
        {
            subjects.Add(Subject.ServicePrincipal(ServicePrincipalId));
        }

        return new FindingTarget(TargetKind.Application, AppId ?? ServicePrincipalId ?? Name, Name)
        {
            AppId = AppId,
            ServicePrincipalId = ServicePrincipalId,
            Subjects = subjects,
        };
    }
}
