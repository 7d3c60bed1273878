using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Directory;

/// <summary>All apps of the tenant. They are written last, when it is known who signed in when.</summary>
internal sealed class AppRegistry(Contoso contoso)
{
    public const string MicrosoftServices = "f8cdef31-a31e-4b4a-93e4-5f571e91255a";

    private readonly Dictionary<string, DemoApp> apps = [];

    public DemoApp this[string appId] => apps[appId];

    public IEnumerable<DemoApp> Own => apps.Values.Where(app => app.ObjectId is not null);

    public DemoApp Add(DemoApp app)
    {
        apps.Add(app.AppId, app);
        return app;
    }

    public string ServicePrincipalIdOf(string appId) => contoso.Id("sp/" + appId);

    public AppCredential Secret(string name, DateTimeOffset start, int days, string? displayName = null)
    {
        var random = contoso.Random("secret/" + name);
        return new AppCredential
        {
            Kind = AppCredentialKind.Secret,
            KeyId = random.Guid(),
            DisplayName = displayName,
            StartDateTime = start,
            EndDateTime = start.AddDays(days),
            Hint = random.Letters(3),
        };
    }

    public AppCredential Certificate(string name, DateTimeOffset start, int days)
    {
        var random = contoso.Random("certificate/" + name);
        return new AppCredential
        {
            Kind = AppCredentialKind.Certificate,
            KeyId = random.Guid(),
            DisplayName = $"CN={name}",
            StartDateTime = start,
            EndDateTime = start.AddDays(days),
            Usage = "Verify",
            Type = "AsymmetricX509Cert",
            Thumbprint = random.Hex(40),
        };
    }

    public void Publish()
    {
        foreach (var app in apps.Values.OrderBy(app => app.AppId, StringComparer.Ordinal))
        {
            PublishObjects(app);
            PublishGrants(app);
            if (app.LastSignIn is { } last)
            {
                contoso.Add(EntitySets.ServicePrincipalSignInActivities, new ServicePrincipalSignInActivity
                {
                    AppId = app.AppId,
                    LastSignInDateTime = last,
                    ApplicationAuthenticationClientLastSignInDateTime = last,
                });
            }
        }
    }

    private void PublishObjects(DemoApp app)
    {
        if (app.ObjectId is not null)
        {
            contoso.Add(EntitySets.Applications, new Application
            {
                Id = app.ObjectId,
                AppId = app.AppId,
                DisplayName = app.Name,
                CreatedDateTime = app.Created,
                SignInAudience = app.SignInAudience,
                PublisherDomain = Contoso.Domain,
                PasswordCredentials = app.Secrets,
                KeyCredentials = app.Certificates,
                FederatedIdentityCredentials = [],
                RedirectUris = app.ReplyUrls,
                RequiredResourceAccess = [.. app.AppPermissions.Select(permission => new RequiredPermission { ResourceAppId = permission.ResourceAppId, PermissionId = permission.RoleId, IsApplicationPermission = true })],
                OwnerIds = app.OwnerIds,
            });
        }

        contoso.Add(EntitySets.ServicePrincipals, new ServicePrincipal
        {
            Id = app.ServicePrincipalId,
            AppId = app.AppId,
            DisplayName = app.Name,
            AppOwnerOrganizationId = app.OwnerTenantId,
            ServicePrincipalType = "Application",
            SignInAudience = app.SignInAudience,
            AccountEnabled = true,
            CreatedDateTime = app.Created,
            PublisherName = app.OwnerTenantId == MicrosoftServices ? "Microsoft Services" : app.OwnerTenantId == contoso.TenantId ? "Contoso" : app.VerifiedPublisher,
            VerifiedPublisherName = app.VerifiedPublisher,
            VerifiedPublisherId = app.VerifiedPublisher is null ? null : contoso.Id("publisher/" + app.VerifiedPublisher),
            HasPublisherFact = true,
            ReplyUrls = app.ReplyUrls,
            Tags = app.OwnerTenantId == MicrosoftServices ? [] : ["WindowsAzureActiveDirectoryIntegratedApp"],
            PasswordCredentials = [],
            KeyCredentials = [],
            AppRoles = app.AppRoles,
            AppRoleAssignmentRequired = false,
            OwnerIds = app.OwnerIds,
        });
    }

    private void PublishGrants(DemoApp app)
    {
        foreach (var permission in app.AppPermissions)
        {
            var resource = apps[permission.ResourceAppId];
            contoso.Add(EntitySets.AppRoleAssignments, new AppRoleAssignment
            {
                Id = contoso.Id($"grant/{app.AppId}/{permission.RoleId}"),
                AppRoleId = permission.RoleId,
                PrincipalId = app.ServicePrincipalId,
                PrincipalType = "ServicePrincipal",
                PrincipalDisplayName = app.Name,
                ResourceId = resource.ServicePrincipalId,
                ResourceDisplayName = resource.Name,
                CreatedDateTime = permission.GrantedAt,
            });
        }

        if (app.Scopes is null)
        {
            return;
        }

        IReadOnlyList<string?> principals = [.. app.ConsentingUserIds];
        foreach (var principal in principals.Count == 0 ? [null] : principals)
        {
            contoso.Add(EntitySets.OAuth2PermissionGrants, new OAuth2PermissionGrant
            {
                Id = contoso.Id($"scopes/{app.AppId}/{principal}"),
                ClientId = app.ServicePrincipalId,
                ConsentType = principal is null ? "AllPrincipals" : "Principal",
                PrincipalId = principal,
                ResourceId = ServicePrincipalIdOf(Knowledge.WellKnown.MicrosoftGraph),
                Scope = app.Scopes,
            });
        }
    }
}
