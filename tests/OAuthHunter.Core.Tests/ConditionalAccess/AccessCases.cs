using OAuthHunter.ConditionalAccess;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using static OAuthHunter.ConditionalAccess.DemandState;
using static OAuthHunter.Core.Tests.ConditionalAccess.AccessCase;
using static OAuthHunter.Core.Tests.ConditionalAccess.AccessPolicy;

namespace OAuthHunter.Core.Tests.ConditionalAccess;

/// <summary>The table of cases. The second column is the page under learn.microsoft.com/entra whose semantics decide.</summary>
internal static class AccessCases
{
    private const string Users = "identity/conditional-access/concept-conditional-access-users-groups";
    private const string Apps = "identity/conditional-access/concept-conditional-access-cloud-apps";
    private const string Conditions = "identity/conditional-access/concept-conditional-access-conditions";
    private const string Network = "identity/conditional-access/concept-assignment-network";
    private const string Filters = "identity/conditional-access/concept-condition-filters-for-devices";
    private const string Flows = "identity/conditional-access/concept-authentication-flows";
    private const string Grants = "identity/conditional-access/concept-conditional-access-grant";
    private const string Sessions = "identity/conditional-access/concept-conditional-access-session";
    private const string StrengthsPage = "identity/authentication/concept-authentication-strengths";
    private const string ReportOnlyPage = "identity/conditional-access/concept-conditional-access-report-only";
    private const string Defaults = "fundamentals/security-defaults";
    private const string PerUser = "identity/authentication/howto-mfa-userstates";
    private const string Mandatory = "identity/authentication/concept-mandatory-multifactor-authentication";
    private const string Policies = "identity/conditional-access/concept-conditional-access-policies";
    private const string Emergency = "identity/role-based-access-control/security-emergency-access";
    private const string Pim = "id-governance/privileged-identity-management/pim-configure";

    private const string Home = "11111111-2222-3333-4444-555555555555";
    private const string SomeApp = "99999999-8888-7777-6666-555555555555";
    private const string IntuneAdministrator = "3a2c62db-5318-420d-8d74-23affee5d9d5";

    private static readonly AccessSubject Plain = new() { Id = Me, External = ExternalUserKind.None };
    private static readonly AccessSubject Eligible = Plain with { EligibleRoles = [GlobalAdministrator] };
    private static readonly Group Outer = new() { Id = "outer", DisplayName = "Outer", MemberIds = ["inner", "somebody"] };
    private static readonly Group Inner = new() { Id = "inner", DisplayName = "Inner", MemberIds = [Me, "outer"] };
    private static readonly Group Strangers = new() { Id = "strangers", DisplayName = "Strangers", MemberIds = ["somebody"] };
    private static readonly Group CutOff = new() { Id = "cut", DisplayName = "Cut", MemberIds = ["somebody"], HasMoreMembers = true };
    private static readonly Group Gone = new() { Id = "gone", IsDeleted = true, MemberIds = [] };
    private static readonly NamedLocation Office = Net("office", true, "192.0.2.0/24");
    private static readonly NamedLocation Campus = Net("campus", false, "192.0.0.0/16");
    private static readonly NamedLocation Half = Net("half", false, "192.0.2.0/25");
    private static readonly NamedLocation Abroad = new() { Id = "abroad", DisplayName = "Abroad", CountriesAndRegions = ["XX", "YY"], IncludeUnknownCountriesAndRegions = true };
    private static readonly NamedLocation AtHome = new() { Id = "home", DisplayName = "Home", CountriesAndRegions = ["DE"], IncludeUnknownCountriesAndRegions = false };

    public static IReadOnlyList<AccessCase> Table { get; } =
    [
        // Users, groups and roles.
        new("all users", Users, Yes, Mfa(All)),
        new("no user", Users, No, Mfa(All with { IncludeUsers = ["None"] })),
        new("the user", Users, Yes, Mfa(All with { IncludeUsers = [Me] })),
        new("another user", Users, No, Mfa(All with { IncludeUsers = ["somebody"] })),
        new("his role", Users, Yes, Mfa(All with { IncludeUsers = [], IncludeRoles = [GlobalAdministrator] })),
        new("another role", Users, No, Mfa(All with { IncludeUsers = [], IncludeRoles = [ExchangeAdministrator] })),
        new("his group", Users, Yes, Mfa(All with { IncludeUsers = [], IncludeGroups = ["inner"] })) { Groups = [Inner] },
        new("his group through another", Users, Yes, Mfa(All with { IncludeUsers = [], IncludeGroups = ["outer"] })) { Groups = [Outer, Inner] },
        new("a group of others", Users, No, Mfa(All with { IncludeUsers = [], IncludeGroups = ["strangers"] })) { Groups = [Strangers] },
        new("exclusion beats inclusion", Users, No, Mfa(All with { ExcludeUsers = [Me] })),
        new("his group is excluded", Users, No, Mfa(All with { ExcludeGroups = ["inner"] })) { Groups = [Inner] },
        new("his group is excluded through nesting", Users, No, Mfa(All with { ExcludeGroups = ["outer"] })) { Groups = [Outer, Inner] },
        new("a group of others is excluded", Users, Yes, Mfa(All with { ExcludeGroups = ["strangers"] })) { Groups = [Strangers] },
        new("his role is excluded", Users, No, Mfa(All with { ExcludeRoles = [GlobalAdministrator] })),
        new("excluded here, included there", Users, Yes, Mfa(All with { ExcludeUsers = [Me] }, "one"), Mfa(All with { IncludeUsers = [Me] }, "two")),
        new("role of an administrative unit is not matched", Users, No, Mfa(All with { IncludeUsers = [], IncludeRoles = [ExchangeAdministrator] })) { Subject = Plain },
        new("role of an administrative unit under all users", Users, Yes, Mfa(All)) { Subject = Plain },
        new("custom role is not matched", Users, No, Mfa(All with { IncludeUsers = [], IncludeRoles = ["cccccccc-0000-0000-0000-000000000001"] })) { Subject = Plain },
        new("eligible only, role condition", Pim, Partly, Mfa(All with { IncludeUsers = [], IncludeRoles = [GlobalAdministrator] })) { Subject = Eligible, Hole = "one factor" },
        new("eligible only, all users", Pim, Yes, Mfa(All)) { Subject = Eligible },
        new("eligible role is excluded", Pim, Partly, Mfa(All with { ExcludeRoles = [GlobalAdministrator] })) { Subject = Eligible, Hole = "with an eligible role activated" },
        new("two eligible roles, one named", Pim, Partly, Mfa(All with { IncludeUsers = [], IncludeRoles = [ExchangeAdministrator] })) { Subject = Plain with { EligibleRoles = [GlobalAdministrator, ExchangeAdministrator] } },
        new("active through a group counts as active", Users, Yes, Mfa(All with { IncludeUsers = [], IncludeRoles = [ExchangeAdministrator] })) { Subject = Plain with { ActiveRoles = [ExchangeAdministrator] } },
        new("break glass is excluded", Emergency, No, Mfa(All with { ExcludeUsers = [Me] })),
        new("break glass with its own strength", Emergency, Yes, Mfa(All with { ExcludeUsers = [Me] }), Strength(PhishingResistant) with { Conditions = All with { IncludeUsers = [Me] } }),
        new("a group that was not captured", Users, NotAssessed, Mfa(All with { IncludeUsers = [], IncludeGroups = ["elsewhere"] })),
        new("an excluded group that was not captured", Users, NotAssessed, Mfa(All with { ExcludeGroups = ["elsewhere"] })),
        new("an unknown group does not matter beside a whole policy", Users, Yes, Mfa(All with { ExcludeGroups = ["elsewhere"] }, "one"), Mfa(All, "two")),
        new("a list of members that is cut off", Users, NotAssessed, Mfa(All with { ExcludeGroups = ["cut"] })) { Groups = [CutOff] },
        new("on a list that is cut off", Users, Yes, Mfa(All with { IncludeUsers = [], IncludeGroups = ["cut"] })) { Groups = [CutOff with { MemberIds = [Me] }] },
        new("a nested group that was not captured", Users, NotAssessed, Mfa(All with { ExcludeGroups = ["outer"] })) { Groups = [Outer with { NestedGroupIds = ["unread"] }] },
        new("an excluded group that was deleted", Users, Yes, Mfa(All with { ExcludeGroups = ["gone"] })) { Groups = [Gone] },
        new("an included group that was deleted", Users, No, Mfa(All with { IncludeUsers = [], IncludeGroups = ["gone"] })) { Groups = [Gone] },
        new("a policy for workload identities", Policies, No, Mfa(All with { IncludeServicePrincipals = ["ServicePrincipalsInMyTenant"] })),

        // Guests.
        new("guest, guests named", Users, Yes, Mfa(Guests("b2bCollaborationGuest"))) { Subject = Guest(ExternalUserKind.B2bCollaborationGuest) },
        new("guest of another kind", Users, No, Mfa(Guests("internalGuest"))) { Subject = Guest(ExternalUserKind.B2bCollaborationGuest) },
        new("internal guest", Users, Yes, Mfa(Guests("internalGuest"))) { Subject = Guest(ExternalUserKind.InternalGuest) },
        new("external member", Users, Yes, Mfa(Guests("b2bCollaborationMember"))) { Subject = Guest(ExternalUserKind.B2bCollaborationMember) },
        new("partner", Users, Yes, Mfa(Guests("serviceProvider"))) { Subject = Guest(ExternalUserKind.ServiceProvider) },
        new("other external user", Users, No, Mfa(Guests("serviceProvider", "internalGuest"))) { Subject = Guest(ExternalUserKind.OtherExternalUser) },
        new("direct connect user", Users, Yes, Mfa(Guests("b2bDirectConnectUser", "internalGuest"))) { Subject = Guest(ExternalUserKind.B2bDirectConnectUser) },
        new("the old word for guests", Users, Yes, Mfa(All with { IncludeUsers = ["GuestsOrExternalUsers"] })) { Subject = Guest(ExternalUserKind.B2bCollaborationGuest) },
        new("member under a policy for guests", Users, No, Mfa(Guests("b2bCollaborationGuest"))),
        new("guests are excluded, and he is one", Users, No, Mfa(All with { ExcludesGuestsOrExternalUsers = true, ExcludeGuestTypes = ["b2bCollaborationGuest"] })) { Subject = Guest(ExternalUserKind.B2bCollaborationGuest) },
        new("guests are excluded, and he is none", Users, Yes, Mfa(All with { ExcludesGuestsOrExternalUsers = true, ExcludeGuestTypes = ["b2bCollaborationGuest"] })),
        new("guests of listed tenants, his among them", Users, Yes, Mfa(Guests("b2bCollaborationGuest") with { IncludeExternalTenants = [Home] })) { Subject = Guest(ExternalUserKind.B2bCollaborationGuest) with { ExternalTenantId = Home } },
        new("guests of listed tenants, not his", Users, No, Mfa(Guests("b2bCollaborationGuest") with { IncludeExternalTenants = ["other"] })) { Subject = Guest(ExternalUserKind.B2bCollaborationGuest) with { ExternalTenantId = Home } },
        new("guests of listed tenants, his unknown", Users, NotAssessed, Mfa(Guests("b2bCollaborationGuest") with { IncludeExternalTenants = [Home] })) { Subject = Guest(ExternalUserKind.B2bCollaborationGuest) },
        new("guests named, and nobody knows whether he is one", Users, NotAssessed, Mfa(Guests("b2bCollaborationGuest"))) { Subject = Plain with { External = null } },
        new("partners are excluded", Users, No, Mfa(All with { ExcludesGuestsOrExternalUsers = true, ExcludeGuestTypes = ["serviceProvider"] })) { Subject = Guest(ExternalUserKind.ServiceProvider) },

        // Apps, actions, contexts.
        new("Office 365 alone", Apps, Partly, Mfa(Only("Office365"))) { Hole = "admin centers" },
        new("admin portals alone", Apps, Partly, Mfa(Only("MicrosoftAdminPortals"))) { Hole = "Exchange Online" },
        new("Azure management alone", Apps, Partly, Mfa(Only(AccessResources.AzureManagement))) { Hole = "Exchange Online" },
        new("Exchange alone", Apps, Partly, Mfa(Only(WellKnown.ExchangeOnline))) { Hole = "admin centers" },
        new("Office, portals and Azure", Apps, Partly, Mfa(Only("Office365", "MicrosoftAdminPortals", AccessResources.AzureManagement))) { Hole = "every app that no policy names" },
        new("all that has a name", Apps, Partly, Mfa(Only("Office365", "MicrosoftAdminPortals", AccessResources.AzureManagement, AccessResources.GraphPowerShell))) { Hole = "every app that no policy names" },
        new("one app of no weight", Apps, No, Mfa(Only(SomeApp))),
        new("no app", Apps, No, Mfa(Only("None"))),
        new("one app is excluded", Apps, Partly, Mfa(All with { ExcludeApplications = [SomeApp] })) { Hole = SomeApp },
        new("the excluded app has its own policy", Apps, Yes, Mfa(All with { ExcludeApplications = [SomeApp] }, "one"), Mfa(Only(SomeApp), "two")),
        new("Exchange is excluded", Apps, Partly, Mfa(All with { ExcludeApplications = [WellKnown.ExchangeOnline] })) { Hole = "To Exchange Online" },
        new("Office 365 is excluded", Apps, Partly, Mfa(All with { ExcludeApplications = ["Office365"] })) { Hole = "To Exchange Online" },
        new("admin portals are excluded", Apps, Partly, Mfa(All with { ExcludeApplications = ["MicrosoftAdminPortals"] })) { Hole = "Exchange, Defender and Purview admin centers" },
        new("Azure management is excluded", Apps, Partly, Mfa(All with { ExcludeApplications = [AccessResources.AzureManagement] })) { Hole = "Azure management" },
        new("Office 365 excluded and covered apart", Apps, Yes, Mfa(All with { ExcludeApplications = ["Office365"] }, "one"), Mfa(Only("Office365"), "two")),
        new("registering security information alone", Apps, No, Mfa(All with { IncludeApplications = [], IncludeUserActions = [AccessResources.RegisterSecurityInformation] })),
        new("an authentication context alone", Apps, No, Mfa(All with { IncludeApplications = [], IncludeAuthenticationContexts = ["c1"] })),
        new("a filter for apps", Apps, NotAssessed, Mfa(All with { IncludeApplications = [], ApplicationFilterRule = "CustomSecurityAttribute.x -eq \"y\"", ApplicationFilterMode = "include" })),
        new("apps excluded by a filter", Apps, NotAssessed, Mfa(All with { ApplicationFilterRule = "CustomSecurityAttribute.x -eq \"y\"", ApplicationFilterMode = "exclude" })),

        // Client types.
        new("browsers alone", Conditions, Partly, Mfa(All with { ClientAppTypes = ["browser"] })) { Hole = "with an app or PowerShell" },
        new("apps alone", Conditions, Partly, Mfa(All with { ClientAppTypes = ["mobileAppsAndDesktopClients"] })) { Hole = "with a browser" },
        new("browsers and apps", Conditions, Yes, Mfa(All with { ClientAppTypes = ["browser", "mobileAppsAndDesktopClients"] })),
        new("browsers here, apps there", Conditions, Yes, Mfa(All with { ClientAppTypes = ["browser"] }, "one"), Mfa(All with { ClientAppTypes = ["mobileAppsAndDesktopClients"] }, "two")),
        new("client types not configured", Conditions, Yes, Mfa(All with { ClientAppTypes = null })),
        new("MFA for legacy clients alone", Conditions, No, Mfa(All with { ClientAppTypes = ["exchangeActiveSync", "other"] })),
        Legacy("legacy clients cannot do MFA", Yes, Mfa(All)),
        Legacy("a policy for modern clients leaves legacy open", No, Mfa(All with { ClientAppTypes = ["browser", "mobileAppsAndDesktopClients"] })),
        Legacy("legacy is blocked", Yes, Block(All with { ClientAppTypes = ["exchangeActiveSync", "other"] })),
        Legacy("ActiveSync is forgotten", Partly, Block(All with { ClientAppTypes = ["other"] })) with { Hole = "ActiveSync" },
        Legacy("ActiveSync alone is blocked", Partly, Block(All with { ClientAppTypes = ["exchangeActiveSync"] })) with { Hole = "SMTP" },
        Legacy("legacy is blocked for others", No, Block(All with { ClientAppTypes = ["exchangeActiveSync", "other"], ExcludeUsers = [Me] })),
        Legacy("legacy is blocked in report-only", No, Block(All with { ClientAppTypes = ["exchangeActiveSync", "other"] }).ReportOnly()),
        Legacy("legacy is blocked for Exchange alone", Partly, Block(Only(WellKnown.ExchangeOnline) with { ClientAppTypes = ["exchangeActiveSync", "other"] })),
        Legacy("a compliant phone gets through with ActiveSync", Partly, Or("compliantDevice")) with { Hole = "ActiveSync" },
        Legacy("security defaults block it", Yes) with { SecurityDefaults = true, Page = Defaults },

        // Places.
        new("trusted places are exempt", Network, Partly, Mfa(All with { IncludeLocations = ["All"], ExcludeLocations = ["AllTrusted"] })) { Locations = [Office], Hole = "trusted location office" },
        new("trusted places, none of them known", Network, Partly, Mfa(All with { IncludeLocations = ["All"], ExcludeLocations = ["AllTrusted"] })) { Locations = null, Hole = "a trusted location" },
        new("all places", Network, Yes, Mfa(All with { IncludeLocations = ["All"] })),
        new("one place alone", Network, Partly, Mfa(All with { IncludeLocations = ["office"] })) { Locations = [Office], Hole = "outside of the named locations" },
        new("one place is exempt", Network, Partly, Mfa(All with { IncludeLocations = ["All"], ExcludeLocations = ["campus"] })) { Locations = [Campus], Hole = "the location campus" },
        new("the exempt place has its own policy", Network, Yes, Mfa(All with { IncludeLocations = ["All"], ExcludeLocations = ["campus"] }, "one"), Mfa(All with { IncludeLocations = ["campus"] }, "two")) { Locations = [Campus] },
        new("trusted here, untrusted there", Network, Yes, Mfa(All with { IncludeLocations = ["All"], ExcludeLocations = ["AllTrusted"] }, "one"), Mfa(All with { IncludeLocations = ["AllTrusted"] }, "two")) { Locations = [Office] },
        new("the exempt range lies in a covered one", Network, Yes, Mfa(All with { IncludeLocations = ["All"], ExcludeLocations = ["office"] }, "one"), Mfa(All with { IncludeLocations = ["campus"] }, "two")) { Locations = [Office, Campus] },
        new("the exempt range is covered by half", Network, Partly, Mfa(All with { IncludeLocations = ["All"], ExcludeLocations = ["office"] }, "one"), Mfa(All with { IncludeLocations = ["half"] }, "two")) { Locations = [Office, Half], Hole = "location office" },
        new("a country is exempt", Network, Partly, Mfa(All with { IncludeLocations = ["All"], ExcludeLocations = ["home"] })) { Locations = [AtHome], Hole = "Home" },
        new("blocked abroad, MFA at home", Network, Yes, Block(All with { IncludeLocations = ["All"], ExcludeLocations = ["home"] }), Mfa(All with { IncludeLocations = ["home"] })) { Locations = [AtHome] },
        new("blocked abroad, nothing at home", Network, No, Block(All with { IncludeLocations = ["All"], ExcludeLocations = ["home"] })) { Locations = [AtHome], Hole = "Home" },
        new("two lists of countries with a gap between", Network, Partly, Mfa(All with { IncludeLocations = ["home"] }, "one"), Mfa(All with { IncludeLocations = ["abroad"] }, "two")) { Locations = [AtHome, Abroad], Hole = "outside" },
        new("an exempt place that was deleted", Network, Yes, Mfa(All with { IncludeLocations = ["All"], ExcludeLocations = ["never"] })) { Locations = [] },
        new("an exempt place that was not captured", Network, Partly, Mfa(All with { IncludeLocations = ["All"], ExcludeLocations = ["never"] })) { Locations = null, Hole = "never" },
        new("an IPv6 range is exempt", Network, Partly, Mfa(All with { IncludeLocations = ["All"], ExcludeLocations = ["six"] })) { Locations = [Net("six", false, "2001:db8::/32")], Hole = "six" },
        new("IPv4 covered does not cover IPv6", Network, Partly, Mfa(All with { IncludeLocations = ["all4"] })) { Locations = [Net("all4", false, "0.0.0.0/0")], Hole = "outside" },

        // Platforms and devices.
        new("one platform", Conditions, Partly, Mfa(All with { IncludePlatforms = ["windows"] })) { Hole = "macOS" },
        new("all platforms", Conditions, Yes, Mfa(All with { IncludePlatforms = ["all"] })),
        new("Linux is exempt", Conditions, Partly, Mfa(All with { IncludePlatforms = ["all"], ExcludePlatforms = ["linux"] })) { Hole = "Linux" },
        new("every platform by name", Conditions, Partly, Mfa(All with { IncludePlatforms = ["android", "iOS", "windows", "windowsPhone", "macOS", "linux"] })) { Hole = "no known way" },
        new("unknown platforms are blocked", Conditions, Yes, Block(All with { IncludePlatforms = ["all"], ExcludePlatforms = ["android", "iOS", "windows", "windowsPhone", "macOS", "linux"] }), Mfa(All with { IncludePlatforms = ["android", "iOS", "windows", "windowsPhone", "macOS", "linux"] })),
        new("compliant devices are exempt", Filters, Partly, Mfa(Filter("device.isCompliant -eq True", "exclude"))) { Hole = "compliant" },
        new("a filter that unknown devices pass", Filters, Partly, Mfa(Filter("device.isCompliant -ne True", "include"))) { Hole = "compliant" },
        new("a filter that unknown devices do not pass", Filters, Partly, Mfa(Filter("device.isCompliant -eq True", "include"))) { Hole = "does not know" },
        new("hybrid devices are exempt", Filters, Partly, Mfa(Filter("device.trustType -eq \"ServerAD\"", "exclude"))) { Hole = "hybrid" },
        new("one kind of machine is exempt", Filters, Partly, Mfa(Filter("device.model -startsWith \"PAW\" -and device.isCompliant -eq True", "exclude"))) { Hole = "model PAW" },
        new("a negative comparison takes in unknown devices", Filters, Partly, Mfa(Filter("device.trustType -ne \"ServerAD\"", "exclude"))) { Hole = "does not know" },
        new("exempt by one filter, covered by its opposite", Filters, Yes, Mfa(Filter("device.extensionAttribute1 -eq \"SAW\"", "exclude"), "one"), Mfa(Filter("device.extensionAttribute1 -eq \"SAW\"", "include"), "two")),
        new("two values of which one is covered", Filters, Partly, Mfa(Filter("device.extensionAttribute1 -in [\"SAW\", \"LAB\"]", "exclude"), "one"), Mfa(Filter("device.extensionAttribute1 -eq \"SAW\"", "include"), "two")) { Hole = "LAB" },
        new("a filter that cannot be read", Filters, NotAssessed, Mfa(Filter("device.isCompliant is maybe", "exclude"))),

        // Risk and flows.
        new("high sign-in risk alone", Conditions, Partly, Mfa(All with { SignInRiskLevels = ["high"] })) { Hole = "no sign-in risk" },
        new("any sign-in risk", Conditions, Partly, Mfa(All with { SignInRiskLevels = ["low", "medium", "high"] })) { Hole = "no sign-in risk" },
        new("every level, none among them", Conditions, Yes, Mfa(All with { SignInRiskLevels = ["none", "low", "medium", "high"] })),
        new("high user risk alone", Conditions, Partly, Mfa(All with { UserRiskLevels = ["high"] })),
        new("insider risk alone", Conditions, Partly, Mfa(All with { InsiderRiskLevels = ["elevated"] })),
        new("blocked at high risk, MFA below", Conditions, Yes, Block(All with { SignInRiskLevels = ["high"] }), Mfa(All with { SignInRiskLevels = ["none", "low", "medium"] })),
        new("MFA for device code alone", Flows, Partly, Mfa(All with { AuthenticationFlows = ["deviceCodeFlow"] })) { Hole = "with a browser" },
        DeviceCode("device code is open", No),
        DeviceCode("device code is blocked", Yes, Block(All with { AuthenticationFlows = ["deviceCodeFlow"] })),
        DeviceCode("device code and transfer are blocked", Yes, Block(All with { AuthenticationFlows = ["deviceCodeFlow", "authenticationTransfer"] })),
        DeviceCode("transfer alone is blocked", No, Block(All with { AuthenticationFlows = ["authenticationTransfer"] })),
        DeviceCode("device code is blocked for others", No, Block(All with { AuthenticationFlows = ["deviceCodeFlow"], ExcludeUsers = [Me] })),
        DeviceCode("device code is blocked for Office 365", Partly, Block(Only("Office365") with { AuthenticationFlows = ["deviceCodeFlow"] })) with { Hole = "by device code" },
        DeviceCode("device code cannot show a compliant device", Yes, Or("compliantDevice")),

        // Grant controls.
        new("MFA or compliant device", Grants, Partly, Or("mfa", "compliantDevice")) { Hole = "compliant" },
        new("MFA and compliant device", Grants, Yes, And("mfa", "compliantDevice")),
        new("compliant device alone", Grants, No, Or("compliantDevice")),
        new("MFA or hybrid device", Grants, Partly, Or("mfa", "domainJoinedDevice")) { Hole = "hybrid" },
        new("MFA or approved app", Grants, Partly, Or("mfa", "approvedApplication")) { Hole = "iOS" },
        new("MFA or protected app", Grants, Partly, Or("mfa", "compliantApplication")),
        new("two policies must both be met", Policies, Yes, Mfa(All), Or("compliantDevice")),
        new("MFA or device, and device apart", Policies, No, Or("mfa", "compliantDevice"), And("compliantDevice")),
        new("password change and MFA", Grants, Yes, And("mfa", "passwordChange")),
        new("terms of use or MFA", Grants, No, Or("mfa").Grant(grant => grant with { TermsOfUse = ["terms"] })),
        new("terms of use and MFA", Grants, Yes, And("mfa").Grant(grant => grant with { TermsOfUse = ["terms"] })),
        new("custom control and MFA", Grants, Yes, And("mfa").Grant(grant => grant with { CustomAuthenticationFactors = ["other"] })),
        new("custom control or MFA", Grants, NotAssessed, Or("mfa").Grant(grant => grant with { CustomAuthenticationFactors = ["other"] })),
        new("a control that is not known yet", Grants, NotAssessed, Or("unknownFutureValue")),
        new("blocked altogether", Grants, Yes, Block(All)),
        new("blocked outside, MFA inside", Grants, Yes, Block(All with { IncludeLocations = ["All"], ExcludeLocations = ["AllTrusted"] }), Mfa(All with { IncludeLocations = ["AllTrusted"] })) { Locations = [Office] },
        new("blocked outside, nothing inside", Grants, No, Block(All with { IncludeLocations = ["All"], ExcludeLocations = ["AllTrusted"] })) { Locations = [Office], Hole = "office" },
        new("MFA in a place that is blocked", Grants, No, Block(All with { IncludeLocations = ["AllTrusted"] }), Mfa(All with { IncludeLocations = ["office"] })) { Locations = [Office] },
        new("a policy without grant controls", Sessions, No, Session(All, Hours(4))),
        Managed("a managed device is demanded", Yes, Or("compliantDevice", "domainJoinedDevice")),
        Managed("a managed device or MFA", No, Or("mfa", "compliantDevice")),
        Managed("a managed device on Windows", Partly, With(All with { IncludePlatforms = ["windows"] }, "OR", "one", "compliantDevice")),

        // Authentication strengths.
        new("built-in strength: MFA", StrengthsPage, Yes, Strength("00000000-0000-0000-0000-000000000002")),
        new("built-in strength: phishing-resistant", StrengthsPage, Yes, Strength(PhishingResistant)),
        Phishing("phishing-resistant strength", Yes, Strength(PhishingResistant)),
        Phishing("MFA strength", No, Strength("00000000-0000-0000-0000-000000000002")),
        Phishing("passwordless strength can be relayed", No, Strength("00000000-0000-0000-0000-000000000003")),
        Phishing("the MFA control", No, Mfa(All)),
        Phishing("own strength of security keys", Yes, Strength("own")) with { Strengths = [new() { Id = "own", AllowedCombinations = ["fido2"] }] },
        Phishing("phishing-resistant or compliant device", Partly, Strength(PhishingResistant).Grant(grant => grant with { BuiltInControls = ["compliantDevice"] })) with { Hole = "compliant" },
        Phishing("phishing-resistant and compliant device", Yes, Strength(PhishingResistant).Grant(grant => grant with { Operator = "AND", BuiltInControls = ["compliantDevice"] })),
        new("own strength that was not captured", StrengthsPage, NotAssessed, Strength("own")),
        new("own strength that takes the password too", StrengthsPage, Partly, Strength("own", "fido2", "password")) { Hole = "one factor" },
        new("own strength that takes the password alone", StrengthsPage, No, Strength("own", "password")),
        new("a certificate as one factor", StrengthsPage, Partly, Strength("own", "fido2", "x509CertificateSingleFactor")),
        new("strength or compliant device", StrengthsPage, Partly, Strength(PhishingResistant).Grant(grant => grant with { BuiltInControls = ["compliantDevice"] })),

        // States.
        new("report-only", ReportOnlyPage, No, Mfa(All).ReportOnly()),
        new("off", Policies, No, Mfa(All).Off()),
        new("report-only beside one with a hole", ReportOnlyPage, Partly, Mfa(All).ReportOnly(), Mfa(Only("Office365"), "two")),
        new("report-only block", ReportOnlyPage, Yes, Block(All).ReportOnly(), Mfa(All)),
        new("conditions not captured", Policies, NotAssessed, Mfa(All) with { Conditions = null }),

        // Microsoft's own.
        new("security defaults, Global Administrator", Defaults, Yes) { SecurityDefaults = true },
        new("security defaults, a role that they do not list", Defaults, Partly) { SecurityDefaults = true, Subject = Plain with { ActiveRoles = [IntuneAdministrator] }, Hole = "no sign-in risk" },
        new("security defaults off, no policy", Defaults, No),
        new("per-user MFA enforced", PerUser, Yes) { Subject = Plain with { PerUserMfa = ConditionalPerUser(true) } },
        new("per-user MFA enabled", PerUser, Yes) { Subject = Plain with { PerUserMfa = ConditionalPerUser(null) } },
        new("per-user MFA disabled", PerUser, No) { Subject = Plain with { PerUserMfa = ConditionalPerUser(false) } },
        Legacy("per-user MFA leaves legacy to app passwords", No) with { Subject = Plain with { PerUserMfa = ConditionalPerUser(true) }, Page = PerUser },
        new("mandatory MFA leaves the Exchange admin center", Mandatory, Partly, Mfa(All with { ExcludeApplications = ["MicrosoftAdminPortals"] })) { Hole = "Exchange, Defender" },
        new("mandatory MFA alone protects no administrator", Mandatory, No) { Hole = "To Exchange Online" },

        // Sessions.
        Asks("sign-in every four hours", Yes, access => access.Session.ShortSessions, Session(All, Hours(4))),
        Asks("sign-in every day", No, access => access.Session.ShortSessions, Session(All, Hours(24))),
        Asks("sign-in every time", Yes, access => access.Session.ShortSessions, Session(All, new() { SignInFrequencyInterval = "everyTime" })),
        Asks("the stricter frequency wins", Yes, access => access.Session.ShortSessions, Session(All, Hours(24)), Session(All, Hours(8))),
        Asks("short sessions in browsers alone", Partly, access => access.Session.ShortSessions, Session(All with { ClientAppTypes = ["browser"] }, Hours(4))) with { Hole = "app or PowerShell" },
        Asks("short sessions outside, any length inside", Partly, access => access.Session.ShortSessions, Session(All with { IncludeLocations = ["All"], ExcludeLocations = ["AllTrusted"] }, Hours(4))) with { Locations = [Office] },
        Asks("browsers forget", Yes, access => access.Session.NoPersistentBrowser, Session(All, new() { PersistentBrowserMode = "never" })),
        Asks("browsers may remember", No, access => access.Session.NoPersistentBrowser, Session(All, new() { PersistentBrowserMode = "always" })),
        Asks("tokens are bound", Yes, access => access.Session.TokenProtection, Session(Only("Office365") with { ClientAppTypes = ["mobileAppsAndDesktopClients"], IncludePlatforms = ["windows"] }, new() { SecureSignInSession = true })),
        Asks("tokens are bound for Exchange alone", Partly, access => access.Session.TokenProtection, Session(Only(WellKnown.ExchangeOnline) with { IncludePlatforms = ["windows"] }, new() { SecureSignInSession = true })),
        Asks("strict location", Yes, access => access.Session.StrictLocation, Session(All, new() { ContinuousAccessEvaluationMode = "strictLocation" })),
        Asks("no strict location", No, access => access.Session.StrictLocation, Session(All, new() { ContinuousAccessEvaluationMode = "disabled" })),
    ];

    private static AccessCase Legacy(string name, DemandState expected, params ConditionalAccessPolicy[] policies) =>
        new(name, "identity/conditional-access/policy-block-legacy-authentication", expected, policies) { Question = access => access.LegacyBlocked };

    private static AccessCase DeviceCode(string name, DemandState expected, params ConditionalAccessPolicy[] policies) =>
        new(name, Flows, expected, policies) { Question = access => access.DeviceCodeBlocked };

    private static AccessCase Managed(string name, DemandState expected, params ConditionalAccessPolicy[] policies) =>
        new(name, Grants, expected, policies) { Question = access => access.ManagedDevice };

    private static AccessCase Phishing(string name, DemandState expected, params ConditionalAccessPolicy[] policies) =>
        new(name, StrengthsPage, expected, policies) { Question = access => access.PhishingResistant };

    private static AccessCase Asks(string name, DemandState expected, Func<AdminAccess, AccessDemand> question, params ConditionalAccessPolicy[] policies) =>
        new(name, Sessions, expected, policies) { Question = question };

    private static PerUserMfa ConditionalPerUser(bool? enforced) => enforced switch { true => PerUserMfa.Enforced, false => PerUserMfa.Disabled, _ => PerUserMfa.Enabled };

    private static ConditionalAccessConditions Only(params string[] apps) => All with { IncludeApplications = apps };

    private static ConditionalAccessConditions Guests(params string[] kinds) => All with { IncludeUsers = [], IncludesGuestsOrExternalUsers = true, IncludeGuestTypes = kinds };

    private static ConditionalAccessConditions Filter(string rule, string mode) => All with { DeviceFilterRule = rule, DeviceFilterMode = mode };

    private static AccessSubject Guest(ExternalUserKind kind) => Plain with { External = kind };

    private static NamedLocation Net(string id, bool isTrusted, params string[] ranges) => new() { Id = id, DisplayName = id, IsTrusted = isTrusted, IpRanges = ranges };
}
