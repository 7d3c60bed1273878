using OAuthHunter.Detections.Apps;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Facts.Roles;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Roles;

/// <summary>Makes findings about roles: the principal is the target, and the roles and everyone who acted are among the subjects.</summary>
internal static class RoleFindings
{
    /// <summary>A role or assignment younger than this is new.</summary>
    public const double NewDays = 30;

    /// <summary>The finding with the roles that it is about, so that a listing by role finds it.</summary>
    public static Finding About(this Finding finding, IEnumerable<string> roles) =>
        finding with { Subjects = [.. finding.Subjects.Concat(roles.Select(Subject.Role)).Distinct(StringComparer.Ordinal)] };

    /// <summary>The finding with those who acted.</summary>
    public static Finding By(this Finding finding, IEnumerable<AuditActor?> actors) =>
        finding with { Subjects = [.. finding.Subjects.Concat(actors.OfType<AuditActor>().SelectMany(AppFindings.SubjectsOf)).Distinct(StringComparer.Ordinal)] };

    public static FindingTarget TargetOf(RoleHolding holding) =>
        holding.App?.ToTarget() ?? Target(holding.PrincipalKind, holding.PrincipalId, holding.PrincipalName);

    public static FindingTarget TargetOf(RoleChange change, HuntContext context) =>
        context.Facts.FindApp(change.PrincipalId)?.ToTarget() ?? Target(change.PrincipalKind, change.PrincipalId ?? change.PrincipalName, change.PrincipalName);

    /// <summary>The tenant as a target, for what is true of it as a whole.</summary>
    public static FindingTarget Tenant(HuntContext context)
    {
        var tenant = context.Facts.Tenant;
        return new FindingTarget(TargetKind.Tenant, tenant.TenantId ?? "tenant", tenant.DisplayName ?? tenant.TenantId ?? "The tenant");
    }

    /// <summary>Global Administrator, Exchange Administrator or a role with full power over Exchange.</summary>
    public static bool OpensEverything(string? roleTemplateId) => roleTemplateId is WellKnown.GlobalAdministrator or WellKnown.ExchangeAdministrator;

    /// <summary>
    /// A user, or something of which the evidence does not tell what it is: an export of roles without users must not hide its
    /// administrators. What is said of the latter is said with low confidence.
    /// </summary>
    public static bool MayBeUser(RoleHolding holding) => holding.PrincipalKind is RolePrincipalKind.User or RolePrincipalKind.Unknown;

    /// <summary>The finding as it stands for a principal of that kind.</summary>
    public static Finding Weighed(this Finding finding, bool isKindKnown) => isKindKnown
        ? finding
        : finding with { Confidence = Confidence.Low, NotAssessed = [.. finding.NotAssessed, "Whether this is a user, a group or an app was not captured."] };

    /// <summary>Names in a sentence, no longer than a line.</summary>
    public static string List(IEnumerable<string> names)
    {
        var all = names.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return all.Count <= 6 ? string.Join(", ", all) : $"{string.Join(", ", all.Take(5))} and {all.Count - 5} more";
    }

    /// <summary>
    /// Tells accounts kept for emergencies: those that the caller names, those that policies leave out as such, and those whose
    /// name says so.
    /// </summary>
    public static Predicate<RoleHolding> Emergencies(HuntContext context)
    {
        var known = EmergencyAccounts.Find(context.Facts, context.Options.BreakGlass);
        return holding => EmergencyName.IsNamedSo(holding.PrincipalName, holding.User?.DisplayName) || known.Any(account => account.Admin.Is(holding.PrincipalId));
    }

    private static FindingTarget Target(RolePrincipalKind kind, string id, string name) => kind switch
    {
        RolePrincipalKind.Application => new FindingTarget(TargetKind.Application, id, name) { ServicePrincipalId = id, Subjects = [Subject.ServicePrincipal(id)] },
        RolePrincipalKind.Group => new FindingTarget(TargetKind.Group, id, name),
        _ => new FindingTarget(TargetKind.User, id, name) { Subjects = [.. new[] { Subject.User(id), Subject.User(name) }.Distinct(StringComparer.Ordinal)] },
    };
}
