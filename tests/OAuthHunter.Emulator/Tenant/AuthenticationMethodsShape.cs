using System.Text.Json.Nodes;

namespace OAuthHunter.Emulator.Tenant;

/// <summary>The authentication methods policy in Graph's shape.</summary>
internal static class AuthenticationMethodsShape
{
    public static void Policy(JsonObject row)
    {
        row.Rename("configurations", "authenticationMethodConfigurations");
        row.Put("reportSuspiciousActivitySettings", row.Gather(("reportSuspiciousActivityState", "state")));
        row.Put("systemCredentialPreferences", row.Gather(("systemCredentialPreferencesState", "state")));
        foreach (var method in row.Items("authenticationMethodConfigurations"))
        {
            Configuration(method);
        }
    }

    private static void Configuration(JsonObject method)
    {
        method.Refer("includeTargets", "includeTargets");
        method.Refer("excludeTargets", "excludeTargets");
        var features = new JsonObject();
        foreach (var (from, to) in new[]
        {
            ("displayAppInformationState", "displayAppInformationRequiredState"),
            ("displayLocationInformationState", "displayLocationInformationRequiredState"),
            ("companionAppAllowedState", "companionAppAllowedState"),
        })
        {
            features.Put(to, method.Gather((from, "state")));
        }

        if (features.Count > 0)
        {
            method["featureSettings"] = features;
        }

        method.Put("keyRestrictions", method.Gather(("areKeysRestricted", "isEnforced")));
        method.Put("authenticationModeConfiguration", method.Gather(("certificateDefaultMode", "x509CertificateAuthenticationDefaultMode")));
    }
}
