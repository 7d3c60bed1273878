using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Directory;

/// <summary>The organization, its domains and the settings that hold for all of it.</summary>
internal static class TenantBasics
{
    public static void Build(Contoso contoso)
    {
        var founded = contoso.DaysAgo(2900).AddHours(10);
        contoso.Add(EntitySets.Organization, new Organization
        {
            Id = contoso.TenantId,
            DisplayName = "Contoso",
            CreatedDateTime = founded,
            VerifiedDomains = [Contoso.Domain, Contoso.InitialDomain],
        });
        contoso.Add(EntitySets.Domains, new Domain { Id = Contoso.Domain, IsDefault = true, IsInitial = false, IsVerified = true, AuthenticationType = "Managed" });
        contoso.Add(EntitySets.Domains, new Domain { Id = Contoso.InitialDomain, IsDefault = false, IsInitial = true, IsVerified = true, AuthenticationType = "Managed" });
        contoso.Add(EntitySets.AcceptedDomains, new AcceptedDomain { Name = Contoso.Domain, DomainName = Contoso.Domain, DomainType = "Authoritative", Default = true, MatchSubDomains = false, WhenCreated = founded });
        contoso.Add(EntitySets.AcceptedDomains, new AcceptedDomain { Name = Contoso.InitialDomain, DomainName = Contoso.InitialDomain, DomainType = "Authoritative", Default = false, MatchSubDomains = false, WhenCreated = founded });
        contoso.Add(EntitySets.SecurityDefaults, new SecurityDefaultsPolicy { Id = "00000000-0000-0000-0000-000000000005", IsEnabled = false });
        contoso.Add(EntitySets.OrganizationConfig, new OrganizationConfig
        {
            Identity = Contoso.InitialDomain,
            Name = Contoso.InitialDomain,
            AuditDisabled = false,
            RejectDirectSend = true,
            EwsEnabled = true,
            OAuth2ClientProfileEnabled = true,
            WhenChanged = contoso.DaysAgo(210).AddHours(11),
        });
        contoso.Add(EntitySets.HostedConnectionFilterPolicies, new HostedConnectionFilterPolicy { Identity = "Default", Name = "Default", IPAllowList = [], IPBlockList = [], EnableSafeList = false, IsDefault = true });
        contoso.Captured.UnionWith([EntitySets.DeletedServicePrincipals, EntitySets.DeletedApplications, EntitySets.TokenLifetimePolicies, EntitySets.ClaimsMappingPolicies]);
        contoso.Captured.UnionWith([EntitySets.BlockedConnectors, EntitySets.ManagementScopes, EntitySets.ApplicationAccessPolicies]);
        contoso.Add(EntitySets.HostedContentFilterPolicies, new HostedContentFilterPolicy
        {
            Identity = "Default",
            Name = "Default",
            IsDefault = true,
            AllowedSenders = [],
            AllowedSenderDomains = [],
            SpamZapEnabled = true,
            PhishZapEnabled = true,
            WhenChanged = contoso.DaysAgo(210).AddHours(11),
        });
        contoso.Add(EntitySets.DkimSigningConfigs, new DkimSigningConfig { Identity = Contoso.Domain, Domain = Contoso.Domain, Enabled = true, Status = "Valid" });
        contoso.Add(EntitySets.ArcConfig, new ArcConfig { Identity = "Default", ArcTrustedSealers = [] });
        contoso.Add(EntitySets.HostedOutboundSpamFilterPolicies, new HostedOutboundSpamFilterPolicy
        {
            Identity = "Default",
            Name = "Default",
            IsDefault = true,
            AutoForwardingMode = "Automatic",
            RecipientLimitExternalPerHour = 500,
            RecipientLimitInternalPerHour = 1_000,
            RecipientLimitPerDay = 1_000,
            ActionWhenThresholdReached = "BlockUserForToday",
            NotifyOutboundSpam = false,
            BccSuspiciousOutboundMail = false,
            WhenChanged = contoso.DaysAgo(210).AddHours(11),
        });
        contoso.Add(EntitySets.RemoteDomains, new RemoteDomain { Identity = "Default", Name = "Default", DomainName = "*", AutoForwardEnabled = false, AutoReplyEnabled = true, AllowedOOFType = "External", IsInternal = false, WhenCreated = founded });
    }
}
