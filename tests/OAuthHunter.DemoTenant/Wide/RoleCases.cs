using OAuthHunter.DemoTenant.Attack;
using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.DemoTenant.Events;
using OAuthHunter.Evidence;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Wide;

/// <summary>Power in the wrong hands: apps, guests, partners, and people who have more of it, or come by it sooner, than they should. The tenant has Entra ID P2.</summary>
internal sealed class RoleCases : FamilyCases
{
    private static readonly Place Elsewhere = new("192.0.2.170", "Lima", "Lima", "PE", -12.0464, -77.0428, 64514);

    public override void Build(Contoso contoso, CaseBook book)
    {
        var attacker = new Attacker(contoso);
        var automation = contoso.Id("app/Mailbox Lifecycle Automation");
        book.Guilty("ROL-001", attacker.AppId);
        book.Innocent("ROL-001", automation);
        book.Guilty("ROL-002", attacker.AppId);
        book.Innocent("ROL-002", automation);
        Apps(contoso, book);
        People(contoso, book);
        Pim(contoso, book);
        Exchange(contoso, book);
        Partners(contoso, book);
    }

    private static void Apps(Contoso contoso, CaseBook book)
    {
        var sync = OwnApp(contoso, "Identity Sync Helper");
        Administrators.Assign(contoso, Roles.Application, sync.ServicePrincipalId, "ServicePrincipal", sync.Name, null);
        book.Guilty("ROL-003", sync.AppId);
        book.Innocent("ROL-003", contoso.Id("app/Mailbox Lifecycle Automation"));

        var member = OwnApp(contoso, "Access Package Runner");
        var group = Administrators.AddGroup(contoso, "Tier zero operators", true, [contoso.People.Administrators[8].Id, member.ServicePrincipalId]);
        Administrators.Assign(contoso, Roles.Security, group, "Group", "Tier zero operators", null);
        book.Guilty("ROL-004", member.AppId);
        var clerk = OwnApp(contoso, "Distribution List Clerk");
        Administrators.AddGroup(contoso, "All of sales", false, [contoso.People.Staff[4].Id, clerk.ServicePrincipalId]);
        book.Innocent("ROL-004", clerk.AppId);
    }

    private static void People(Contoso contoso, CaseBook book)
    {
        var guest = contoso.Id("user/guest administrator");
        const string guestName = "kim_fabrikam.com#EXT#@contoso.onmicrosoft.com";
        contoso.Add(EntitySets.Users, new User { Id = guest, UserPrincipalName = guestName, DisplayName = "Kim (Fabrikam)", UserType = "Guest", AccountEnabled = true, Mail = "kim@fabrikam.com", CreatedDateTime = contoso.DaysAgo(400) });
        Administrators.Assign(contoso, WellKnown.GlobalAdministrator, guest, "User", "Kim (Fabrikam)", guestName);
        book.Guilty("ROL-005", guest);
        book.Innocent("ROL-005", contoso.People.Administrators[1].Id);

        var audits = new AuditWriter(contoso, "wide roles");
        var helper = contoso.Id("user/late helper");
        NewUser(contoso, audits, helper, "late.helper@contoso.com", contoso.DaysAgo(5).AddHours(22));
        Give(contoso, audits, helper, "late.helper@contoso.com", contoso.DaysAgo(5).AddHours(22).AddMinutes(4));
        book.Guilty("ROL-009", helper);
        var colleague = contoso.Id("user/new colleague");
        NewUser(contoso, audits, colleague, "new.colleague@contoso.com", contoso.DaysAgo(12).AddHours(9));
        Give(contoso, audits, colleague, "new.colleague@contoso.com", contoso.DaysAgo(9).AddHours(10));
        book.Innocent("ROL-009", colleague);
    }

    private static void Pim(Contoso contoso, CaseBook book)
    {
        var standing = contoso.People.Administrators[7];
        var activated = contoso.People.Administrators[9];
        Instance(contoso, Roles.Application, standing, "Assigned", null);
        Instance(contoso, Roles.ConditionalAccess, activated, "Activated", contoso.Now.AddHours(3));
        foreach (var emergency in contoso.People.BreakGlass)
        {
            Instance(contoso, WellKnown.GlobalAdministrator, emergency, "Assigned", null);
        }

        book.Guilty("ROL-006", standing.Id);
        book.Innocent("ROL-006", activated.Id);
        book.Innocent("ROL-006", contoso.People.BreakGlass[0].Id);

        Eligible(contoso, WellKnown.GlobalAdministrator, contoso.People.Administrators[3]);
        Eligible(contoso, Roles.ConditionalAccess, activated);
        contoso.Add(EntitySets.RoleManagementPolicies, Settings(WellKnown.GlobalAdministrator, ["Justification"], false, "PT24H"));
        contoso.Add(EntitySets.RoleManagementPolicies, Settings(Roles.ConditionalAccess, ["MultiFactorAuthentication", "Justification"], true, "PT4H"));
        book.Guilty("ROL-007", WellKnown.GlobalAdministrator);
        book.Innocent("ROL-007", Roles.ConditionalAccess);

        var strange = contoso.People.Administrators[3];
        Activations(contoso, strange, WellKnown.GlobalAdministrator, Elsewhere);
        Activations(contoso, activated, Roles.ConditionalAccess, activated.Office);
        book.Guilty("ROL-008", strange.Id);
        book.Innocent("ROL-008", activated.Id);
    }

    private static void Exchange(Contoso contoso, CaseBook book)
    {
        var robot = OwnApp(contoso, "Mail Flow Robot");
        var reader = OwnApp(contoso, "Mailbox Statistics");
        foreach (var app in new[] { robot, reader })
        {
            contoso.Add(EntitySets.ExchangeServicePrincipals, new ExchangeServicePrincipal { Identity = app.Name, DisplayName = app.Name, AppId = app.AppId, ObjectId = app.ServicePrincipalId });
        }

        contoso.Add(EntitySets.RoleGroups, new RoleGroup { Identity = "Mail robots", Name = "Mail robots", Roles = ["Transport Rules", "Remote and Accepted Domains"], Members = [robot.Name] });
        contoso.Add(EntitySets.RoleGroups, new RoleGroup { Identity = "Statistics", Name = "Statistics", Roles = ["View-Only Recipients"], Members = [reader.Name] });
        book.Guilty("ROL-010", robot.AppId);
        book.Innocent("ROL-010", reader.AppId);

        Assign(contoso, "Application Mail.ReadWrite", robot.ServicePrincipalId, "ServicePrincipal", null);
        Assign(contoso, "Application Mail.Read", reader.ServicePrincipalId, "ServicePrincipal", "Statistics mailboxes");
        book.Guilty("ROL-011", robot.AppId);
        book.Innocent("ROL-011", reader.AppId);

        Assign(contoso, "ApplicationImpersonation", "svc.migration@contoso.com", "User", null);
        Assign(contoso, "ApplicationImpersonation", "Hygiene Management", "RoleGroup", null);
        book.Guilty("ROL-012", "svc.migration@contoso.com");
        book.Innocent("ROL-012", "Hygiene Management");
    }

    private static void Partners(Contoso contoso, CaseBook book)
    {
        Partner(contoso, "Fabrikam full service", WellKnown.GlobalAdministrator, 12);
        Partner(contoso, "Litware support desk", Roles.GlobalReader, 300);
        book.Guilty("ROL-013", "Fabrikam full service");
        book.Innocent("ROL-013", "Litware support desk");
    }

    private static DemoApp OwnApp(Contoso contoso, string name)
    {
        var appId = contoso.Id("app/" + name);
        return contoso.Apps.Add(new DemoApp
        {
            Name = name,
            AppId = appId,
            ObjectId = contoso.Id("application/" + name),
            ServicePrincipalId = contoso.Apps.ServicePrincipalIdOf(appId),
            OwnerTenantId = contoso.TenantId,
            Created = contoso.DaysAgo(420).AddHours(10),
            Certificates = [contoso.Apps.Certificate(name, contoso.DaysAgo(150), 365)],
            OwnerIds = [contoso.People.AppAdmin.Id],
        });
    }

    private static void NewUser(Contoso contoso, AuditWriter audits, string id, string name, DateTimeOffset time)
    {
        contoso.Add(EntitySets.Users, new User { Id = id, UserPrincipalName = name, DisplayName = name.Split('@')[0], UserType = "Member", AccountEnabled = true, CreatedDateTime = time });
        audits.Write(new DirectoryChange(time, "Add user", "UserManagement", "Add", contoso.People.AppAdmin, contoso.People.AppAdmin.Office.IPAddress, "Mozilla/5.0")
        {
            Targets = [new AuditTarget { Id = id, DisplayName = name, Type = "User", UserPrincipalName = name }],
        });
    }

    private static void Give(Contoso contoso, AuditWriter audits, string id, string name, DateTimeOffset time) =>
        audits.Write(new DirectoryChange(time, "Add member to role", "RoleManagement", "Assign", contoso.People.AppAdmin, contoso.People.AppAdmin.Office.IPAddress, "Mozilla/5.0")
        {
            Targets =
            [
                new AuditTarget
                {
                    Id = id, DisplayName = name, Type = "User", UserPrincipalName = name,
                    ModifiedProperties = [new ModifiedProperty("Role.DisplayName", null, "Exchange Service Administrator"), new ModifiedProperty("Role.TemplateId", null, WellKnown.ExchangeAdministrator)],
                },
            ],
        });

    private static void Instance(Contoso contoso, string role, Person person, string type, DateTimeOffset? end) =>
        contoso.Add(EntitySets.RoleAssignmentScheduleInstances, Assignment(contoso, "instance", role, person) with { AssignmentType = type, MemberType = "Direct", EndDateTime = end });

    private static void Eligible(Contoso contoso, string role, Person person) =>
        contoso.Add(EntitySets.RoleEligibilityScheduleInstances, Assignment(contoso, "eligible", role, person) with { IsEligible = true, MemberType = "Direct" });

    private static DirectoryRoleAssignment Assignment(Contoso contoso, string kind, string role, Person person) => new()
    {
        Id = contoso.Id($"{kind}/{role}/{person.Id}"),
        PrincipalId = person.Id,
        PrincipalType = "User",
        PrincipalDisplayName = person.DisplayName,
        PrincipalUserPrincipalName = person.UserPrincipalName,
        RoleDefinitionId = role,
        RoleDisplayName = Roles.NameOf(role),
        DirectoryScopeId = "/",
    };

    private static RoleManagementPolicyAssignment Settings(string role, IReadOnlyList<string> demands, bool needsApproval, string longest) => new()
    {
        Id = "Directory_" + role,
        RoleDefinitionId = role,
        ScopeId = "/",
        Policy = new RoleManagementPolicy
        {
            Rules =
            [
                new RoleManagementRule { Id = "Enablement_EndUser_Assignment", EnabledRules = demands },
                new RoleManagementRule { Id = "Approval_EndUser_Assignment", Setting = new RoleApproval { IsApprovalRequired = needsApproval } },
                new RoleManagementRule { Id = "Expiration_EndUser_Assignment", IsExpirationRequired = true, MaximumDuration = longest },
                new RoleManagementRule { Id = "Expiration_Admin_Eligibility", IsExpirationRequired = true, MaximumDuration = "P180D" },
            ],
        },
    };

    /// <summary>Three weeks of mornings at the office, then one activation from the place.</summary>
    private static void Activations(Contoso contoso, Person person, string role, Place place)
    {
        var signIns = new SignInWriter(contoso, "wide activations/" + person.Id);
        for (var day = 24; day > 2; day--)
        {
            signIns.Write(signIns.Person(person, contoso.DaysAgo(day).AddHours(9), person.Office, ClientApp.OutlookOnTheWeb));
        }

        new AuditWriter(contoso, "wide activation/" + person.Id).Write(
            new DirectoryChange(contoso.DaysAgo(1).AddHours(9).AddMinutes(12), "Add member to role completed (PIM activation)", "RoleManagement", "ActivateRole", person, place.IPAddress, "Mozilla/5.0")
            {
                Targets =
                [
                    new AuditTarget { Id = role, DisplayName = Roles.NameOf(role), Type = "Role" },
                    new AuditTarget { Id = person.Id, DisplayName = person.DisplayName, Type = "User", UserPrincipalName = person.UserPrincipalName },
                ],
            });
    }

    private static void Assign(Contoso contoso, string role, string assignee, string type, string? scope) =>
        contoso.Add(EntitySets.ManagementRoleAssignments, new ManagementRoleAssignment
        {
            Identity = $"{role}-{assignee}",
            Name = $"{role}-{assignee}",
            Role = role,
            RoleAssignee = assignee,
            RoleAssigneeName = assignee,
            RoleAssigneeType = type,
            CustomResourceScope = scope,
            Enabled = true,
        });

    private static void Partner(Contoso contoso, string name, string role, int daysAgo) =>
        contoso.Add(EntitySets.DelegatedAdminRelationships, new DelegatedAdminRelationship
        {
            Id = contoso.Id("partner/" + name),
            DisplayName = name,
            Status = "active",
            Customer = new DelegatedAdminCustomer { TenantId = contoso.TenantId, DisplayName = "Contoso" },
            AccessDetails = new DelegatedAdminAccess { UnifiedRoles = [new DelegatedAdminRole { RoleDefinitionId = role }] },
            CreatedDateTime = contoso.DaysAgo(daysAgo),
            ActivatedDateTime = contoso.DaysAgo(daysAgo),
            EndDateTime = contoso.DaysAgo(daysAgo - 730),
            AutoExtendDuration = "PT0S",
        });
}
