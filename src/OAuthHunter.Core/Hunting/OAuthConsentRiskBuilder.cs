using OAuthHunter.Facts;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.Consents;
using OAuthHunter.Findings;

namespace OAuthHunter.Hunting;

/// <summary>
/// Makes a row of each grant about which something was found, worst first. A finding is about a grant when it rests on one of the
/// grant's own rows, so a finding about an app does not accuse every grant of it.
/// </summary>
public static class OAuthConsentRiskBuilder
{
    /// <param name="facts">The facts that were hunted in.</param>
    /// <param name="findings">What the hunt found.</param>
    public static IReadOnlyList<OAuthConsentRisk> Build(TenantFacts facts, IReadOnlyList<Finding> findings)
    {
        var byRow = Index(findings);
        var waves = facts.Consents.Waves.SelectMany(wave => wave.Consents.Select(consent => (consent, wave))).GroupBy(pair => pair.consent).ToDictionary(group => group.Key, group => group.First().wave);
        var delegated = facts.Consents.Grants.Select(grant => Row(grant, Of(grant.EvidenceKeys, byRow), waves));
        var application = facts.Apps.Select(app => Row(app, byRow));
        return [.. delegated.Concat(application).OfType<OAuthConsentRisk>()
            .OrderByDescending(row => row.Severity)
            .ThenByDescending(row => row.IsLive)
            .ThenByDescending(row => row.GrantedAt)
            .ThenBy(row => row.AppId ?? row.ServicePrincipalId ?? row.AppName, StringComparer.OrdinalIgnoreCase)
            .ThenBy(row => row.ConsentType, StringComparer.Ordinal)
            .ThenBy(row => row.User, StringComparer.OrdinalIgnoreCase)
            .ThenBy(row => row.Resource, StringComparer.OrdinalIgnoreCase)];
    }

    private static Dictionary<(string Set, string? Key, string? Origin), List<Finding>> Index(IReadOnlyList<Finding> findings)
    {
        var index = new Dictionary<(string Set, string? Key, string? Origin), List<Finding>>();
        foreach (var finding in findings)
        {
            foreach (var key in finding.Evidence.Select(Key).Distinct())
            {
                if (!index.TryGetValue(key, out var list))
                {
                    index.Add(key, list = []);
                }

                list.Add(finding);
            }
        }

        return index;
    }

    private static (string Set, string? Key, string? Origin) Key(EvidenceItem row) => (row.EntitySet, row.Key, row.Origin);

    private static List<Finding> Of(IEnumerable<(string Set, string? Key, string? Origin)> rows, Dictionary<(string Set, string? Key, string? Origin), List<Finding>> byRow) =>
        [.. rows.SelectMany(row => byRow.TryGetValue(row, out var found) ? found : []).Distinct().OrderBy(finding => finding).ThenBy(finding => finding.Fingerprint, StringComparer.Ordinal)];

    private static OAuthConsentRisk? Row(DelegatedGrant grant, List<Finding> findings, Dictionary<AppEvent, ConsentWave> waves)
    {
        var own = findings.Where(finding => IsAbout(finding, grant.App)).ToList();
        if (own.Count == 0)
        {
            return null;
        }

        return Describe(grant.App, own) with
        {
            ConsentType = grant.IsTenantWide ? "AllPrincipals" : "Principal",
            User = grant.PrincipalName,
            Resource = grant.ResourceName ?? grant.ResourceAppId,
            Scopes = grant.Scopes.Marked(),
            GrantedAt = grant.GrantedAt,
            GrantedBy = grant.GrantedBy?.Name,
            GrantedFrom = grant.GrantedBy?.IPAddress,
            IsLive = grant.IsLive,
            RevokedAt = grant.RevokedAt,
            RevokedBy = grant.RevokedBy?.Name,
            Wave = grant.Events.Select(found => waves.TryGetValue(found, out var wave) ? wave.ToString() : null).FirstOrDefault(text => text is not null),
        };
    }

    // Application permissions count as a consent where a finding about consents says so; what an app can do at all is the business of other rows.
    private static OAuthConsentRisk? Row(AppProfile app, Dictionary<(string Set, string? Key, string? Origin), List<Finding>> byRow)
    {
        var grants = app.Events.Where(found => found.Succeeded && found.Kind == AppEventKind.ApplicationPermissionGranted).ToList();
        if (grants.Count == 0)
        {
            return null;
        }

        var findings = Of(grants.Select(found => Key(found.Evidence)), byRow).Where(finding => finding.DetectionId.StartsWith("CON-", StringComparison.Ordinal) && IsAbout(finding, app)).ToList();
        var told = grants.Where(found => findings.Exists(finding => finding.Evidence.Any(row => Key(row) == Key(found.Evidence)))).ToList();
        if (told.Count == 0)
        {
            return null;
        }

        var permissions = told.SelectMany(found => found.Permissions).GroupBy(permission => permission.Value, StringComparer.OrdinalIgnoreCase).Select(group => group.First()).ToList();
        return Describe(app, findings) with
        {
            ConsentType = "Application",
            Resource = string.Join(", ", permissions.Select(permission => permission.ResourceName ?? permission.ResourceAppId).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)),
            Scopes = [.. permissions.OrderByDescending(permission => permission.Danger).ThenBy(permission => permission.Value, StringComparer.OrdinalIgnoreCase)
                .Select(permission => permission.Danger >= Severity.Medium ? $"{permission.Value} [{permission.Danger}]" : permission.Value)],
            GrantedAt = told[0].Time,
            GrantedBy = told[0].Actor.Name,
            GrantedFrom = told[0].Actor.IPAddress,
            IsLive = app.Permissions.Any(held => held.IsApplicationPermission && held.IsEffective && permissions.Exists(permission => permission.PermissionId == held.PermissionId && permission.ResourceAppId == held.ResourceAppId)),
        };
    }

    private static bool IsAbout(Finding finding, AppProfile app) => finding.TargetKind == TargetKind.Application && string.Equals(finding.TargetId, app.ToTarget().Id, StringComparison.OrdinalIgnoreCase);

    private static OAuthConsentRisk Describe(AppProfile app, IReadOnlyList<Finding> findings) => new()
    {
        AppName = app.Name,
        AppId = app.AppId,
        ServicePrincipalId = app.ServicePrincipalId,
        Ownership = app.Ownership,
        Publisher = app.VerifiedPublisher ?? app.ServicePrincipal?.PublisherName,
        IsVerified = app.VerifiedPublisher is not null ? true : app.IsPublisherKnown ? false : null,
        ConsentType = "Principal",
        Severity = findings.Max(finding => finding.Severity),
        Reason = findings[0].Summary,
        Findings = findings,
    };
}
