using OAuthHunter.Evidence;
using OAuthHunter.Evidence.Mapping;
using OAuthHunter.Providers.Files;

namespace OAuthHunter.Providers.Formats;

/// <summary>Reads ProviderSettingsExport.json of CISA's ScubaGear: one document with a section for each command that it ran.</summary>
internal sealed class ScubaGearReader(ReadSession session, FileTally file)
{
    private static readonly (string Section, EntitySet Set, string Command)[] Sections =
    [
        ("conditional_access_policies", EntitySets.ConditionalAccessPolicies, "ConditionalAccessPolicy"),
        ("authorization_policies", EntitySets.AuthorizationPolicy, "AuthorizationPolicy"),
        ("directory_settings", EntitySets.GroupSettings, "DirectorySetting"),
        ("inbound_connectors", EntitySets.InboundConnectors, "InboundConnector"),
        ("outbound_connectors", EntitySets.OutboundConnectors, "OutboundConnector"),
        ("transport_rule", EntitySets.TransportRules, "TransportRule"),
        ("conn_filter", EntitySets.HostedConnectionFilterPolicies, "HostedConnectionFilterPolicy"),
        ("transport_config", EntitySets.TransportConfig, "TransportConfig"),
        ("admin_audit_log_config", EntitySets.AdminAuditLogConfig, "AdminAuditLogConfig"),
        ("org_config", EntitySets.OrganizationConfig, "OrganizationConfig"),
        ("accepted_domains", EntitySets.AcceptedDomains, "AcceptedDomain"),
        ("remote_domains", EntitySets.RemoteDomains, "RemoteDomain"),
    ];

    public static bool Recognises(EvidenceRow row) =>
        row.Has("scuba_config") || (row.Has("baseline_version") && row.Has("module_version"))
        || (row.Has("tenant_details") && Sections.Any(section => row.Has(section.Section)));

    public void Read(EvidenceRow export)
    {
        file.Container = "ScubaGear";
        var failed = FailedCommands(export);
        var tenantId = ReadTenant(export);
        session.Describe(export.Time("timestamp_zulu"), tenantId);
        foreach (var (section, set, command) in Sections)
        {
            ReadSection(export, section, set, failed.FirstOrDefault(name => name.EndsWith(command, StringComparison.OrdinalIgnoreCase)));
        }

        ReadMethods(export, failed);
        new ScubaGearRoles(session, file).Read(export, failed);
        new ScubaGearApps(session, file, tenantId).Read(export);
    }

    private void ReadSection(EvidenceRow export, string section, EntitySet set, string? failedCommand)
    {
        if (!export.Has(section))
        {
            return;
        }

        session.Feeds(file, set);
        if (failedCommand is not null)
        {
            session.Coverage.Incomplete(set, $"ScubaGear's {failedCommand} failed.");
        }

        foreach (var row in export.Objects(section) ?? [])
        {
            if (row.Names.Any())
            {
                session.Add(file, set, RecordKinds.For(set).Map!(row));
            }
        }
    }

    /// <summary>The authentication methods policy: its methods stand beside it.</summary>
    private void ReadMethods(EvidenceRow export, List<string> failed)
    {
        var section = export.Objects("authentication_method")?.FirstOrDefault();
        if (section?.Object("authentication_method_policy") is not { } policy)
        {
            return;
        }

        session.Feeds(file, EntitySets.AuthenticationMethodsPolicy);
        if (failed.Find(name => name.EndsWith("AuthenticationMethodPolicy", StringComparison.OrdinalIgnoreCase)) is { } command)
        {
            session.Coverage.Incomplete(EntitySets.AuthenticationMethodsPolicy, $"ScubaGear's {command} failed.");
        }

        session.Add(file, EntitySets.AuthenticationMethodsPolicy, AuthenticationMethodsPolicyMapper.Map(policy, section.Objects("authentication_method_feature_settings")));
    }

    private string? ReadTenant(EvidenceRow export)
    {
        var details = export.Object("tenant_details");
        var tenantId = details?.Text("TenantId") ?? export.Text("tenant_id");
        if (details is null)
        {
            return tenantId;
        }

        session.Feeds(file, EntitySets.Organization);
        var organization = OrganizationMapper.Map(details.Object("AADAdditionalData") ?? details);
        session.Add(file, EntitySets.Organization, organization with
        {
            Origin = details.Origin,
            Id = tenantId ?? organization.Id,
            DisplayName = details.Text("DisplayName") ?? organization.DisplayName,
            VerifiedDomains = organization.VerifiedDomains ?? (details.Text("DomainName") is { } domain ? [domain] : null),
        });
        return tenantId;
    }

    private static List<string> FailedCommands(EvidenceRow export) =>
    [
        .. export.Names
            .Where(name => name.EndsWith("_unsuccessful_commands", StringComparison.OrdinalIgnoreCase))
            .SelectMany(name => export.Texts(name) ?? []),
    ];
}
