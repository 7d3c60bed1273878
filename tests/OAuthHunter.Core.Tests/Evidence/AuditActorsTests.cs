using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Evidence;

public sealed class AuditActorsTests
{
    private const string AppId = "11111111-2222-4333-8444-555555555555";
    private const string ObjectId = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";
    private const string Path = "EURPR01A001.PROD.OUTLOOK.COM/Microsoft Exchange Hosted Organizations/contoso.onmicrosoft.com/";

    [Fact]
    public void A_user_is_known_by_name_and_by_the_app_he_used()
    {
        var actor = AuditActors.From(new AuditRecord { UserId = "eve@contoso.com", UserType = 2, AppId = AppId, ClientIP = "192.0.2.7" });

        Assert.Equal((AuditActorKind.User, "eve@contoso.com", AppId, "192.0.2.7"), (actor.Kind, actor.UserPrincipalName, actor.AppId, actor.IPAddress));
    }

    [Theory]
    [InlineData("ServicePrincipal_" + ObjectId, 0)]
    [InlineData(ObjectId, 6)]
    [InlineData(ObjectId, 5)]
    [InlineData(Path + ObjectId, 2)]
    public void An_app_named_by_object_id_keeps_it_and_gains_the_app_id(string userId, int userType)
    {
        var actor = AuditActors.From(new AuditRecord { UserId = userId, UserType = userType, AppId = AppId });

        Assert.Equal((AuditActorKind.Application, ObjectId, AppId), (actor.Kind, actor.ServicePrincipalId, actor.AppId));
    }

    [Theory]
    [InlineData(AppId, null)]
    [InlineData(AppId, 5)]
    [InlineData(null, null)]
    public void An_app_named_by_app_id_alone_is_an_app(string? userId, int? userType)
    {
        var actor = AuditActors.From(new AuditRecord { UserId = userId, UserType = userType, ClientAppId = AppId });

        Assert.Equal((AuditActorKind.Application, null, AppId), (actor.Kind, actor.ServicePrincipalId, actor.AppId));
    }

    [Fact]
    public void The_actor_list_names_an_app()
    {
        var actor = AuditActors.From(new AuditRecord
        {
            UserId = "ServicePrincipal_" + ObjectId,
            Actor = [new("Sync tool", 1), new(AppId, 2), new("ServicePrincipal_" + ObjectId, 2), new(ObjectId, 2), new("ServicePrincipal", 2)],
        });

        Assert.Equal((AuditActorKind.Application, "Sync tool", AppId, ObjectId), (actor.Kind, actor.DisplayName, actor.AppId, actor.ServicePrincipalId));
    }

    [Fact]
    public void The_actor_list_gives_a_user_his_object_id_not_the_apps()
    {
        var actor = AuditActors.From(new AuditRecord
        {
            UserId = "eve@contoso.com",
            Actor = [new("eve@contoso.com", 5), new("1003200000000000", 3), new("Portal", 1), new(AppId, 2), new("User_" + ObjectId, 2), new(ObjectId, 2), new("User", 2)],
        });

        Assert.Equal((AuditActorKind.User, ObjectId, AppId), (actor.Kind, actor.Id, actor.AppId));
    }

    [Theory]
    [InlineData(@"NT AUTHORITY\SYSTEM (Microsoft.Exchange.ServiceHost)", 3, null, AuditActorKind.System)]
    [InlineData(@"NT SERVICE\MSExchangeAdminApiNetCore (Microsoft.Exchange.AdminApi.NetCore)", 3, null, AuditActorKind.System)]
    [InlineData("maintenance", 4, null, AuditActorKind.System)]
    [InlineData("eve@contoso.com", 3, null, AuditActorKind.Datacenter)]
    [InlineData(Path + "Microsoft Operator", 0, null, AuditActorKind.Datacenter)]
    [InlineData("tech@fabrikam.com", 9, null, AuditActorKind.Partner)]
    [InlineData("tech@fabrikam.com", 2, true, AuditActorKind.Partner)]
    [InlineData("eve@contoso.com", 2, false, AuditActorKind.User)]
    [InlineData(null, null, null, AuditActorKind.Unknown)]
    public void The_kind_follows_account_type_and_access(string? userId, int? userType, bool? externalAccess, AuditActorKind kind)
    {
        Assert.Equal(kind, AuditActors.From(new AuditRecord { UserId = userId, UserType = userType, ExternalAccess = externalAccess }).Kind);
    }
}
