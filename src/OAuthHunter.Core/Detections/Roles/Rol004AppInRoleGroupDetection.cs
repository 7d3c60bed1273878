using OAuthHunter.Detections.Apps;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.Roles;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Roles;

/// <summary>ROL-004: an app with a hand on a group that holds roles.</summary>
public sealed class Rol004AppInRoleGroupDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "ROL-004",
        Title = "App is member or owner of a group that can hold roles",
        Severity = Severity.High,
        Escalation = "Critical when the group holds Global Administrator or Exchange Administrator.",
        Logic = "A service principal is a member or an owner of a group that can be assigned roles. An owner can make himself a member.",
        Rationale = "The role does not show on the app, and ownership of the group shows on neither: a review of role assignments passes over both.",
        BenignIf = "A pipeline for access packages or PIM that manages the group's members.",
        Remediation = "Take the app out of the group and off its owners.",
        Techniques = ["T1098.003"],
        Needs = [new EvidenceNeed("groups that can hold roles, with members and owners", EntitySets.Groups, EntitySets.ServicePrincipals)],
        Permissions = ["GroupMember.Read.All", "RoleManagement.Read.Directory", "Application.Read.All"],
    };

    public override IEnumerable<string> NotAssessed(HuntContext context) => context.Facts.Roles.Groups
        .Where(group => group.Group.MemberIds is null || group.Group.OwnerIds is null)
        .Select(group => $"{group.Name}: {(group.Group.MemberIds is null ? "members" : "owners")} were not captured.");

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var group in context.Facts.Roles.Groups)
        {
            var members = new HashSet<string>(group.Group.MemberIds ?? [], StringComparer.OrdinalIgnoreCase);
            var owners = new HashSet<string>(group.Group.OwnerIds ?? [], StringComparer.OrdinalIgnoreCase);
            foreach (var id in members.Concat(owners).Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(id => id, StringComparer.OrdinalIgnoreCase))
            {
                if (context.Facts.FindApp(id) is { } app)
                {
                    yield return Judge(app, group, members.Contains(id), owners.Contains(id));
                }
            }
        }
    }

    private Finding Judge(AppProfile app, RoleAssignableGroup group, bool isMember, bool isOwner)
    {
        var opens = group.Roles.Any(role => RoleFindings.OpensEverything(role.RoleTemplateId));
        var how = isMember && isOwner ? "member and owner" : isMember ? "member" : "owner";
        var holds = group.Roles.Count == 0 ? "holds no role yet" : $"holds {RoleFindings.List(group.Roles.Select(role => role.RoleName))}";
        var row = group.Evidence with { Description = $"'{app.Name}' is {how} of group '{group.Name}', which can hold roles" };
        return AppFindings.Create(
            Descriptor,
            app,
            opens ? Severity.Critical : Severity.High,
            $"'{app.Name}' is {how} of '{group.Name}', which {holds}.",
            [row, .. group.Roles.SelectMany(role => role.Evidence), app.Evidence],
            opens ? ["The group holds Global Administrator or Exchange Administrator."] : [],
            discriminator: group.Group.Id).About(group.Roles.Select(role => role.RoleTemplateId));
    }
}
