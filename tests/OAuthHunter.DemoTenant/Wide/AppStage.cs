using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.DemoTenant.Events;
using OAuthHunter.Evidence;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Wide;

/// <summary>Puts apps, grants and what the log says of them on the stage of a widened tenant.</summary>
internal sealed class AppStage(Contoso contoso, string purpose)
{
    private readonly AuditWriter audits = new(contoso, purpose);

    public SignInWriter SignIns { get; } = new(contoso, purpose);

    /// <summary>An app of another company, young and unverified unless said otherwise.</summary>
    public DemoApp Foreign(string name, int ageInDays, string? publisher = null, string? scopes = null, string? appId = null, params Person[] users)
    {
        appId ??= contoso.Id("app/" + name);
        return contoso.Apps.Add(new DemoApp
        {
            Name = name,
            AppId = appId,
            ServicePrincipalId = contoso.Apps.ServicePrincipalIdOf(appId),
            OwnerTenantId = contoso.Id("tenant/" + name),
            SignInAudience = "AzureADMultipleOrgs",
            Created = contoso.DaysAgo(ageInDays).AddHours(9),
            VerifiedPublisher = publisher,
            ReplyUrls = ["https://app.fabrikam.com/signin-oidc"],
            Scopes = scopes,
            ConsentingUserIds = [.. users.Select(user => user.Id)],
        });
    }

    /// <summary>An app of the tenant's own; with mail power it may use every mailbox.</summary>
    public DemoApp Own(string name, int ageInDays, bool hasPower, IReadOnlyList<AppCredential>? secrets = null, IReadOnlyList<AppCredential>? certificates = null, params string[] owners)
    {
        var appId = contoso.Id("app/" + name);
        var created = contoso.DaysAgo(ageInDays).AddHours(9);
        return contoso.Apps.Add(new DemoApp
        {
            Name = name,
            AppId = appId,
            ObjectId = contoso.Id("application/" + name),
            ServicePrincipalId = contoso.Apps.ServicePrincipalIdOf(appId),
            OwnerTenantId = contoso.TenantId,
            Created = created,
            Secrets = secrets ?? [],
            Certificates = certificates ?? [],
            AppPermissions = hasPower ? [new DemoApp.GrantedPermission(WellKnown.ExchangeOnline, MicrosoftApps.FullAccessAsApp, "full_access_as_app", created.AddMinutes(10))] : [],
            OwnerIds = owners.Length > 0 ? owners : [contoso.People.AppAdmin.Id],
        });
    }

    public void Grant(string servicePrincipalId, string scope, string? userId) => contoso.Add(EntitySets.OAuth2PermissionGrants, new OAuth2PermissionGrant
    {
        Id = contoso.Id($"wide scopes/{servicePrincipalId}/{userId}/{scope}"),
        ClientId = servicePrincipalId,
        ConsentType = userId is null ? "AllPrincipals" : "Principal",
        PrincipalId = userId,
        ResourceId = contoso.Apps.ServicePrincipalIdOf(WellKnown.MicrosoftGraph),
        Scope = scope,
    });

    /// <summary>A consent as both logs tell it: of a user for himself, or of an administrator for all.</summary>
    public void Consent(DemoApp app, Person actor, DateTimeOffset time, string scope, bool isAdmin = false, string? address = null) =>
        audits.Write(new DirectoryChange(time, "Consent to application", "ApplicationManagement", "Assign", actor, address ?? actor.Office.IPAddress, ClientApp.AzurePortal.UserAgent)
        {
            Targets = [ConsentTarget(app, actor, scope, isAdmin)],
            AppId = app.AppId,
        });

    /// <summary>A consent that did not come about.</summary>
    public void FailedConsent(DemoApp app, Person actor, DateTimeOffset time, string scope, string reason) => contoso.Add(EntitySets.DirectoryAudits, new DirectoryAudit
    {
        Id = $"Directory_{contoso.Id($"failed/{app.Name}/{actor.Id}")}",
        ActivityDateTime = time,
        ActivityDisplayName = "Consent to application",
        Category = "ApplicationManagement",
        OperationType = "Assign",
        Result = "failure",
        ResultReason = reason,
        CorrelationId = contoso.Id($"failed correlation/{app.Name}/{actor.Id}"),
        LoggedByService = "Core Directory",
        InitiatedBy = new AuditActor { Kind = AuditActorKind.User, Id = actor.Id, UserPrincipalName = actor.UserPrincipalName, IPAddress = actor.Office.IPAddress, UserAgent = "EvoSTS" },
        TargetResources = [ConsentTarget(app, actor, scope, isAdmin: false)],
        AdditionalDetails = [new NameValue("User-Agent", "EvoSTS"), new NameValue("AppId", app.AppId)],
    });

    /// <summary>An application permission that another app granted.</summary>
    public void GrantByApp(DemoApp app, DemoApp granter, DateTimeOffset time)
    {
        var resource = contoso.Apps[WellKnown.ExchangeOnline];
        contoso.Add(EntitySets.DirectoryAudits, new DirectoryAudit
        {
            Id = $"Directory_{contoso.Id($"granted/{app.Name}/{granter.Name}")}",
            ActivityDateTime = time,
            ActivityDisplayName = "Add app role assignment to service principal",
            Category = "ApplicationManagement",
            OperationType = "Assign",
            Result = "success",
            CorrelationId = contoso.Id($"granted correlation/{app.Name}/{granter.Name}"),
            LoggedByService = "Core Directory",
            InitiatedBy = new AuditActor { Kind = AuditActorKind.Application, Id = granter.ServicePrincipalId, ServicePrincipalId = granter.ServicePrincipalId, AppId = granter.AppId, DisplayName = granter.Name },
            TargetResources =
            [
                new AuditTarget
                {
                    Id = resource.ServicePrincipalId,
                    DisplayName = resource.Name,
                    Type = "ServicePrincipal",
                    ModifiedProperties =
                    [
                        new("AppRole.Id", null, MicrosoftApps.FullAccessAsApp), new("AppRole.Value", null, "full_access_as_app"), new("ServicePrincipal.ObjectID", null, app.ServicePrincipalId),
                        new("ServicePrincipal.DisplayName", null, app.Name), new("ServicePrincipal.AppId", null, app.AppId), new("TargetId.ServicePrincipalNames", null, resource.AppId),
                    ],
                },
                new AuditTarget { Id = app.ServicePrincipalId, DisplayName = app.Name, Type = "ServicePrincipal" },
            ],
        });
    }

    /// <summary>Credentials of the registration before and after.</summary>
    public void Credentials(DemoApp app, Person actor, DateTimeOffset time, IReadOnlyList<AppCredential> before, IReadOnlyList<AppCredential> after) =>
        new AppChanges(contoso, actor, actor.Office.IPAddress, ClientApp.AzurePortal.UserAgent, $"{purpose}/{app.Name}/{time:O}").AddCredential(app, time, before, after);

    /// <summary>A secret on the service principal itself.</summary>
    public void ServicePrincipalSecret(DemoApp app, Person actor, DateTimeOffset time) =>
        audits.Write(new DirectoryChange(time, "Add service principal credentials", "ApplicationManagement", "Update", actor, actor.Office.IPAddress, ClientApp.AzureADPowerShell.UserAgent)
        {
            Targets =
            [
                new AuditTarget
                {
                    Id = app.ServicePrincipalId,
                    DisplayName = app.Name,
                    Type = "ServicePrincipal",
                    ModifiedProperties = [new("KeyDescription", "[]", $"[\"[KeyIdentifier={contoso.Id("key/" + app.Name)},KeyType=Password,KeyUsage=Verify,DisplayName=]\"]")],
                },
            ],
            AppId = app.AppId,
        });

    public void OwnerAdded(DemoApp app, Person actor, Person owner, DateTimeOffset time) =>
        audits.Write(new DirectoryChange(time, "Add owner to application", "ApplicationManagement", "Assign", actor, actor.Office.IPAddress, ClientApp.AzurePortal.UserAgent)
        {
            Targets =
            [
                new AuditTarget
                {
                    Id = owner.Id,
                    Type = "User",
                    UserPrincipalName = owner.UserPrincipalName,
                    ModifiedProperties = [new("Application.ObjectID", null, app.ObjectId), new("Application.DisplayName", null, app.Name), new("Application.AppId", null, app.AppId)],
                },
                new AuditTarget { Id = app.ObjectId, Type = "Application" },
            ],
        });

    private AuditTarget ConsentTarget(DemoApp app, Person actor, string scope, bool isAdmin) => new()
    {
        Id = app.ServicePrincipalId,
        DisplayName = app.Name,
        Type = "ServicePrincipal",
        ModifiedProperties =
        [
            new("ConsentContext.IsAdminConsent", null, isAdmin ? "True" : "False"),
            new("ConsentContext.OnBehalfOfAll", null, isAdmin ? "True" : "False"),
            new("ConsentAction.Permissions", null, $"[] => [[Id: {contoso.Random($"wide consent/{app.AppId}/{actor.Id}").Letters(43)}, ClientId: {app.ServicePrincipalId}, PrincipalId: {(isAdmin ? string.Empty : actor.Id)}, ResourceId: {contoso.Apps.ServicePrincipalIdOf(WellKnown.MicrosoftGraph)}, ConsentType: {(isAdmin ? "AllPrincipals" : "Principal")}, Scope: {scope}, CreatedDateTime: , LastModifiedDateTime ]]; "),
            new("TargetId.ServicePrincipalNames", null, app.AppId),
        ],
    };
}
