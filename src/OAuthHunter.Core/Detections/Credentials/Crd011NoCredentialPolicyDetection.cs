using OAuthHunter.Detections.Apps;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Credentials;

/// <summary>CRD-011: nothing limits what credentials apps get.</summary>
public sealed class Crd011NoCredentialPolicyDetection : Detection
{
    private const int MostRows = 20;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CRD-011",
        Title = "Privileged apps use secrets and no policy limits them",
        Severity = Severity.Low,
        Logic = "The default app management policy is off, and at least one app that holds a permission rated High or worse, a role of tier 0 or 1 or an Exchange role proves itself with a valid secret. "
            + "What the policy itself should say is POL-004.",
        Rationale = "Anybody who may add a credential may add a secret that lives for ever. A policy stops that for new ones, the intruder's among them.",
        BenignIf = "Secrets are kept in a vault and rotated by machine.",
        Remediation = "Turn the default app management policy on, forbid new secrets where you can, and limit lifetimes. Move privileged apps to certificates or managed identities.",
        Techniques = ["T1098.001"],
        Needs = [new EvidenceNeed("app management policy and credentials", EntitySets.DefaultAppManagementPolicy, EntitySets.Applications, EntitySets.AppRoleAssignments)],
        Permissions = ["Policy.Read.All", "Application.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        if (context.Facts.Policies.DefaultAppManagement is not { IsEnabled: false } policy)
        {
            yield break;
        }

        var judge = new AppJudge(context);
        var privileged = context.Facts.Apps
            .Where(app => app.AreCredentialsKnown && !app.IsDeleted && !AppJudge.IsUntouchedMicrosoft(app) && AppJudge.IsPrivileged(app))
            .Select(app => (App: app, Secrets: judge.LiveCredentials(app).Where(held => held.Credential.Kind == AppCredentialKind.Secret).ToList(), Any: judge.LiveCredentials(app).Count > 0))
            .Where(pair => pair.Any)
            .ToList();
        var withSecrets = privileged.Where(pair => pair.Secrets.Count > 0).ToList();
        if (withSecrets.Count == 0)
        {
            yield break;
        }

        var tenant = context.Facts.Tenant;
        yield return FindingFactory.Create(
            Descriptor,
            new FindingTarget(TargetKind.Tenant, tenant.TenantId ?? "tenant", tenant.DisplayName ?? tenant.TenantId ?? "The tenant"),
            Severity.Low,
            $"{withSecrets.Count} of {privileged.Count} privileged apps with credentials use a secret, and the default app management policy is off.",
            [
                EvidenceItem.Of(EntitySets.DefaultAppManagementPolicy, policy, policy.Id, "The default app management policy is not enabled"),
                .. withSecrets.SelectMany(pair => pair.Secrets).Select(held => held.Evidence).Take(MostRows),
            ]);
    }
}
