using OAuthHunter.ConditionalAccess;
using OAuthHunter.Findings;

namespace OAuthHunter.Detections.Access;

/// <summary>CAP-013: tokens work on any machine.</summary>
public sealed class Cap013TokenProtectionDetection : AdministratorsCheck
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CAP-013",
        Title = "Token protection is absent",
        Severity = Severity.Low,
        Logic = "Per administrator, emergency accounts left out: in some context with a Windows app to Exchange Online or SharePoint no enabled policy binds the sign-in session to the device (secureSignInSession).",
        Rationale = "A refresh token that malware takes from a Windows machine is of no use elsewhere once it is bound.",
        BenignIf = "The apps in use do not support it yet.",
        Remediation = "Pilot token protection for Exchange and SharePoint on Windows, report-only first.",
        Techniques = ["T1550.001"],
        Needs = PolicyNeeds.Administrators,
        Permissions = ["Policy.Read.All", "RoleManagement.Read.Directory"],
        Licence = "Entra ID P1",
    };

    private protected override string Missing => "hold tokens that work on any machine";

    private protected override AccessDemand Demand(AdminAccess access) => access.Session.TokenProtection;
}
