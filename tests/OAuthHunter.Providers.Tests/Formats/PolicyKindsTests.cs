using OAuthHunter.Evidence;
using OAuthHunter.Model;
using OAuthHunter.Providers.Tests.Support;

namespace OAuthHunter.Providers.Tests.Formats;

/// <summary>Policies, PIM settings and partners as Graph pages, single objects and ScubaGear give them.</summary>
public sealed class PolicyKindsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public static TheoryData<string, string> Objects => new()
    {
        { "authorizationPolicy", """{"id":"authorizationPolicy","allowInvitesFrom":"everyone","defaultUserRolePermissions":{"allowedToCreateApps":true}}""" },
        { "permissionGrantPolicies", """{"id":"tier-1","displayName":"Tier 1","includes":[{"id":"i","permissionType":"delegated"}],"excludes":[]}""" },
        { "adminConsentRequestPolicy", """{"isEnabled":false,"notifyReviewers":false,"requestDurationInDays":0,"version":0,"reviewers":[]}""" },
        { "defaultAppManagementPolicy", """{"id":"0","isEnabled":true,"applicationRestrictions":{"passwordCredentials":[]},"servicePrincipalRestrictions":{}}""" },
        { "appManagementPolicies", """{"id":"a","displayName":"Old apps","isEnabled":true,"restrictions":{"passwordCredentials":[]},"appliesTo":[{"id":"app"}]}""" },
        { "continuousAccessEvaluationPolicy", """{"id":"c","displayName":"Continuous Access Evaluation","isEnabled":false,"users":[],"groups":["g"],"migrate":false}""" },
        { "groupSettings", """{"id":"g","displayName":"Consent Policy Settings","templateId":"dffd5d46-495d-40a9-8e21-954ff55e198a","values":[{"name":"EnableGroupSpecificConsent","value":"true"}]}""" },
        { "crossTenantAccessPolicyDefault", """{"isServiceDefault":true,"inboundTrust":{"isMfaAccepted":false},"b2bCollaborationInbound":{}}""" },
        { "crossTenantAccessPolicyPartners", """{"tenantId":"t","inboundTrust":{"isMfaAccepted":true},"b2bCollaborationInbound":null,"b2bDirectConnectInbound":{"usersAndGroups":{"accessType":"allowed","targets":[{"target":"AllUsers","targetType":"user"}]},"applications":{"accessType":"allowed","targets":[{"target":"Office365","targetType":"application"}]}},"tenantRestrictions":null}""" },
        { "federationConfigurations", """{"id":"f","issuerUri":"http://contoso.com/adfs/services/trust","federatedIdpMfaBehavior":"rejectMfaByFederatedIdp"}""" },
        { "roleManagementPolicyAssignments", """{"id":"r","policyId":"p","scopeId":"/","scopeType":"DirectoryRole","roleDefinitionId":"62e90394-69f5-4237-9190-012177145e10","policy":{"id":"p","rules":[{"id":"Enablement_EndUser_Assignment","enabledRules":["Justification"]}]}}""" },
        { "delegatedAdminRelationships", """{"id":"d","displayName":"Fabrikam","status":"active","autoExtendDuration":"PT0S","accessDetails":{"unifiedRoles":[{"roleDefinitionId":"62e90394-69f5-4237-9190-012177145e10"}]}}""" },
    };

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Objects))]
    public void A_record_is_told_by_its_properties(string set, string record)
    {
        folder.Write("export.json", $"[{record}]");

        var (_, sink) = folder.Read();

        Assert.Equal(set, Assert.Single(sink.Records).Set.Name);
    }

    [Theory]
    [InlineData("policies/crossTenantAccessPolicy/default/$entity", "crossTenantAccessPolicyDefault")]
    [InlineData("identity/continuousAccessEvaluationPolicy/$entity", "continuousAccessEvaluationPolicy")]
    [InlineData("policies/adminConsentRequestPolicy/$entity", "adminConsentRequestPolicy")]
    [InlineData("policies/defaultAppManagementPolicy/$entity", "defaultAppManagementPolicy")]
    public void An_object_that_says_what_it_is_is_believed(string context, string set)
    {
        folder.Write("one.json", $$"""{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#{{context}}","isEnabled":true}""");

        Assert.Equal(set, Assert.Single(folder.Read().Sink.Records).Set.Name);
    }

    [Fact]
    public void The_page_of_a_domain_tells_that_it_is_of_federations()
    {
        folder.Write("page.json", """{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#domains('contoso.com')/federationConfiguration","value":[{"@odata.type":"#microsoft.graph.internalDomainFederation","id":"f","issuerUri":"http://contoso.com/adfs"}]}""");

        Assert.Equal("http://contoso.com/adfs", Assert.Single(folder.Read().Sink.Of<DomainFederation>()).IssuerUri);
    }

    [Fact]
    public void What_Graph_nests_is_kept()
    {
        foreach (var (set, record) in Objects.Select(row => ((string)row[0], (string)row[1])))
        {
            folder.Write(set + ".json", $"[{record}]");
        }

        var (_, sink) = folder.Read();

        Assert.Equal(["app"], sink.Of<AppManagementPolicy>().Single().AppliesToIds);
        Assert.Equal(["Justification"], sink.Of<RoleManagementPolicyAssignment>().Single().Policy!.Rules!.Single().EnabledRules);
        Assert.Equal("62e90394-69f5-4237-9190-012177145e10", sink.Of<DelegatedAdminRelationship>().Single().AccessDetails!.UnifiedRoles!.Single().RoleDefinitionId);
        Assert.True(sink.Of<CrossTenantAccessPartner>().Single().InboundTrust!.IsMfaAccepted);
        Assert.Equal(["g"], sink.Of<ContinuousAccessEvaluationPolicy>().Single().Groups);
        Assert.Equal("Office365", Assert.Single(sink.Of<CrossTenantAccessPartner>().Single().B2BDirectConnectInbound!.Applications!.Targets!));
        Assert.Null(sink.Of<CrossTenantAccessPartner>().Single().TenantRestrictions);
        Assert.Null(sink.Of<AuthorizationPolicy>().Single().DefaultUserRolePermissions!.PermissionGrantPoliciesAssigned);
    }

    [Fact]
    public void ScubaGear_gives_policies_and_the_PIM_settings_of_roles_but_not_those_of_groups()
    {
        folder.Write("ProviderSettingsExport.json", """
            {
              "baseline_version": "1", "module_version": "1.8.0", "timestamp_zulu": "2026-05-04T17:15:48.307Z",
              "authorization_policies": [{ "Id": "authorizationPolicy", "AllowInvitesFrom": "everyone", "PermissionGrantPolicyIdsAssignedToDefaultUserRole": ["ManagePermissionGrantsForSelf.microsoft-user-default-low"], "DefaultUserRolePermissions": { "AllowedToCreateApps": true } }],
              "directory_settings": [{ "Id": "g", "TemplateId": "dffd5d46-495d-40a9-8e21-954ff55e198a", "DisplayName": "Consent Policy Settings", "Values": [{ "Name": "EnableGroupSpecificConsent", "Value": "false" }] }],
              "privileged_roles": [{ "DisplayName": "Global Administrator", "RoleTemplateId": "62e90394-69f5-4237-9190-012177145e10", "Assignments": [], "Rules": [
                { "Id": "Expiration_EndUser_Assignment", "MaximumDuration": "PT8H", "IsExpirationRequired": true, "RuleSource": "Global Administrator", "RuleSourceType": "Directory Role" },
                { "Id": "Expiration_EndUser_Assignment", "MaximumDuration": "PT24H", "IsExpirationRequired": true, "RuleSource": "Some group", "RuleSourceType": "PIM Group" },
                { "Id": "Notification_Admin_Admin_Eligibility", "RuleSource": "Global Administrator", "RuleSourceType": "Directory Role" } ] }]
            }
            """);

        var (report, sink) = folder.Read();

        Assert.Equal(["ManagePermissionGrantsForSelf.microsoft-user-default-low"], sink.Of<AuthorizationPolicy>().Single().DefaultUserRolePermissions!.PermissionGrantPoliciesAssigned);
        Assert.Equal("Consent Policy Settings", sink.Of<GroupSetting>().Single().DisplayName);
        Assert.Equal("PT8H", sink.Of<RoleManagementPolicyAssignment>().Single().Policy!.Rules!.Single().MaximumDuration);
        Assert.Equal(EvidenceState.Incomplete, report.Coverage.Of(EntitySets.RoleManagementPolicies).State);
    }
}
