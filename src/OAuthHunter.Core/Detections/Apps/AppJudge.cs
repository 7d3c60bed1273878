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
    private readonly Lazy<bool> hasActivityEvidence;
    private readonly Lazy<DateTimeOffset?> activityStart;

    public AppJudge(HuntContext context)
    {
        this.context = context;
        hasActivityEvidence = new Lazy<bool>(() => context.Has(EntitySets.ServicePrincipalSignInActivities)
            || (context.Has(EntitySets.SignIns) && context.Facts.Apps.Any(app => app.Activity is { Count: > 0 })));
        activityStart = new Lazy<DateTimeOffset?>(() => context.Facts.Apps.Min(app => app.Activity?.FirstEvidence?.Time));
    }

    public HuntContext Context => context;

    /// <summary>No use within 90 days, said only where the evidence would show use.</summary>
    public bool IsDormant(AppProfile app) => hasActivityEvidence.Value && !context.IsWithinDays(app.Activity?.LastSeen, DormantDays);

    public bool IsFresh(AppProfile app) => context.IsWithinDays(app.CreatedAt, FreshDays);

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
            AppOwnership.Foreign => app.IsPublisherKnown && app.VerifiedPublisher is not null && LiveCredentials(app).Count == 0 && !IsDormant(app),
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

    public static bool IsSameActor(AuditActor? one, AuditActor? other) => one?.Key is { } key && key == other?.Key;
}
