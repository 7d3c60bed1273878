using OAuthHunter.ConditionalAccess;
using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

/// <summary>Tenants for the detections about policies: one administrator, policies, and security defaults off.</summary>
internal static class PolicyTenant
{
    public const string AppId = "99999999-8888-7777-6666-555555555555";

    /// <summary>An administrator, these policies, and all that tells who is one.</summary>
    public static TestTenant With(params ConditionalAccessPolicy[] policies) => TestTenant.Contoso().WithAdmin().WithPolicies(policies)
        .With(EntitySets.RoleEligibilityScheduleInstances, EntitySets.RoleGroups, EntitySets.Groups);

    public static ConditionalAccessPolicy Policy(string id, ConditionalAccessConditions? conditions = null, string? control = "mfa", ConditionalAccessSessionControls? session = null) => new()
    {
        Id = id,
        DisplayName = id,
        State = "enabled",
        Conditions = conditions ?? AdminFixture.Everyone,
        GrantControls = control is null ? null : new ConditionalAccessGrantControls { Operator = "OR", BuiltInControls = control.Split(',') },
        SessionControls = session,
    };

    public static ConditionalAccessPolicy Strength(string id, ConditionalAccessConditions? conditions = null) => Policy(id, conditions) with
    {
        GrantControls = new ConditionalAccessGrantControls { Operator = "OR", BuiltInControls = [], AuthenticationStrengthId = "00000000-0000-0000-0000-000000000004" },
    };

    public static ConditionalAccessConditions Everyone => AdminFixture.Everyone;

    public static ConditionalAccessConditions Legacy => Everyone with { ClientAppTypes = ["exchangeActiveSync", "other"] };

    public static ConditionalAccessConditions Registration => Everyone with { IncludeApplications = [], IncludeUserActions = [AccessResources.RegisterSecurityInformation] };

    public static ConditionalAccessConditions Roles => Everyone with { IncludeUsers = [], IncludeRoles = [WellKnown.GlobalAdministrator, WellKnown.ExchangeAdministrator] };

    public static DirectoryAudit Audit(string activity, string id, string name, string? before = null, string? after = null, string actor = "ada@contoso.com", int day = 1) => new()
    {
        Id = $"{activity}-{id}-{day}",
        ActivityDateTime = new DateTimeOffset(2026, 9, day, 10, 0, 0, TimeSpan.Zero),
        ActivityDisplayName = activity,
        Result = "success",
        InitiatedBy = new AuditActor { Kind = AuditActorKind.User, UserPrincipalName = actor, Id = actor },
        TargetResources = [new AuditTarget { Id = id, DisplayName = name, Type = "Policy", ModifiedProperties = [new ModifiedProperty("ConditionalAccessPolicy", before, after)] }],
    };

    /// <summary>A policy as the audit log writes it.</summary>
    public static string Json(string state = "enabled", string users = "\"All\"", string noUsers = "", string controls = "\"mfa\"", string op = "OR") =>
        $$$"""{"id":"p1","displayName":"MFA","state":"{{{state}}}","conditions":{"users":{"includeUsers":[{{{users}}}],"excludeUsers":[{{{noUsers}}}]},"applications":{"includeApplications":["All"]},"clientAppTypes":["all"]},"grantControls":{"operator":"{{{op}}}","builtInControls":[{{{controls}}}]}}""";
}
