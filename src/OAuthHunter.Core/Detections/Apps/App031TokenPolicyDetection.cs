using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using System.Globalization;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-031: tokens that live longer, or say something else.</summary>
public sealed class App031TokenPolicyDetection : Detection
{
    private const double RecentDays = 30;

    private static readonly TimeSpan LongLife = TimeSpan.FromHours(2);

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-031",
        Title = "Token-lifetime or claims policy is attached to an app",
        Severity = Severity.Medium,
        Escalation = "High when a policy was attached within 30 days.",
        Logic = "A privileged app has a token lifetime policy with access tokens of more than two hours, or a claims mapping policy that sets a claim by which an API "
            + "tells who the user is (sub, upn, oid, groups, roles …); or a multi-tenant registration accepts mapped claims without a signing key of its own "
            + "(acceptMappedClaims); or such a policy is the organisation's default, and so applies to every app; or the audit log shows a policy attached to a privileged app.",
        Rationale = "A long-lived token outlives every revocation. A mapped claim lets one user pass for another.",
        BenignIf = "An old SAML integration that needs its claims so.",
        Remediation = "Remove the policy.",
        Techniques = ["T1550.001", "T1556"],
        Needs = [new EvidenceNeed("token policies", EntitySets.ServicePrincipals, EntitySets.TokenLifetimePolicies, EntitySets.ClaimsMappingPolicies), .. AppNeeds.AuditEvents],
        Permissions = ["Policy.Read.All", "Application.Read.All", "AuditLog.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var policy in context.Facts.DefaultTokenPolicies.Where(IsDangerous))
        {
            var tenant = context.Facts.Tenant;
            var id = tenant.TenantId ?? "tenant";
            yield return FindingFactory.Create(
                Descriptor,
                new FindingTarget(TargetKind.Tenant, id, tenant.DisplayName ?? id),
                Severity.Medium,
                $"Every app without a policy of its own {Describe(policy)}.",
                [policy.Evidence],
                discriminator: policy.Evidence.Key);
        }

        foreach (var app in context.Facts.Apps.Where(app => app.Ownership != AppOwnership.Microsoft && !app.IsDeleted))
        {
            var isPrivileged = AppJudge.IsPrivileged(app);
            var policies = isPrivileged ? app.TokenPolicies.Where(IsDangerous).ToList() : [];
            var attached = isPrivileged ? app.Events.Where(found => found.Succeeded && found.Kind == AppEventKind.PolicyAdded).ToList() : [];
            var acceptsAny = app is { Application.AcceptMappedClaims: true, IsSingleTenant: false };
            if (policies.Count == 0 && attached.Count == 0 && !acceptsAny)
            {
                continue;
            }

            var what = policies.Select(Describe).Concat(acceptsAny ? ["accepts mapped claims although other tenants can use it"] : [])
                .Concat(policies.Count == 0 && attached.Count > 0 ? [$"got a policy from {attached[0].Actor.Name}"] : []);
            var recent = attached.Where(found => context.IsWithinDays(found.Time, RecentDays)).ToList();
            yield return AppFindings.Create(
                Descriptor,
                app,
                recent.Count > 0 ? Severity.High : Severity.Medium,
                $"'{app.Name}' {string.Join("; ", what)}.",
                [app.Evidence, .. policies.Select(policy => policy.Evidence), .. attached.Select(found => found.Evidence)],
                recent.Count > 0 ? [$"{recent[0].Actor.Name} attached a policy within 30 days."] : [],
                attached.Select(found => found.Actor));
        }
    }

    private static bool IsDangerous(AppTokenPolicy policy) => policy.AccessTokenLifetime > LongLife || policy.IdentityClaims.Count > 0;

    private static string Describe(AppTokenPolicy policy) => policy.IdentityClaims.Count > 0
        ? $"has claims mapping '{policy.Name}' for {string.Join(", ", policy.IdentityClaims)}"
        : string.Format(CultureInfo.InvariantCulture, "has access tokens of {0:0.#} hours by '{1}'", policy.AccessTokenLifetime!.Value.TotalHours, policy.Name);
}
