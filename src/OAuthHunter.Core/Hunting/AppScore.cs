using OAuthHunter.Detections.Apps;
using OAuthHunter.Detections.Credentials;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Hunting;

/// <summary>
/// Scores an app: what it can do, how it came to be, how fresh its credentials are and where they sit, less what speaks for it.
/// Points are whole or half numbers, so that their sum is exact in any order.
/// </summary>
internal static class AppScore
{
    public static IReadOnlyList<ScoreTerm> Of(AppProfile app, IReadOnlyList<Finding> findings, AppJudge judge) =>
        [.. Power(app, judge).Concat(Origin(app, judge)).Concat(Credentials(app, judge)).Concat(Worst(findings)).Concat(Vouching(app, judge))];

    private static IEnumerable<ScoreTerm> Power(AppProfile app, AppJudge judge)
    {
        var exchange = ExchangeAdministration.Of(app, judge);
        if (exchange is { Severity: > Severity.Low })
        {
            yield return new ScoreTerm("Exchange administration", 30, "Holds the permission and a role.");
        }
        else if (app.ManageExchangePermissions.Any())
        {
            yield return new ScoreTerm("Exchange administration", 12, "Holds the permission; the role that goes with it is missing, only reads, or is well vouched for.");
        }

        var permissions = AppJudge.DangerousPermissions(app).Where(permission => !permission.IsManageExchange).ToList();
        if (permissions.Count > 0)
        {
            var isCritical = permissions.Any(permission => permission.Danger == Severity.Critical);
            yield return new ScoreTerm("Dangerous permissions", isCritical ? 15 : 8, string.Join(", ", permissions.Select(permission => permission.Value).Distinct()));
        }

        var roles = AppJudge.PrivilegedRoles(app).ToList();
        if (roles.Count > 0)
        {
            var isGlobal = roles.Any(role => role.RoleTemplateId == WellKnown.GlobalAdministrator);
            yield return new ScoreTerm("Entra roles", isGlobal ? 25 : roles.Any(role => role.Tier == 0) ? 15 : 10, string.Join(", ", roles.Select(role => role.Name).Distinct()));
        }

        if (app.ExchangeRoles is { Count: > 0 } groups)
        {
            yield return new ScoreTerm("Exchange roles", groups.Any(group => group.CanWrite) ? 15 : 5, string.Join(", ", groups.Select(group => group.Name).Distinct()));
        }
    }

    private static IEnumerable<ScoreTerm> Origin(AppProfile app, AppJudge judge)
    {
        if (AbusedApps.Find(app.AppId) is { Verdict: "malicious" } known)
        {
            yield return new ScoreTerm("Known malicious", known.Confidence == "high" ? 40 : 20, $"Known as '{known.Name}'.");
        }

        if (app.Ownership == AppOwnership.Own && app.IsSingleTenant != false)
        {
            yield return new ScoreTerm("Home-made", 5, "Registered in this tenant, for this tenant.");
        }

        if (judge.IsFresh(app))
        {
            yield return new ScoreTerm("Fresh", judge.Context.IsWithinDays(app.CreatedAt, 30) ? 12 : 8, $"Created {app.CreatedAt:yyyy-MM-dd}.");
        }

        if (app.NameLikeness != TenantNameLikeness.None)
        {
            yield return new ScoreTerm("Name", app.NameLikeness == TenantNameLikeness.TenantWithRandomTail ? 10 : 3, "Named after the tenant.");
        }
        else if (app.NameSigns.ThrowAway is not null)
        {
            yield return new ScoreTerm("Name", 4, "Throw-away name.");
        }

        if (CredentialAtBirth.Of(app) is not null)
        {
            yield return new ScoreTerm("Armed at birth", 12, "Made, given a credential and a dangerous permission within a day.");
        }

        if (judge.RiskOf(app.CreatedBy, countMissingMfa: true) is { } risk)
        {
            yield return new ScoreTerm("Maker", 10, risk);
        }

        if (app.Ownership == AppOwnership.Foreign && app.IsPublisherKnown && app.VerifiedPublisher is null)
        {
            yield return new ScoreTerm("Publisher", 6, "Another tenant's app of an unverified publisher.");
        }
    }

    private static IEnumerable<ScoreTerm> Credentials(AppProfile app, AppJudge judge)
    {
        var live = judge.LiveCredentials(app);
        if (live.Any(held => judge.Context.IsWithinDays(held.AddedAt, AppJudge.NewCredentialDays)))
        {
            yield return new ScoreTerm("New credential", 8, "Added within 30 days.");
        }

        if (live.Any(held => held.IsOnServicePrincipal) && !string.Equals(app.ServicePrincipal?.ServicePrincipalType, "ManagedIdentity", StringComparison.OrdinalIgnoreCase))
        {
            yield return new ScoreTerm("Hidden credential", app.Ownership is AppOwnership.Foreign or AppOwnership.Microsoft ? 15 : 6, "On the service principal, where the registration's page does not show it.");
        }

        if (live.Any(held => held.Credential.Kind == AppCredentialKind.Secret))
        {
            yield return new ScoreTerm("Secret", 4, "Proves itself with a secret.");
        }
    }

    private static IEnumerable<ScoreTerm> Worst(IReadOnlyList<Finding> findings)
    {
        if (findings.Count > 0)
        {
            var worst = findings.Max(finding => finding.Severity);
            yield return new ScoreTerm("Worst finding", (int)worst * 5, worst.ToString());
        }
    }

    private static IEnumerable<ScoreTerm> Vouching(AppProfile app, AppJudge judge)
    {
        if (app.VerifiedPublisher is not null)
        {
            yield return new ScoreTerm("Verified publisher", -8, app.VerifiedPublisher);
        }

        if (app.OwnerIds is { Count: > 0 })
        {
            yield return new ScoreTerm("Owned", -4, "Somebody answers for it.");
        }

        if (judge.Context.Age(app.CreatedAt) is { TotalDays: > 365 } age)
        {
            yield return new ScoreTerm("Age", -Math.Min(10, Math.Floor(age.TotalDays / 365) * 2), $"Created {app.CreatedAt:yyyy-MM-dd}.");
        }

        if (judge.Context.IsWithinDays(app.Activity?.LastSeen, 30) && judge.Context.Age(app.CreatedAt) is { TotalDays: > 180 })
        {
            yield return new ScoreTerm("Steady use", -4, "Half a year old and used within 30 days.");
        }

        if (judge.IsDormant(app) && AppJudge.IsPrivileged(app))
        {
            yield return new ScoreTerm("Dormant", 6, "Privileged and not seen in use for 90 days.");
        }
    }
}
