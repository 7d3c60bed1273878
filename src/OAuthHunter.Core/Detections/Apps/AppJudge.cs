using OAuthHunter.Evidence;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Apps;

/// <summary>Weighs apps and actors for the detections of apps, credentials, consents and roles, one way for all.</summary>
internal sealed class AppJudge
{
    /// <summary>An app younger than this is fresh.</summary>
    public const double FreshDays = 90;

    /// <summary>An app must be older than this to count as established.</summary>
    private const double EstablishedDays = 180;

    /// <summary>An app without use for so long is dormant.</summary>
    private const double DormantDays = 90;

    /// <summary>A credential younger than this is new.</summary>
    public const double NewCredentialDays = 30;

    private readonly HuntContext context;
    private readonly Lazy<bool> showsUse;
    private readonly Lazy<DateTimeOffset?> activityStart;

    public AppJudge(HuntContext context)
    {
        this.context = context;
        showsUse = new Lazy<bool>(() => context.Has(EntitySets.ServicePrincipalSignInActivities) || (context.Has(EntitySets.SignIns) && ActivityStart is not null));
        activityStart = new Lazy<DateTimeOffset?>(() => context.Facts.Apps.Min(app => app.Activity?.FirstEvidence?.Time));
    }

    public HuntContext Context => context;

    /// <summary>
    /// No use within 90 days, or since it was made: said only where the evidence would show it, which is the whole report of last use or
    /// a log that goes back as far. A sign-in log of 30 days says nothing about 90.
    /// </summary>
    public bool IsDormant(AppProfile app) => IsUnseen(app)
        && (context.Facts.Coverage.IsWhole(EntitySets.ServicePrincipalSignInActivities)
            || ActivityStart <= (IsFresh(app) ? app.CreatedAt : context.Now.AddDays(-DormantDays)));

    /// <summary>How long a dormant app was not seen, as a sentence.</summary>
    public string Dormancy(AppProfile app) => IsFresh(app) ? "Not seen in use since it was made." : "Not seen in use for 90 days.";

    public bool IsFresh(AppProfile app) => context.IsWithinDays(app.CreatedAt, FreshDays);

    // Not seen in what there is of evidence, however little that may be.
    private bool IsUnseen(AppProfile app) => showsUse.Value && !context.IsWithinDays(app.Activity?.LastSeen, DormantDays);

    /// <summary>Microsoft's own app as Microsoft made it: nobody in this tenant can act as it.</summary>
    public static bool IsUntouchedMicrosoft(AppProfile app) => app.Ownership == AppOwnership.Microsoft && !app.CurrentCredentials.Any();

    /// <summary>Another tenant's app whose publisher is known to be unverified.</summary>
    public static bool IsForeignUnverified(AppProfile app) => app.Ownership == AppOwnership.Foreign && app.IsPublisherKnown && app.VerifiedPublisher is null;

    /// <summary>The earliest row of any app's activity: what happened before it, no log shows. Null without such rows.</summary>
    public DateTimeOffset? ActivityStart => activityStart.Value;

    /// <summary>Usable credentials that are not past their end.</summary>
    public IReadOnlyList<HeldCredential> LiveCredentials(AppProfile app) =>
        [.. app.CurrentCredentials.Where(held => !(held.Credential.EndDateTime < context.Now))];

    public bool HasOnlySecrets(AppProfile app)
    {
        var live = LiveCredentials(app);
        return live.Count > 0 && live.All(held => held.Credential.Kind == AppCredentialKind.Secret);
    }

    /// <summary>
    /// Whether the evidence speaks for the app on every count: older than half a year, somebody answers for it (an owner here, a
    /// verified publisher elsewhere), no secret and nothing on the service principal, no power or credential given lately, in
    /// use. One count unknown and it is not established: absent is not good.
    /// </summary>
    public bool IsEstablished(AppProfile app) =>
        context.Age(app.CreatedAt) is { TotalDays: > EstablishedDays }
        && !app.IsDeleted
        && app.AreCredentialsKnown
        && !app.Permissions.Any(permission => permission.Danger >= Severity.High && context.IsWithinDays(permission.GrantedAt, FreshDays))
        && !app.Roles.Any(role => context.IsWithinDays(role.AssignedAt, FreshDays))
        && !app.CurrentCredentials.Any(held => context.IsWithinDays(held.AddedAt, NewCredentialDays))
        && (app.Ownership switch
        {
            AppOwnership.Own => app.OwnerIds is { Count: > 0 }
                && LiveCredentials(app).All(held => held.Credential.Kind != AppCredentialKind.Secret && !held.IsOnServicePrincipal)
                && context.IsWithinDays(app.Activity?.LastSeen, DormantDays),
            AppOwnership.Foreign => app.IsPublisherKnown && app.VerifiedPublisher is not null && LiveCredentials(app).Count == 0 && !IsUnseen(app),
            AppOwnership.Microsoft => LiveCredentials(app).Count == 0,
            _ => false,
        });

    /// <summary>Power that makes an app worth taking: a permission of High or worse, a role of tier 0 or 1, an Exchange role.</summary>
    public static bool IsPrivileged(AppProfile app) =>
        DangerousPermissions(app).Any() || PrivilegedRoles(app).Any() || app.ExchangeRoles is { Count: > 0 };

    /// <summary>Effective permissions of High or worse: for the app itself, or delegated for all users.</summary>
    public static IEnumerable<HeldPermission> DangerousPermissions(AppProfile app) => app.Permissions.Where(permission =>
        permission.IsEffective && permission.Danger >= Severity.High && (permission.IsApplicationPermission || permission.IsTenantWide));

    public static IEnumerable<HeldRole> PrivilegedRoles(AppProfile app) => app.Roles.Where(role => role.IsEffective && role.Tier <= 1);

    /// <summary>Why an actor is not to be trusted; null when the evidence says nothing against him.</summary>
    public string? RiskOf(AuditActor? actor, bool countMissingMfa)
    {
        if (actor is null || actor.Kind == AuditActorKind.Application)
        {
            return null;
        }

        var admin = context.Facts.FindAdmin(actor.UserPrincipalName) ?? context.Facts.FindAdmin(actor.Id);
        if (admin?.RiskLevel is { } level && (level.Equals("high", StringComparison.OrdinalIgnoreCase) || level.Equals("medium", StringComparison.OrdinalIgnoreCase)))
        {
            return $"{actor.Name} is at {level.ToLowerInvariant()} risk.";
        }

        if (admin is null && (context.Facts.Accounts.Find(actor.UserPrincipalName) ?? context.Facts.Accounts.Find(actor.Id)) is { IsAtRisk: true } account)
        {
            return $"{actor.Name} is at {account.Risk!.RiskLevel?.ToLowerInvariant() ?? "some"} risk.";
        }

        if (context.Facts.SignIns.Hits.Any(hit => string.Equals(hit.User, actor.UserPrincipalName ?? actor.Id, StringComparison.OrdinalIgnoreCase)))
        {
            return $"An attack on passwords hit {actor.Name}.";
        }

        return countMissingMfa && admin?.Enforcement.State == MfaEnforcementState.No ? $"Nothing forces {actor.Name} through MFA." : null;
    }

    /// <summary>Whether somebody is known to hold no administrative role; without the roles everybody would look so.</summary>
    public bool IsPlainUser(AuditActor actor) => actor.Kind == AuditActorKind.User && context.Has(EntitySets.RoleAssignments)
        && (context.Facts.FindAdmin(actor.UserPrincipalName) ?? context.Facts.FindAdmin(actor.Id)) is null;

    public static bool IsSameActor(AuditActor? one, AuditActor? other) => one?.Key is { } key && key == other?.Key;
}
