using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Directory;

/// <summary>Exchange's own role groups and assignments.</summary>
internal static class ExchangeRoles
{
    private static readonly (string Name, string[] Roles)[] Groups =
    [
        ("Organization Management", ["Transport Rules", "Remote and Accepted Domains", "Role Management", "Mail Recipients", "Audit Logs"]),
        ("Recipient Management", ["Mail Recipients", "Message Tracking", "Recipient Policies"]),
        ("Hygiene Management", ["Transport Hygiene", "View-Only Configuration"]),
        ("Compliance Management", ["Audit Logs", "Retention Management", "Journaling"]),
        ("View-Only Organization Management", ["View-Only Configuration", "View-Only Recipients"]),
        ("Help Desk", ["Reset Password", "View-Only Recipients"]),
        ("Records Management", ["Audit Logs", "Journaling"]),
        ("Discovery Management", ["Mailbox Search", "Legal Hold"]),
    ];

    public static void Build(Contoso contoso)
    {
        foreach (var (name, roles) in Groups)
        {
            var members = name switch
            {
                "Organization Management" => ["ExchangeServiceAdmins", "TenantAdmins"],
                "Recipient Management" => [contoso.People.MailAdmin.UserPrincipalName],
                "Help Desk" => [contoso.People.HelpDesk.UserPrincipalName],
                _ => Array.Empty<string>(),
            };
            contoso.Add(EntitySets.RoleGroups, new RoleGroup { Identity = name, Name = name, Roles = roles, Members = members });
            foreach (var role in roles)
            {
                contoso.Add(EntitySets.ManagementRoleAssignments, new ManagementRoleAssignment
                {
                    Identity = $"{role}-{name}",
                    Name = $"{role}-{name}",
                    Role = role,
                    RoleAssignee = name,
                    RoleAssigneeName = name,
                    RoleAssigneeType = "RoleGroup",
                    Enabled = true,
                });
            }
        }
    }
}
