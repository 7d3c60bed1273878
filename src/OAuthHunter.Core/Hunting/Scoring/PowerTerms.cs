using OAuthHunter.Detections.Apps;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.Power;
using OAuthHunter.Findings;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Hunting.Scoring;

/// <summary>What an app can do.</summary>
internal static class PowerTerms
{
    public static IEnumerable<ScoreTerm> Of(AppProfile app, AppJudge judge) => Exchange(app, judge).Concat(Permissions(app)).Concat(Roles(app)).Concat(Owned(app, judge));

    private static IEnumerable<ScoreTerm> Exchange(AppProfile app, AppJudge judge)
    {
        if (ExchangeAdministration.Of(app, judge) is { Severity: > Severity.Low })
        {
            yield return new ScoreTerm("Exchange administration", 30, "Holds the permission and a role.");
        }
        else if (app.ManageExchangePermissions.Any())
        {
            yield return new ScoreTerm("Exchange administration", 12, "Holds the permission; the role that goes with it is missing, only reads, or is well vouched for.");
        }

        if (app.ExchangeRoles is { Count: > 0 } groups)
        {
            yield return new ScoreTerm("Exchange roles", groups.Any(group => group.CanWrite) ? 15 : 5, string.Join(", ", groups.Select(group => group.Name).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal)));
        }
    }

    private static IEnumerable<ScoreTerm> Permissions(AppProfile app)
    {
        var held = app.Permissions.Where(permission => permission is { IsEffective: true, IsManageExchange: false, Danger: >= Severity.High }).ToList();
        var ruling = held.Where(permission => permission.IsApplicationPermission && PowerTier.Of(permission) == 0).ToList();
        if (ruling.Count > 0)
        {
            yield return new ScoreTerm("Rules the tenant", 25, MailPower.Names(ruling));
        }

        var mail = held.Where(permission => permission.IsApplicationPermission && MailPower.IsMail(permission)).ToList();
        if (mail.Count > 0)
        {
            var isBound = app.Mailboxes?.Kind == MailboxReachKind.Restricted;
            yield return new ScoreTerm("Mail without a user", isBound ? 8 : 18, $"{MailPower.Names(mail)}{(isBound ? ", " + app.Mailboxes!.Description : string.Empty)}");
        }

        var other = held.Except(ruling).Except(mail).Where(permission => permission.IsApplicationPermission).ToList();
        if (other.Count > 0)
        {
            yield return new ScoreTerm("Dangerous permissions", 8, MailPower.Names(other));
        }

        var delegated = held.Where(permission => !permission.IsApplicationPermission).ToList();
        if (delegated.Count > 0)
        {
            var isForAll = delegated.Any(permission => permission.IsTenantWide);
            yield return new ScoreTerm("Delegated permissions", isForAll ? 7 : 5, $"{MailPower.Names(delegated)}, for {(isForAll ? "all users" : "single users")}");
        }
    }

    private static IEnumerable<ScoreTerm> Roles(AppProfile app)
    {
        var roles = AppJudge.PrivilegedRoles(app).ToList();
        if (roles.Count > 0)
        {
            var points = roles.Max(role => (role.RoleTemplateId == WellKnown.GlobalAdministrator ? 25 : PowerTier.Of(role) == 0 ? 15 : 10) / (role.IsEligible ? 2d : 1d));
            yield return new ScoreTerm("Entra roles", points, string.Join(", ", roles.Select(role => role.Name).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal)));
        }
    }

    private static IEnumerable<ScoreTerm> Owned(AppProfile app, AppJudge judge)
    {
        var owned = app.OwnedAppIds.Select(judge.Context.Facts.FindApp).OfType<AppProfile>().Where(AppJudge.IsPrivileged).Select(other => other.Name).ToList();
        if (owned.Count > 0)
        {
            yield return new ScoreTerm("Owns privileged apps", 10, string.Join(", ", owned.OrderBy(name => name, StringComparer.Ordinal)));
        }
    }
}
