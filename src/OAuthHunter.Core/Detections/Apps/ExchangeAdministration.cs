using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Detections.Apps;

/// <summary>
/// Whether an app can administer Exchange Online through Entra, and how bad that is. It takes both halves: the permission to
/// connect as an app, and a role that says what it may do.
/// </summary>
internal sealed class ExchangeAdministration
{
    private static readonly HashSet<string> ChangingRoles = new(StringComparer.OrdinalIgnoreCase)
    {
        WellKnown.GlobalAdministrator,
        WellKnown.ExchangeAdministrator,
        "31392ffb-586c-42d1-9346-e59415a2cc4e", // Exchange Recipient Administrator
        "17315797-102d-40b4-93e0-432062caca18", // Compliance Administrator
        "194ae4cb-b126-40b2-bd5b-6091b380977d", // Security Administrator
        "729827e3-9c14-49f7-bb1b-9608f156bbb8", // Helpdesk Administrator
    };

    private static readonly HashSet<string> ReadingRoles = new(StringComparer.OrdinalIgnoreCase)
    {
        "f2ef992c-3afb-46b9-b7cf-a126ee74c451", // Global Reader
        "5d6b6bb7-de71-4623-b4af-96380a352509", // Security Reader
    };

    private ExchangeAdministration(IReadOnlyList<HeldPermission> permissions, IReadOnlyList<HeldRole> roles, Severity severity, IReadOnlyList<string> escalations)
    {
        Permissions = permissions;
        Roles = roles;
        Severity = severity;
        Escalations = escalations;
    }

    public IReadOnlyList<HeldPermission> Permissions { get; }

    public IReadOnlyList<HeldRole> Roles { get; }

    public Severity Severity { get; }

    public IReadOnlyList<string> Escalations { get; }

    /// <summary>Roles that Exchange honours for apps, reading ones included.</summary>
    public static IEnumerable<HeldRole> ExchangeRoles(AppProfile app) =>
        app.Roles.Where(role => role.IsEffective && (ChangingRoles.Contains(role.RoleTemplateId) || ReadingRoles.Contains(role.RoleTemplateId)));

    /// <summary>Whether a role of these lets its holder change something in Exchange.</summary>
    public static bool Changes(HeldRole role) => ChangingRoles.Contains(role.RoleTemplateId);

    /// <summary>Null when a half is missing, or when it is Microsoft's own app as Microsoft made it.</summary>
    public static ExchangeAdministration? Of(AppProfile app, AppJudge judge)
    {
        var permissions = app.ManageExchangePermissions.ToList();
        var roles = ExchangeRoles(app).ToList();
        if (permissions.Count == 0 || roles.Count == 0 || AppJudge.IsUntouchedMicrosoft(app))
        {
            return null;
        }

        var changing = roles.Where(Changes).ToList();
        if (changing.Count == 0)
        {
            return new ExchangeAdministration(permissions, roles, Severity.Low, []);
        }

        var factors = RiskFactors(app, changing, judge).ToList();
        var severity = factors.Count > 0 ? Severity.Critical : judge.IsEstablished(app) ? Severity.Low : Severity.High;
        return new ExchangeAdministration(permissions, changing, severity, factors);
    }

    // Only a home-made app is judged by these: the seed campaign made its apps in the victim's own tenant.
    private static IEnumerable<string> RiskFactors(AppProfile app, IReadOnlyList<HeldRole> roles, AppJudge judge)
    {
        if (app.Ownership != AppOwnership.Own || app.IsSingleTenant == false)
        {
            yield break;
        }

        if (judge.IsFresh(app))
        {
            yield return $"Created {judge.Context.Age(app.CreatedAt)!.Value.TotalDays:0} days before the evidence was captured.";
        }

        if (app.NameLikeness != TenantNameLikeness.None)
        {
            yield return "Named after the tenant.";
        }
        else if (app.NameSigns.ThrowAway is not null)
        {
            yield return "Throw-away name.";
        }

        if (roles.Any(role => role.RoleTemplateId == WellKnown.GlobalAdministrator))
        {
            yield return "Holds Global Administrator.";
        }

        if (judge.HasOnlySecrets(app))
        {
            yield return "Proves itself with secrets only.";
        }

        if (app.OwnerIds is { Count: 0 })
        {
            yield return "Nobody owns it.";
        }

        if (judge.IsDormant(app))
        {
            yield return judge.Dormancy(app);
        }
    }
}
