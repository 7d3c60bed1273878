using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Providers.Snapshots;

/// <summary>
/// How records stand in a snapshot: Graph's sets in Graph's camelCase, Exchange's sets and the audit log in their own PascalCase;
/// no nulls, and no origin, which the reader gives anew.
/// </summary>
internal static class SnapshotJson
{
    private static readonly HashSet<EntitySet> PascalCaseSets =
    [
        EntitySets.InboundConnectors, EntitySets.OutboundConnectors, EntitySets.BlockedConnectors, EntitySets.TransportRules,
        EntitySets.HostedConnectionFilterPolicies, EntitySets.HostedContentFilterPolicies, EntitySets.ArcConfig, EntitySets.DkimSigningConfigs, EntitySets.DnsRecords, EntitySets.HostedOutboundSpamFilterPolicies,
        EntitySets.OrganizationConfig, EntitySets.AcceptedDomains, EntitySets.RemoteDomains, EntitySets.ExchangeServicePrincipals, EntitySets.RoleGroups,
        EntitySets.ManagementRoleAssignments, EntitySets.ManagementScopes, EntitySets.ApplicationAccessPolicies, EntitySets.UnifiedAuditLog,
        EntitySets.JournalRules, EntitySets.TransportConfig, EntitySets.BlockedSenderAddresses, EntitySets.Mailboxes, EntitySets.MailContacts, EntitySets.CasMailboxes,
        EntitySets.InboxRules, EntitySets.MailboxPermissions, EntitySets.RecipientPermissions, EntitySets.AdminAuditLogConfig,
        EntitySets.MailboxAuditBypassAssociations, EntitySets.MessageTraces,
    ];

    private static readonly JsonSerializerOptions Camel = Create(JsonNamingPolicy.CamelCase);

    private static readonly JsonSerializerOptions Pascal = Create(null);

    public static JsonTypeInfo<SnapshotManifest> Manifest { get; } = (JsonTypeInfo<SnapshotManifest>)Camel.GetTypeInfo(typeof(SnapshotManifest));

    /// <summary>How one set is told of.</summary>
    public static JsonTypeInfo<SnapshotSet> Set { get; } = (JsonTypeInfo<SnapshotSet>)Camel.GetTypeInfo(typeof(SnapshotSet));

    /// <summary>How records of a set are written and read.</summary>
    public static JsonTypeInfo Of(EntitySet set) => (PascalCaseSets.Contains(set) ? Pascal : Camel).GetTypeInfo(set.RecordType);

    /// <summary>Lists that the model never leaves null stay so when a snapshot was written without them.</summary>
    public static EvidenceRecord Complete(EvidenceRecord record) => record switch
    {
        AuditRecord audit => audit with
        {
            Parameters = audit.Parameters ?? [],
            ExtendedProperties = audit.ExtendedProperties ?? [],
            ModifiedProperties = audit.ModifiedProperties ?? [],
            Actor = audit.Actor ?? [],
            Target = audit.Target ?? [],
        },
        DirectoryAudit audit => audit with
        {
            InitiatedBy = audit.InitiatedBy ?? AuditActor.Unknown,
            TargetResources = [.. (audit.TargetResources ?? []).Select(target => target with { ModifiedProperties = target.ModifiedProperties ?? [] })],
            AdditionalDetails = audit.AdditionalDetails ?? [],
        },
        _ => record,
    };

    private static JsonSerializerOptions Create(JsonNamingPolicy? naming) => new()
    {
        PropertyNamingPolicy = naming,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        AllowTrailingCommas = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter<EvidenceState>(),
            new JsonStringEnumConverter<AppCredentialKind>(),
            new JsonStringEnumConverter<AuditActorKind>(),
        },
        TypeInfoResolver = SnapshotJsonContext.Default.WithAddedModifier(WithoutOrigin),
    };

    private static void WithoutOrigin(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (type.Properties[i].PropertyType == typeof(EvidenceOrigin))
            {
                type.Properties.RemoveAt(i);
            }
        }
    }
}
