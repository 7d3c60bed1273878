using System.Text.Json.Serialization;
using OAuthHunter.Model;

namespace OAuthHunter.Providers.Snapshots;

/// <summary>Generated (de)serialisers for everything that a snapshot holds.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(SnapshotManifest))]
[JsonSerializable(typeof(Organization))]
[JsonSerializable(typeof(Domain))]
[JsonSerializable(typeof(ServicePrincipal))]
[JsonSerializable(typeof(Application))]
[JsonSerializable(typeof(AppPolicy))]
[JsonSerializable(typeof(OAuth2PermissionGrant))]
[JsonSerializable(typeof(AppRoleAssignment))]
[JsonSerializable(typeof(DirectoryRoleAssignment))]
[JsonSerializable(typeof(RoleDefinition))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(Group))]
[JsonSerializable(typeof(UserRegistrationDetails))]
[JsonSerializable(typeof(ConditionalAccessPolicy))]
[JsonSerializable(typeof(SecurityDefaultsPolicy))]
[JsonSerializable(typeof(ServicePrincipalSignInActivity))]
[JsonSerializable(typeof(RiskyUser))]
[JsonSerializable(typeof(InboundConnector))]
[JsonSerializable(typeof(OutboundConnector))]
[JsonSerializable(typeof(TransportRule))]
[JsonSerializable(typeof(HostedConnectionFilterPolicy))]
[JsonSerializable(typeof(OrganizationConfig))]
[JsonSerializable(typeof(AcceptedDomain))]
[JsonSerializable(typeof(ExchangeServicePrincipal))]
[JsonSerializable(typeof(RoleGroup))]
[JsonSerializable(typeof(ManagementRoleAssignment))]
[JsonSerializable(typeof(SignIn))]
[JsonSerializable(typeof(DirectoryAudit))]
[JsonSerializable(typeof(AuditRecord))]
internal sealed partial class SnapshotJsonContext : JsonSerializerContext;
