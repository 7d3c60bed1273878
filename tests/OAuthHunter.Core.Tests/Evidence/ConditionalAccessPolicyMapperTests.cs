using OAuthHunter.Evidence.Mapping;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Evidence;

public class ConditionalAccessPolicyMapperTests
{
    private const string Beta = """
        {"id":"p1","displayName":"All of it","state":"enabled","templateId":"t1","modifiedDateTime":"2026-09-01T10:00:00Z",
         "conditions":{"userRiskLevels":[],"signInRiskLevels":["high"],"clientAppTypes":["all"],"servicePrincipalRiskLevels":["high"],"insiderRiskLevels":"minor,elevated",
          "applications":{"includeApplications":["All"],"excludeApplications":["x"],"includeUserActions":[],"includeAuthenticationContextClassReferences":["c1"],"applicationFilter":{"mode":"exclude","rule":"CustomSecurityAttribute.a -eq \"b\""}},
          "users":{"includeUsers":["All"],"excludeUsers":[],"includeGuestsOrExternalUsers":{"guestOrExternalUserTypes":"internalGuest,b2bCollaborationGuest","externalTenants":{"membershipKind":"enumerated","members":["home"]}},"excludeGuestsOrExternalUsers":null},
          "platforms":{"includePlatforms":["all"],"excludePlatforms":["iOS"]},"locations":{"includeLocations":["All"],"excludeLocations":["AllTrusted"]},
          "devices":{"deviceFilter":{"mode":"include","rule":"device.isCompliant -eq True"}},"authenticationFlows":{"transferMethods":"deviceCodeFlow,authenticationTransfer"},
          "clientApplications":{"includeServicePrincipals":["ServicePrincipalsInMyTenant"],"excludeServicePrincipals":["sp"],"servicePrincipalFilter":{"mode":"include","rule":"r"}}},
         "grantControls":{"operator":"AND","builtInControls":["mfa"],"customAuthenticationFactors":[],"termsOfUse":["tou"],"authenticationStrength":{"id":"s1","displayName":"Keys","allowedCombinations":["fido2"]}},
         "sessionControls":{"disableResilienceDefaults":true,"applicationEnforcedRestrictions":{"isEnabled":true},"cloudAppSecurity":{"isEnabled":true,"cloudAppSecurityType":"monitorOnly"},
          "signInFrequency":{"isEnabled":true,"value":4,"type":"hours","authenticationType":"primaryAndSecondaryAuthentication","frequencyInterval":"timeBased"},"persistentBrowser":{"isEnabled":true,"mode":"never"},
          "continuousAccessEvaluation":{"mode":"strictLocation"},"secureSignInSession":{"isEnabled":true},"globalSecureAccessFilteringProfile":{"isEnabled":false,"profileId":"g"}}}
        """;

    private static ConditionalAccessPolicy Map(string json) => ConditionalAccessPolicyMapper.Map(JsonTextRow.Parse(json)!);

    [Fact]
    public void Every_condition_and_control_of_beta_is_kept()
    {
        var policy = Map(Beta);
        var conditions = policy.Conditions!;
        var session = policy.SessionControls!;

        Assert.Equal("t1", policy.TemplateId);
        Assert.Equal(["minor", "elevated"], conditions.InsiderRiskLevels);
        Assert.Equal(["high"], conditions.ServicePrincipalRiskLevels);
        Assert.Equal(["c1"], conditions.IncludeAuthenticationContexts);
        Assert.Equal(("CustomSecurityAttribute.a -eq \"b\"", "exclude"), (conditions.ApplicationFilterRule, conditions.ApplicationFilterMode));
        Assert.Equal(["internalGuest", "b2bCollaborationGuest"], conditions.IncludeGuestTypes);
        Assert.Equal(["home"], conditions.IncludeExternalTenants);
        Assert.True(conditions is { IncludesGuestsOrExternalUsers: true, ExcludesGuestsOrExternalUsers: false, ExcludeGuestTypes: null });
        Assert.Equal(["deviceCodeFlow", "authenticationTransfer"], conditions.AuthenticationFlows);
        Assert.Equal(["ServicePrincipalsInMyTenant"], conditions.IncludeServicePrincipals);
        Assert.Equal(("r", "include"), (conditions.ServicePrincipalFilterRule, conditions.ServicePrincipalFilterMode));
        Assert.Equal(["fido2"], policy.GrantControls!.AllowedCombinations);
        Assert.Equal(("timeBased", "hours", 4), (session.SignInFrequencyInterval, session.SignInFrequencyType, session.SignInFrequencyValue));
        Assert.Equal(("never", "strictLocation", true, true, "monitorOnly"), (session.PersistentBrowserMode, session.ContinuousAccessEvaluationMode, session.SecureSignInSession, session.DisableResilienceDefaults, session.CloudAppSecurityType));
        Assert.True(session.TellsContinuousAccess);
        Assert.Null(session.GlobalSecureAccessProfileId);
    }

    [Fact]
    public void The_shape_of_v1_cannot_tell_of_continuous_access_evaluation()
    {
        var session = Map("""{"id":"p","conditions":{},"sessionControls":{"signInFrequency":null,"persistentBrowser":{"isEnabled":false,"mode":"always"}}}""").SessionControls!;

        Assert.Null(session.TellsContinuousAccess);
        Assert.Null(session.PersistentBrowserMode);
        Assert.Null(Map("""{"id":"p","conditions":{},"sessionControls":null}""").SessionControls);
    }

    [Fact]
    public void Objects_of_nulls_as_the_cmdlets_export_them_name_nobody()
    {
        var conditions = Map("""{"id":"p","conditions":{"users":{"includeUsers":["All"],"includeGuestsOrExternalUsers":{"guestOrExternalUserTypes":null,"externalTenants":{"membershipKind":null}}}}}""").Conditions!;

        Assert.True(conditions is { IncludesGuestsOrExternalUsers: false, IncludeGuestTypes: null, IncludeExternalTenants: null });
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":1}}")]
    [InlineData("[1,2]")]
    [InlineData("nothing")]
    [InlineData("{\"a\":\"\\")]
    public void What_is_no_object_is_none(string text) => Assert.Null(JsonTextRow.Parse(text));
}
