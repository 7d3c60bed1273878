using OAuthHunter.ConditionalAccess;
using OAuthHunter.Detections.Apps;
using OAuthHunter.Detections.Mfa;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Access;

/// <summary>CAP-016: powerful apps may sign in from anywhere.</summary>
public sealed class Cap016WorkloadIdentityDetection : PolicyCheck
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CAP-016",
        Title = "No Conditional Access for powerful own apps",
        Severity = Severity.Medium,
        Escalation = "High when one of them can administer Exchange.",
        Logic = "A service principal that is registered in this tenant for this tenant alone, enabled, and privileged (a permission of High or worse, a role of tier 0 or 1, an Exchange role) is in no enabled policy that blocks workload identities (by service principal or ServicePrincipalsInMyTenant). Such policies can neither bind multi-tenant apps nor managed identities.",
        Rationale = "An app has no second factor. A place is the only thing that can be asked of it besides its credential; the app of the 2022 campaign signed in from rented servers.",
        BenignIf = "The licence for workload identities is missing, or the app runs where addresses change.",
        Remediation = "Block the apps' service principals everywhere except from the addresses that they run on; take permissions from apps that do not need them.",
        Techniques = ["T1078.004"],
        Needs = [new EvidenceNeed("policies and granted permissions", EntitySets.ConditionalAccessPolicies, EntitySets.ServicePrincipals, EntitySets.AppRoleAssignments)],
        Permissions = ["Policy.Read.All", "Application.Read.All"],
        Licence = "Microsoft Entra Workload ID Premium",
    };

    public override IEnumerable<string> Proof(HuntContext context) => Binding(context).Select(PolicyRows.NameOf);

    public override IEnumerable<string> NotAssessed(HuntContext context) => Binding(context).Where(policy => policy.Conditions!.ServicePrincipalFilterRule is not null)
        .Select(policy => $"{PolicyRows.NameOf(policy)}: which service principals its filter takes in is not known");

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        if (!context.Facts.Coverage.IsWhole(EntitySets.ConditionalAccessPolicies))
        {
            yield break;
        }

        var policies = Binding(context).ToList();
        var free = context.Facts.Apps.Where(app => app is { Ownership: AppOwnership.Own, IsSingleTenant: true, IsDeleted: false, IsEnabled: not false, ServicePrincipalId: not null }
            && !string.Equals(app.ServicePrincipal?.ServicePrincipalType, "ManagedIdentity", StringComparison.OrdinalIgnoreCase)
            && AppJudge.IsPrivileged(app) && !policies.Exists(policy => Binds(policy, app))).OrderBy(app => app.Name, StringComparer.Ordinal).ToList();
        if (free.Count == 0)
        {
            yield break;
        }

        var masters = free.Where(app => app.ManageExchangePermissions.Any()).ToList();
        var finding = FindingFactory.Create(
            Descriptor, AdminFindings.Tenant(context), masters.Count > 0 ? Severity.High : Severity.Medium,
            $"{free.Count} privileged app(s) of the tenant's own may sign in from anywhere: {PolicyRows.List(masters.Concat(free).Select(app => app.Name))}.",
            [.. PolicyRows.Survey(context, "none blocks these service principals"), .. masters.Concat(free).Distinct().Take(10).Select(app => app.Evidence)]);
        yield return finding with { Escalations = masters.Count > 0 ? [$"{PolicyRows.List(masters.Select(app => app.Name))} can administer Exchange."] : [] };
    }

    private static IEnumerable<ConditionalAccessPolicy> Binding(HuntContext context) => context.Facts.ConditionalAccess.Enforced
        .Where(policy => !Truth.IsEmpty(policy.Conditions?.IncludeServicePrincipals) && PolicyRows.Blocks(policy));

    private static bool Binds(ConditionalAccessPolicy policy, AppProfile app)
    {
        var named = policy.Conditions!;
        return (Truth.Has(named.IncludeServicePrincipals, "ServicePrincipalsInMyTenant") || Truth.Has(named.IncludeServicePrincipals, app.ServicePrincipalId!))
            && !Truth.Has(named.ExcludeServicePrincipals, app.ServicePrincipalId!);
    }
}
