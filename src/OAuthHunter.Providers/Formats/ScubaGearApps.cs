using OAuthHunter.Evidence;
using OAuthHunter.Evidence.Mapping;
using OAuthHunter.Model;
using OAuthHunter.Providers.Files;

namespace OAuthHunter.Providers.Formats;

/// <summary>Apps in a ScubaGear export: those with permissions that it rates as risky, with credentials and consent.</summary>
internal sealed class ScubaGearApps(ReadSession session, FileTally file, string? tenantId)
{
    private const string Selection = "ScubaGear exports only apps with permissions that it rates as risky.";

    private static readonly Dictionary<string, string> Resources = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft Graph"] = "00000003-0000-0000-c000-000000000000",
        ["Office 365 Exchange Online"] = "00000002-0000-0ff1-ce00-000000000000",
        ["Office 365 SharePoint Online"] = "00000003-0000-0ff1-ce00-000000000000",
        ["Windows Azure Active Directory"] = "00000002-0000-0000-c000-000000000000",
    };

    public void Read(EvidenceRow export)
    {
        ReadApps(export, "risky_applications", ReadOwnApp);
        ReadApps(export, "risky_third_party_service_principals", ReadForeignApp);
    }

    private void ReadApps(EvidenceRow export, string section, Action<EvidenceRow> read)
    {
        if (!export.Has(section))
        {
            return;
        }

        session.FeedsSelection(file, EntitySets.ServicePrincipals, Selection);
        session.FeedsSelection(file, EntitySets.AppRoleAssignments, Selection);
        foreach (var row in (export.Objects(section) ?? []).Where(row => row.Text("AppId") is not null))
        {
            read(row);
        }
    }

    private void ReadOwnApp(EvidenceRow row)
    {
        var ids = row.Object("ObjectId");
        var principalId = ids?.Text("ServicePrincipal");
        var audience = row.Flag("IsMultiTenantEnabled") switch { true => "AzureADMultipleOrgs", false => "AzureADMyOrg", null => null };
        session.FeedsSelection(file, EntitySets.Applications, Selection);
        session.AddPartial(file, EntitySets.Applications, new Application
        {
            Origin = row.Origin,
            Id = ids?.Text("Application") ?? row.Text("ObjectId"),
            AppId = row.Text("AppId"),
            DisplayName = row.Text("DisplayName"),
            SignInAudience = audience,
            PasswordCredentials = Credentials(row, "PasswordCredentials", AppCredentialKind.Secret, ofApplication: true),
            KeyCredentials = Credentials(row, "KeyCredentials", AppCredentialKind.Certificate, ofApplication: true),
            FederatedIdentityCredentials = AppCredentialMapper.Map(row, "FederatedCredentials", AppCredentialKind.Federated) ?? [],
        });
        if (principalId is not null)
        {
            AddPrincipal(row, principalId, tenantId, audience, ofApplication: false);
        }
    }

    private void ReadForeignApp(EvidenceRow row)
    {
        if (row.Text("ObjectId") is { } principalId)
        {
            AddPrincipal(row, principalId, row.Text("AppOwnerOrganizationId"), row.Text("SignInAudience"), ofApplication: null);
        }
    }

    private void AddPrincipal(EvidenceRow row, string id, string? owner, string? audience, bool? ofApplication)
    {
        session.AddPartial(file, EntitySets.ServicePrincipals, new ServicePrincipal
        {
            Origin = row.Origin,
            Id = id,
            AppId = row.Text("AppId"),
            DisplayName = row.Text("DisplayName"),
            AppOwnerOrganizationId = owner,
            SignInAudience = audience,
            PasswordCredentials = Credentials(row, "PasswordCredentials", AppCredentialKind.Secret, ofApplication),
            KeyCredentials = Credentials(row, "KeyCredentials", AppCredentialKind.Certificate, ofApplication),
        });
        foreach (var permission in (row.Objects("Permissions") ?? []).Where(IsGranted))
        {
            var resource = permission.Text("ApplicationDisplayName");
            session.AddPartial(file, EntitySets.AppRoleAssignments, new AppRoleAssignment
            {
                Origin = row.Origin,
                Id = string.Join("|", id, resource, permission.Text("RoleId")),
                AppRoleId = permission.Text("RoleId"),
                PrincipalId = id,
                PrincipalType = "ServicePrincipal",
                PrincipalDisplayName = row.Text("DisplayName"),
                ResourceDisplayName = resource,
                ResourceAppId = resource is not null && Resources.TryGetValue(resource, out var appId) ? appId : null,
            });
        }
    }

    /// <summary>Permissions without admin consent are only asked for.</summary>
    private static bool IsGranted(EvidenceRow permission) =>
        string.Equals(permission.Text("RoleType"), "Application", StringComparison.OrdinalIgnoreCase) && permission.Flag("IsAdminConsented") == true;

    /// <summary>ScubaGear writes null for none, and puts the credentials of application and service principal in one list.</summary>
    private static IReadOnlyList<AppCredential> Credentials(EvidenceRow row, string name, AppCredentialKind kind, bool? ofApplication)
    {
        var origins = (row.Objects(name) ?? []).Select(item => item.Flag("IsFromApplication")).ToList();
        return [.. (AppCredentialMapper.Map(row, name, kind) ?? []).Where((_, index) => ofApplication is null || origins[index] is null || origins[index] == ofApplication)];
    }
}
