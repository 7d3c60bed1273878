using OAuthHunter.ConditionalAccess;
using OAuthHunter.Detections.Mfa;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Access;

/// <summary>CAP-019: whoever has the password may register the second factor.</summary>
public sealed class Cap019RegistrationDetection : PolicyCheck
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CAP-019",
        Title = "Registration of security information is unprotected",
        Severity = Severity.Medium,
        Escalation = "High when the registration report shows accounts without a registered method.",
        Logic = "No enabled policy for all users on the user action urn:user:registersecurityinfo demands MFA or a strength (a Temporary Access Pass counts), a managed device, or blocks. Whether the policy is limited to untrusted places does not matter here.",
        Rationale = "An attacker with a bare password registers his own telephone and is from then on the one who is asked.",
        BenignIf = "Everybody has registered long ago and every sign-in is under MFA, so that the registration page is, too.",
        Remediation = "A policy on the user action Register security information that demands MFA or a trusted place; hand out Temporary Access Passes to new people.",
        Techniques = ["T1556.006"],
        Needs = [PolicyNeeds.Policies],
        Permissions = ["Policy.Read.All", "AuditLog.Read.All"],
        Licence = "Entra ID P1",
    };

    public override IEnumerable<string> Proof(HuntContext context) => context.Facts.ConditionalAccess.Enforced.Where(Protects).Select(PolicyRows.NameOf);

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        if (!context.Facts.Coverage.IsWhole(EntitySets.ConditionalAccessPolicies) || Proof(context).Any())
        {
            yield break;
        }

        var bare = context.Facts.Registrations.Where(row => row.IsMfaRegistered == false).ToList();
        var near = context.Facts.ConditionalAccess.Policies.Where(policy => Truth.Has(policy.Conditions?.IncludeUserActions, AccessResources.RegisterSecurityInformation));
        var finding = FindingFactory.Create(
            Descriptor, AdminFindings.Tenant(context), bare.Count > 0 ? Severity.High : Severity.Medium,
            $"Nothing protects the registration of security information for all users{(bare.Count > 0 ? $", and {bare.Count} account(s) have no method registered yet" : string.Empty)}.",
            [
                .. PolicyRows.Survey(context, "none for all users is about registering security information"), .. near.Select(policy => PolicyRows.Row(policy, "is about registering security information, but not for all users")),
                .. bare.Take(5).Select(row => EvidenceItem.Of(EntitySets.UserRegistrationDetails, row, row.Id, $"{row.UserPrincipalName ?? row.Id}: isMfaRegistered = false")),
            ]);
        yield return finding with { Escalations = bare.Count > 0 ? [$"{bare.Count} account(s) without a method: the first to come registers it."] : [] };
    }

    private static bool Protects(ConditionalAccessPolicy policy) => PolicyRows.IsForEverybody(policy)
        && Truth.Has(policy.Conditions?.IncludeUserActions, AccessResources.RegisterSecurityInformation)
        && (PolicyRows.DemandsMfa(policy) || PolicyRows.Blocks(policy) || (policy.GrantControls?.BuiltInControls ?? []).Any(control => control.EndsWith("Device", StringComparison.OrdinalIgnoreCase)));
}
