using OAuthHunter.Model;

namespace OAuthHunter.ConditionalAccess;

/// <summary>Whether one who can show so much meets what a policy demands. Null: what is not known decides.</summary>
internal static class GrantCheck
{
    private static readonly HashSet<string> Controls = new(StringComparer.OrdinalIgnoreCase)
    {
        "block", "mfa", "compliantDevice", "domainJoinedDevice", "approvedApplication", "compliantApplication", "passwordChange", "riskRemediation",
    };

    public static bool? CanMeet(ConditionalAccessGrantControls? controls, Capability capability, ClientApp client, DevicePlatform platform, AccessDevice device, Strengths strengths)
    {
        if (controls is null)
        {
            return true;
        }

        var parts = new List<bool?>();
        foreach (var control in controls.BuiltInControls ?? [])
        {
            parts.Add(BuiltIn(control, capability, client, platform, device));
        }

        // Legacy clients can show nothing but a password: any strength keeps them out.
        if (Strengths.Names(controls))
        {
            parts.Add(IsLegacy(client) ? false : Strength(strengths.Of(controls), capability));
        }

        // A custom control is somebody else's check; whether it is a second factor is not in the evidence.
        parts.AddRange((controls.CustomAuthenticationFactors ?? []).Select(_ => capability == Capability.Anything ? !IsLegacy(client) : IsLegacy(client) ? false : (bool?)null));
        parts.AddRange((controls.TermsOfUse ?? []).Select(_ => (bool?)!IsLegacy(client)));
        if (parts.Count == 0)
        {
            return true;
        }

        if (parts.Count == 1)
        {
            return parts[0];
        }

        return controls.Operator is not { } op ? null
            : op.Equals("OR", StringComparison.OrdinalIgnoreCase) ? parts.Aggregate(Truth.Or)
            : parts.Aggregate(Truth.And);
    }

    /// <summary>Blocks whoever it applies to.</summary>
    public static bool IsBlock(ConditionalAccessGrantControls? controls) => Truth.Has(controls?.BuiltInControls, "block");

    public static bool IsKnown(string control) => Controls.Contains(control);

    private static bool? Strength(IReadOnlyList<string>? combinations, Capability capability) =>
        combinations is null ? (capability == Capability.Anything ? true : null) : combinations.Any(capability.Accepts);

    private static bool? BuiltIn(string control, Capability capability, ClientApp client, DevicePlatform platform, AccessDevice device)
    {
        var isMobile = platform is DevicePlatform.IOS or DevicePlatform.Android;
        return control.ToLowerInvariant() switch
        {
            "block" => false,
            "mfa" => capability.CanDoMfa && !IsLegacy(client),

            // ActiveSync tells the device; other legacy clients do not.
            "compliantdevice" => device.IsCompliant && client != ClientApp.OtherLegacy,
            "domainjoineddevice" => string.Equals(device.TrustType, "ServerAD", StringComparison.OrdinalIgnoreCase) && !IsLegacy(client),
            "approvedapplication" => isMobile && device.IsRegistered && client != ClientApp.OtherLegacy,
            "compliantapplication" => (isMobile || (platform == DevicePlatform.Windows && client == ClientApp.Browser)) && device.IsRegistered && client != ClientApp.OtherLegacy,

            // Both begin with a second factor.
            "passwordchange" or "riskremediation" => capability.CanDoMfa && !IsLegacy(client),
            _ => null,
        };
    }

    private static bool IsLegacy(ClientApp client) => client is ClientApp.ExchangeActiveSync or ClientApp.OtherLegacy;
}
