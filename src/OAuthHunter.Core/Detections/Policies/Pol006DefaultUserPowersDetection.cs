using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Policies;

/// <summary>POL-006: what everybody may do by default.</summary>
public sealed class Pol006DefaultUserPowersDetection : Detection
{
    private const string MemberLike = "a0b1b346-4d3e-4e8b-98f8-753987be4970";
    private const string Restricted = "2af84b1e-32c8-42b7-82bc-daa82404023b";

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "POL-006",
        Title = "Users and guests may do more than they need",
        Severity = Severity.Low,
        Escalation = "Medium when guests have the same rights as members.",
        Logic = "Of the authorization policy: guests with the rights of members (guestUserRoleId a0b1b346) or with the default ones instead of the restricted (2af84b1e), everyone may invite guests, users may make tenants or security groups, "
            + "self-service sign-up by mail, MSOnline PowerShell not blocked. Microsoft's defaults alone, without any of the wider ones, are Info.",
        Rationale = "A stolen account reads who is who, invites its own helper, or makes a tenant of its own, all without a role.",
        BenignIf = "A choice that somebody made and wrote down.",
        Remediation = "Set guests to restricted, let administrators and guest inviters invite, and take tenants, groups and sign-up from users who do not need them.",
        Techniques = ["T1087.004", "T1136.003"],
        Needs = [new EvidenceNeed("authorization policy", EntitySets.AuthorizationPolicy)],
        Permissions = ["Policy.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        if (context.Facts.Policies.Authorization is not { } policy)
        {
            yield break;
        }

        var settings = Settings(policy).ToList();
        if (settings.Count == 0)
        {
            yield break;
        }

        var worst = settings.Max(setting => setting.Severity);
        yield return PolicyFindings.Create(
            Descriptor, PolicyFindings.Target("authorizationPolicy", "Default user and guest rights"), worst,
            $"Wider than need be: {string.Join(", ", settings.Select(setting => setting.Setting.Setting))}.",
            settings.Select(setting => PolicyFindings.Row(EntitySets.AuthorizationPolicy, policy, policy.Id, setting.Setting))) with
        {
            Escalations = worst == Severity.Medium ? ["Guests have the same rights as members."] : [],
        };
    }

    private static IEnumerable<(PolicySetting Setting, Severity Severity)> Settings(AuthorizationPolicy policy)
    {
        PolicySetting Guest(string name, string found, string better) => new("Guests", name, found, better);
        PolicySetting User(string name) => new("Default user role", name, "true", "false");
        if (policy.GuestUserRoleId is { } role && !string.Equals(role, Restricted, StringComparison.OrdinalIgnoreCase))
        {
            var isMember = string.Equals(role, MemberLike, StringComparison.OrdinalIgnoreCase);
            yield return (Guest("guestUserRoleId", isMember ? "same as members" : "default", "restricted (2af84b1e)"), isMember ? Severity.Medium : Severity.Info);
        }

        if (string.Equals(policy.AllowInvitesFrom, "everyone", StringComparison.OrdinalIgnoreCase))
        {
            yield return (Guest("allowInvitesFrom", "everyone", "adminsAndGuestInviters"), Severity.Low);
        }

        if (policy.DefaultUserRolePermissions?.AllowedToCreateTenants == true)
        {
            yield return (User("allowedToCreateTenants"), Severity.Low);
        }

        if (policy.DefaultUserRolePermissions?.AllowedToCreateSecurityGroups == true)
        {
            yield return (User("allowedToCreateSecurityGroups"), Severity.Info);
        }

        if (policy.AllowEmailVerifiedUsersToJoinOrganization == true)
        {
            yield return (User("allowEmailVerifiedUsersToJoinOrganization"), Severity.Low);
        }

        if (policy.BlockMsolPowerShell == false)
        {
            yield return (new PolicySetting("Default user role", "blockMsolPowerShell", "false", "true"), Severity.Info);
        }
    }
}
