using OAuthHunter.ConditionalAccess;
using OAuthHunter.Findings;

namespace OAuthHunter.Detections.Access;

/// <summary>CAP-007: device code sign-ins are let in.</summary>
public sealed class Cap007DeviceCodeDetection : EverybodyCheck
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CAP-007",
        Title = "Device code flow is not blocked",
        Severity = Severity.High,
        Escalation = "Medium where it is blocked in part only.",
        Logic = "A member whom no policy names gets in by device code in some context: no enabled policy with the authentication flow deviceCodeFlow blocks it for all users, apps and places, and no policy demands what a device code cannot show (a managed device).",
        Rationale = "Whoever talks a user into typing a code gets that user's tokens, second factor included. It is the cheapest phishing there is.",
        BenignIf = "Meeting room devices and command lines on servers sign in this way; they are few and can be named.",
        Remediation = "A policy that blocks the flow for all users, with a narrow exclusion for the accounts of shared devices, bound to their places.",
        Techniques = ["T1528"],
        Needs = [PolicyNeeds.Policies],
        Permissions = ["Policy.Read.All"],
        Licence = "Entra ID P1",
    };

    private protected override string Missing => "Device codes get anybody in";

    private protected override AccessDemand Demand(AdminAccess access) => access.DeviceCodeBlocked;
}
