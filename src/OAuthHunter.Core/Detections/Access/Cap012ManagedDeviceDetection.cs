using OAuthHunter.ConditionalAccess;
using OAuthHunter.Findings;

namespace OAuthHunter.Detections.Access;

/// <summary>CAP-012: administrators may come from any machine.</summary>
public sealed class Cap012ManagedDeviceDetection : AdministratorsCheck
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CAP-012",
        Title = "Managed device is not required of administrators",
        Severity = Severity.Medium,
        Logic = "Per administrator, emergency accounts left out: in some context he gets in from a device that is neither compliant nor hybrid joined. A device that is accepted instead of MFA does not count; both of two policies must be met.",
        Rationale = "A password and a relayed code work from the attacker's machine. A device requirement does not care how good the phishing was.",
        BenignIf = "Authentication is phishing-resistant everywhere; then this is a second line.",
        Remediation = "Demand a compliant or hybrid joined device for administrative roles, at least for Exchange and the admin portals; give administrators machines of their own.",
        Techniques = ["T1078.004"],
        Needs = PolicyNeeds.Administrators,
        Permissions = ["Policy.Read.All", "RoleManagement.Read.Directory"],
        Licence = "Entra ID P1 and Intune",
    };

    private protected override string Missing => "get in from unmanaged devices";

    private protected override AccessDemand Demand(AdminAccess access) => access.ManagedDevice;
}
