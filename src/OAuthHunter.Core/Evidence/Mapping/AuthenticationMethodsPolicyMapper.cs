using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the authenticationMethodsPolicy object of Graph with its methods.</summary>
public static class AuthenticationMethodsPolicyMapper
{
    public static AuthenticationMethodsPolicy Map(EvidenceRow row) => Map(row, row.Objects("authenticationMethodConfigurations"));

    /// <summary>The policy with methods that stand elsewhere in the export.</summary>
    public static AuthenticationMethodsPolicy Map(EvidenceRow row, IReadOnlyList<EvidenceRow>? methods) => new()
    {
        Origin = row.Origin,
        Id = row.Text("id"),
        PolicyMigrationState = row.Text("policyMigrationState"),
        ReportSuspiciousActivityState = row.Object("reportSuspiciousActivitySettings")?.Text("state"),
        SystemCredentialPreferencesState = row.Object("systemCredentialPreferences")?.Text("state"),
        LastModifiedDateTime = row.Time("lastModifiedDateTime"),
        Configurations = methods is null ? null : [.. methods.Select(Configuration)],
    };

    private static AuthenticationMethodConfiguration Configuration(EvidenceRow row)
    {
        var features = row.Object("featureSettings");
        return new AuthenticationMethodConfiguration
        {
            Id = row.Text("id"),
            State = row.Text("state"),
            IncludeTargets = MappedValues.Ids(row, "includeTargets"),
            ExcludeTargets = MappedValues.Ids(row, "excludeTargets"),
            DisplayAppInformationState = features?.Object("displayAppInformationRequiredState")?.Text("state"),
            DisplayLocationInformationState = features?.Object("displayLocationInformationRequiredState")?.Text("state"),
            CompanionAppAllowedState = features?.Object("companionAppAllowedState")?.Text("state"),
            IsAttestationEnforced = Attestation(row),
            AreKeysRestricted = row.Object("keyRestrictions")?.Flag("isEnforced"),
            IsUsableOnce = row.Flag("isUsableOnce"),
            DefaultLifetimeInMinutes = row.Integer("defaultLifetimeInMinutes"),
            MaximumLifetimeInMinutes = row.Integer("maximumLifetimeInMinutes"),
            CertificateDefaultMode = row.Object("authenticationModeConfiguration")?.Text("x509CertificateAuthenticationDefaultMode"),
        };
    }

    // Where there are profiles, they decide and the older flag is a remnant.
    private static bool? Attestation(EvidenceRow row) => row.Objects("passkeyProfiles") is { Count: > 0 } profiles
        ? profiles.All(profile => profile.Text("attestationEnforcement") is { } enforcement && !enforcement.Equals("disabled", StringComparison.OrdinalIgnoreCase))
        : row.Flag("isAttestationEnforced");
}
