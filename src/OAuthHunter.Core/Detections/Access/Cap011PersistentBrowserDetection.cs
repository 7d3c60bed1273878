using OAuthHunter.ConditionalAccess;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Access;

/// <summary>CAP-011: browsers keep administrators signed in.</summary>
public sealed class Cap011PersistentBrowserDetection : AdministratorsCheck
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CAP-011",
        Title = "Persistent browser sessions are not forbidden",
        Severity = Severity.Low,
        Escalation = "Medium for an enabled policy that makes browser sessions persistent always.",
        Logic = "Per administrator, emergency accounts left out: in some browser context no enabled policy sets the persistent browser session to never. Besides, each enabled policy that sets it to always.",
        Rationale = "A persistent cookie survives on a borrowed or infected machine after the window is closed.",
        BenignIf = "Administrators work in managed browsers only.",
        Remediation = "Persistent browser session: never, for administrative roles and for unmanaged devices. It takes a policy for all apps.",
        Techniques = ["T1539"],
        Needs = PolicyNeeds.Administrators,
        Permissions = ["Policy.Read.All", "RoleManagement.Read.Directory"],
        Licence = "Entra ID P1",
    };

    private protected override string Missing => "may keep browser sessions";

    private protected override AccessDemand Demand(AdminAccess access) => access.Session.NoPersistentBrowser;

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var finding in base.Detect(context))
        {
            yield return finding;
        }

        foreach (var policy in context.Facts.ConditionalAccess.Enforced.Where(policy => string.Equals(policy.SessionControls?.PersistentBrowserMode, "always", StringComparison.OrdinalIgnoreCase)))
        {
            yield return FindingFactory.Create(
                Descriptor, PolicyRows.Target(policy), Severity.Medium, $"'{PolicyRows.NameOf(policy)}' makes browser sessions persistent always.", [PolicyRows.Row(policy, "persistent browser session: always")]);
        }
    }
}
