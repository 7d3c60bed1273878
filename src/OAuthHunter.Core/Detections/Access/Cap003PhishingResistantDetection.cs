using OAuthHunter.ConditionalAccess;
using OAuthHunter.Findings;

namespace OAuthHunter.Detections.Access;

/// <summary>CAP-003: administrators who may use a second factor that can be phished.</summary>
public sealed class Cap003PhishingResistantDetection : AdministratorsCheck
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CAP-003",
        Title = "Phishing-resistant strength is not required of administrators",
        Severity = Severity.High,
        Logic = "Per administrator, emergency accounts left out: in some context he gets in with a factor that can be phished. An authentication strength counts when all its combinations are windowsHelloForBusiness, fido2 or x509CertificateMultiFactor, be it Microsoft's or the tenant's own; a strength joined by OR with another control (a compliant device) does not count where the other is met.",
        Rationale = "A proxy between the administrator and the sign-in page takes codes and approvals along with the session. It gets nothing from a security key.",
        BenignIf = "None known; it is a matter of time and hardware.",
        Remediation = "A policy for all administrative roles and all apps that demands the strength Phishing-resistant MFA and nothing as an alternative.",
        Techniques = ["T1557"],
        Needs = PolicyNeeds.Administrators,
        Permissions = ["Policy.Read.All", "RoleManagement.Read.Directory", "GroupMember.Read.All"],
        Licence = "Entra ID P1",
    };

    private protected override string Missing => "may sign in with a factor that can be phished";

    private protected override AccessDemand Demand(AdminAccess access) => access.PhishingResistant;
}
