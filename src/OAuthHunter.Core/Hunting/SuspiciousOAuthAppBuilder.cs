using OAuthHunter.Detections.Apps;
using OAuthHunter.Facts;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting.Scoring;

namespace OAuthHunter.Hunting;

/// <summary>Ranks the apps that have findings, worst first. The order of findings does not matter.</summary>
public static class SuspiciousOAuthAppBuilder
{
    /// <param name="facts">The facts that were hunted in.</param>
    /// <param name="findings">What the hunt found; findings about anything but apps are passed over.</param>
    /// <param name="options">What was hunted for, with the list of known apps; null for the defaults.</param>
    public static IReadOnlyList<SuspiciousOAuthApp> Build(TenantFacts facts, IReadOnlyList<Finding> findings, HuntOptions? options = null)
    {
        var byTarget = findings
            .Where(finding => finding.TargetKind == TargetKind.Application)
            .GroupBy(finding => finding.TargetId, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.OrderBy(finding => finding).ThenBy(finding => finding.Fingerprint, StringComparer.Ordinal).ToList(), StringComparer.OrdinalIgnoreCase);
        var judge = new AppJudge(new HuntContext(facts, options ?? new HuntOptions()));
        return [.. facts.Apps
            .Select(app => byTarget.TryGetValue(app.ToTarget().Id, out var own) ? Create(app, own, judge) : null)
            .OfType<SuspiciousOAuthApp>()
            .OrderByDescending(app => app.Score)
            .ThenByDescending(app => app.Severity)
            .ThenBy(app => app.AppId ?? app.ServicePrincipalId ?? app.DisplayName, StringComparer.OrdinalIgnoreCase)];
    }

    private static SuspiciousOAuthApp Create(AppProfile app, IReadOnlyList<Finding> findings, AppJudge judge)
    {
        // A suppressed finding is shown with the app and raises nothing.
        var terms = AppScore.Of(app, [.. findings.Active()], judge);
        return new SuspiciousOAuthApp
        {
            AppId = app.AppId,
            ServicePrincipalId = app.ServicePrincipalId,
            DisplayName = app.Name,
            Ownership = app.Ownership,
            OwnerTenantId = app.OwnerTenantId,
            Severity = findings.Worst() ?? Severity.Info,
            Known = judge.Context.KnownApps.Find(app.AppId),
            Score = terms.Sum(term => term.Points),
            ScoreTerms = terms,
            Permissions = [.. app.Permissions.Where(permission => permission.Danger is not null).Select(permission => permission.Value).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal)],
            Roles = [.. app.Roles.Select(role => role.Name).Concat((app.ExchangeRoles ?? []).Select(role => role.Name)).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal)],
            Credentials = [.. app.Credentials.Where(held => !held.IsSamlSigning).Select(held => ToCredential(app, held, judge))],
            CreatedAt = app.CreatedAt,
            CreatedBy = app.CreatedBy?.Name,
            LastUsed = app.Activity?.LastSeen,
            IsEnabled = app.IsEnabled,
            IsDeleted = app.IsDeleted,
            Findings = findings,
        };
    }

    private static SuspiciousCredential ToCredential(AppProfile app, HeldCredential held, AppJudge judge) => new()
    {
        Kind = held.Credential.Kind,
        Where = held.IsOnServicePrincipal ? "ServicePrincipal" : "Application",
        KeyId = held.Credential.KeyId,
        DisplayName = held.Credential.DisplayName,
        AgeInDays = judge.Context.Age(held.AddedAt) is { } age ? Math.Round(age.TotalDays, 1) : null,
        AddedAt = held.AddedAt,
        AddedBy = held.AddedBy?.Name,
        EndDateTime = held.Credential.EndDateTime,
        AppLastUsed = app.Activity?.LastSeen,
        IsInObjects = held.IsInObjects,
    };
}
