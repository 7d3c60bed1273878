using OAuthHunter.Detections.Apps;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.Consents;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Consents;

/// <summary>Weighs grants and the apps that hold them, one way for all detections of consents.</summary>
internal sealed class ConsentJudge(HuntContext context)
{
    /// <summary>A grant younger than this is recent.</summary>
    public const double RecentDays = 30;

    public AppJudge Apps { get; } = new(context);

    /// <summary>
    /// Whether the app belongs to another tenant and nobody vouches for its publisher. Null when the evidence does not tell who
    /// registered or published it: a log names an app, not its maker.
    /// </summary>
    public static bool? IsForeignUnverified(AppProfile app) => app.Ownership switch
    {
        AppOwnership.Foreign => app.IsPublisherKnown ? app.VerifiedPublisher is null : null,
        AppOwnership.Unknown => null,
        _ => false,
    };

    public bool IsAdmin(string? idOrUpn) => context.Facts.FindAdmin(idOrUpn) is not null;

    public bool IsRecent(DelegatedGrant grant) => context.IsWithinDays(grant.GrantedAt, RecentDays);

    /// <summary>Rates Exchange administration and rule over the tenant.</summary>
    public static bool RulesTenantOrExchange(GrantedScopes scopes) => scopes.Dangers.Any(danger => danger.Severity == Severity.Critical && danger.Class is "exo-admin" or "tier0" or "consent");

    /// <summary>Whether what a consent event added reads, sends or steers mail.</summary>
    public static bool OpensMail(IEnumerable<HeldPermission> permissions) => permissions.Any(permission =>
        permission.DangerClass is { } kind && (kind.StartsWith("mail", StringComparison.OrdinalIgnoreCase) || kind == "exo-admin"));

    /// <summary>Whether a consent event added nothing but what every sign-in button asks for.</summary>
    public static bool IsSignInOnly(IReadOnlyList<HeldPermission> permissions) =>
        permissions.Count > 0 && permissions.All(permission => !permission.IsApplicationPermission && GrantedScopes.IsSignInScope(permission.Value));

    /// <summary>A finding about an app and some of its grants, with the users and the granters as subjects.</summary>
    public Finding Create(
        DetectionDescriptor descriptor,
        AppProfile app,
        Severity severity,
        string summary,
        IReadOnlyList<DelegatedGrant> grants,
        IReadOnlyList<string>? escalations = null,
        IEnumerable<EvidenceItem>? more = null,
        string? discriminator = null) => Temper(app, AppFindings.Create(
            descriptor,
            app,
            severity,
            summary,
            [.. grants.SelectMany(grant => grant.Evidence), .. more ?? []],
            escalations,
            grants.SelectMany(grant => new[] { grant.Principal, grant.GrantedBy }),
            discriminator));

    /// <summary>Lowers the confidence of a finding about an app whose maker the evidence does not tell, and says what would.</summary>
    public Finding Temper(AppProfile app, Finding finding) => app.Ownership is AppOwnership.Foreign or AppOwnership.Unknown && IsForeignUnverified(app) is null
        ? finding with
        {
            Confidence = app.Ownership == AppOwnership.Unknown ? Confidence.Low : Confidence.Medium,
            NotAssessed = [.. finding.NotAssessed, $"who made the app and whether its publisher is verified: {EntitySets.ServicePrincipals.Name}"],
        }
        : finding;

    /// <summary>Names of users for people: the first few and how many more.</summary>
    public static string Names(IEnumerable<string?> names)
    {
        var all = names.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return all.Count <= 3 ? string.Join(", ", all) : $"{string.Join(", ", all.Take(3))} and {all.Count - 3} more";
    }

    /// <summary>Dangerous scopes of grants by name, worst first.</summary>
    public static string DangerousScopes(IEnumerable<DelegatedGrant> grants) => string.Join(", ", grants
        .SelectMany(grant => grant.Scopes.Dangers)
        .Where(danger => danger.Severity >= Severity.Medium)
        .OrderByDescending(danger => danger.Severity).ThenBy(danger => danger.Value, StringComparer.Ordinal)
        .Select(danger => danger.Value).Distinct(StringComparer.OrdinalIgnoreCase));

    /// <summary>Who consented, as one key per person; null when the record does not tell.</summary>
    public static string? UserOf(AppEvent consent) => consent.Actor.Kind == AuditActorKind.Application ? null : consent.Actor.Key;
}
