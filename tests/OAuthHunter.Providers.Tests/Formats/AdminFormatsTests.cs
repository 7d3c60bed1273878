using OAuthHunter.Model;
using OAuthHunter.Providers.Files;
using OAuthHunter.Providers.Tests.Support;

namespace OAuthHunter.Providers.Tests.Formats;

/// <summary>Exports about administrators' protection are recognised as they come from Graph.</summary>
public sealed class AdminFormatsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_methods_policy_is_read_with_its_methods()
    {
        var policy = (AuthenticationMethodsPolicy)await OneAsync("""
            {"@odata.context":"https://graph.microsoft.com/beta/$metadata#authenticationMethodsPolicy","id":"authenticationMethodsPolicy","policyMigrationState":"migrationInProgress",
             "reportSuspiciousActivitySettings":{"state":"default","includeTarget":{"id":"all_users"}},"systemCredentialPreferences":{"state":"enabled"},
             "authenticationMethodConfigurations":[
              {"@odata.type":"#microsoft.graph.fido2AuthenticationMethodConfiguration","id":"Fido2","state":"enabled","isAttestationEnforced":true,"keyRestrictions":{"isEnforced":true,"aaGuids":[]},
               "includeTargets":[{"targetType":"group","id":"all_users"}],"passkeyProfiles":[{"id":"p","attestationEnforcement":"disabled"}]},
              {"id":"MicrosoftAuthenticator","state":"enabled","featureSettings":{"displayAppInformationRequiredState":{"state":"disabled"},"companionAppAllowedState":{"state":"enabled"}}},
              {"id":"TemporaryAccessPass","state":"enabled","isUsableOnce":false,"maximumLifetimeInMinutes":480,"excludeTargets":[{"id":"g1"}]},
              {"id":"X509Certificate","state":"disabled","authenticationModeConfiguration":{"x509CertificateAuthenticationDefaultMode":"x509CertificateMultiFactor"}}]}
            """);

        Assert.Equal(("migrationInProgress", "default", "enabled"), (policy.PolicyMigrationState, policy.ReportSuspiciousActivityState, policy.SystemCredentialPreferencesState));
        Assert.Equal(["Fido2", "MicrosoftAuthenticator", "TemporaryAccessPass", "X509Certificate"], policy.Configurations!.Select(method => method.Id));
        var (fido, authenticator, pass, certificate) = (policy.Configurations![0], policy.Configurations[1], policy.Configurations[2], policy.Configurations[3]);
        Assert.Equal((false, true), (fido.IsAttestationEnforced, fido.AreKeysRestricted));
        Assert.Equal(["all_users"], fido.IncludeTargets!);
        Assert.Equal(("disabled", null, "enabled"), (authenticator.DisplayAppInformationState, authenticator.DisplayLocationInformationState, authenticator.CompanionAppAllowedState));
        Assert.Equal((false, 480), (pass.IsUsableOnce, pass.MaximumLifetimeInMinutes));
        Assert.Equal(["g1"], pass.ExcludeTargets!);
        Assert.Equal("x509CertificateMultiFactor", certificate.CertificateDefaultMode);
    }

    [Fact]
    public async Task Per_user_mfa_is_the_users_whom_the_context_names()
    {
        var row = (AuthenticationRequirement)await OneAsync("""{"@odata.context":"https://graph.microsoft.com/beta/$metadata#users('0a1b%40contoso.com')/authentication/requirements","perUserMfaState":"enforced"}""");

        Assert.Equal(("0a1b@contoso.com", "enforced"), (row.Id, row.PerUserMfaState));
    }

    [Fact]
    public async Task Eligible_members_of_groups_are_not_taken_for_roles()
    {
        var row = (GroupEligibility)await OneAsync("""
            {"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#identityGovernance/privilegedAccess/group/eligibilityScheduleInstances",
             "value":[{"id":"e1","principalId":"p","groupId":"g","accessId":"member","memberType":"direct","startDateTime":"2026-01-02T03:04:05Z","endDateTime":null,"eligibilityScheduleId":"s"}]}
            """);

        Assert.Equal(("g", "p", "member"), (row.GroupId, row.PrincipalId, row.AccessId));
    }

    private async Task<EvidenceRecord> OneAsync(string json)
    {
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "export.json"), json);
        var sink = new RecordingSink();
        await new FileTenantSource([folder.Path]).ReadAsync(sink, sink, CancellationToken.None);
        return Assert.Single(sink.Records).Record;
    }
}
