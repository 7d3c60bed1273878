using OAuthHunter.ConditionalAccess;
using OAuthHunter.Findings;

namespace OAuthHunter.Detections.Access;

/// <summary>CAP-004: clients that know no second factor are let in.</summary>
public sealed class Cap004LegacyAuthenticationDetection : EverybodyCheck
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CAP-004",
        Title = "Legacy authentication is not blocked",
        Severity = Severity.High,
        Escalation = "Medium where it is blocked in part only.",
        Logic = "A member whom no policy names gets in with a legacy client (Exchange ActiveSync, or other clients: POP, IMAP, SMTP, old Office) in some context: no enabled policy blocks these client types, or demands something that they cannot show, for all users, apps and places. Security defaults block them.",
        Rationale = "Password sprays come by protocols that ask for nothing else. Exchange Online has basic authentication off except for SMTP AUTH, which any mailbox may have on; other apps and ROPC remain.",
        BenignIf = "Security defaults are on, or every policy for MFA covers all client types.",
        Remediation = "A policy that blocks Exchange ActiveSync and other clients for all users and all apps; see first in the sign-in log who uses them.",
        Techniques = ["T1110.003"],
        Needs = PolicyNeeds.PoliciesOrDefaults,
        Permissions = ["Policy.Read.All"],
        Licence = "Entra ID P1; free with security defaults",
    };

    private protected override string Missing => "Legacy clients get in with the password";

    private protected override AccessDemand Demand(AdminAccess access) => access.LegacyBlocked;
}
