using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Authentication;

/// <summary>AUM-003: passkeys cannot be used, or any passkey will do.</summary>
public sealed class Aum003PasskeysDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "AUM-003",
        Title = "FIDO2/passkeys not enabled or without limits",
        Severity = Severity.Medium,
        Escalation = "Low where they are enabled and only attestation is missing.",
        Logic = "Fido2 is disabled in the authentication methods policy; or enabled without attestation (isAttestationEnforced false, or a passkey profile without it) and without a list of keys, while administrators are among those it is for.",
        Rationale = "Passkeys are the one common method that a copied sign-in page cannot relay. Without attestation a key may be anything that calls itself one.",
        BenignIf = "Administrators sign in with certificates or Windows Hello for Business instead.",
        Remediation = "Enable FIDO2 for everyone, enforce attestation and list the makes that the company hands out for administrators.",
        Techniques = ["T1557"],
        Needs = MethodsPolicyFinding.Needs,
        Permissions = ["Policy.Read.AuthenticationMethod"],
        Licence = "Free",
    };

    public override IEnumerable<string> NotAssessed(HuntContext context)
    {
        if ((MethodsPolicyFinding.Gap(context) ?? (MethodsPolicyFinding.Method(context, "Fido2") is null ? "The policy came without Fido2" : null)) is { } gap)
        {
            yield return gap;
        }
    }

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        if (MethodsPolicyFinding.Method(context, "Fido2") is not { } method)
        {
            yield break;
        }

        if (MethodsPolicyFinding.Is(method.State, "disabled"))
        {
            yield return MethodsPolicyFinding.Create(Descriptor, context, Severity.Medium, "Nobody can register a FIDO2 key or passkey: the method is disabled.", ["Fido2: state = disabled"]);
        }
        else if (method.IsAttestationEnforced == false && method.AreKeysRestricted != true && MethodsPolicyFinding.Administrators(context, method) is { Count: > 0 } admins)
        {
            yield return MethodsPolicyFinding.Create(
                Descriptor, context, Severity.Low, $"{admins.Count} administrator(s) may register any passkey: attestation is not enforced and no list limits the makes.",
                ["Fido2: isAttestationEnforced = false", $"Fido2: keyRestrictions.isEnforced = {(method.AreKeysRestricted is null ? "not in the evidence" : "false")}"]);
        }
    }
}
