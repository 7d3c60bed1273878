using OAuthHunter.Evidence;
using OAuthHunter.Evidence.Mapping;
using OAuthHunter.Model;
using OAuthHunter.Providers.Files;

namespace OAuthHunter.Providers.Formats;

/// <summary>
/// Roles in a ScubaGear export: active assignments with ids under each privileged role, and holders by name only. A holder without an
/// active assignment got the role through PIM eligibility, provided that active assignments were captured at all.
/// </summary>
internal sealed class ScubaGearRoles(ReadSession session, FileTally file)
{
    private const string Selection = "ScubaGear exports only the roles that it rates as highly privileged.";

    private readonly HashSet<string> active = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> templates = new(StringComparer.OrdinalIgnoreCase);

    public void Read(EvidenceRow export, IReadOnlyList<string> failed)
    {
        var users = export.Object("privileged_users");
        var principals = export.Object("privileged_service_principals");
        ReadAssignments(export, users, principals);
        ReadHolders(users, "User");
        ReadHolders(principals, "ServicePrincipal");
        if (failed.FirstOrDefault(command => command.StartsWith("Get-Privileged", StringComparison.OrdinalIgnoreCase)) is { } command)
        {
            session.Coverage.Incomplete(EntitySets.RoleAssignmentScheduleInstances, $"ScubaGear's {command} failed.");
        }
    }

    private void ReadAssignments(EvidenceRow export, EvidenceRow? users, EvidenceRow? principals)
    {
        foreach (var role in export.Objects("privileged_roles") ?? [])
        {
            var template = role.Text("RoleTemplateId");
            var name = role.Text("DisplayName");
            if (template is not null && name is not null)
            {
                templates[name] = template;
            }

            ReadSettings(role, template);
            session.FeedsSelection(file, EntitySets.RoleAssignmentScheduleInstances, Selection);
            foreach (var row in role.Objects("Assignments") ?? [])
            {
                var assignment = DirectoryRoleAssignmentMapper.Map(row);
                if (assignment.PrincipalId is not { } id)
                {
                    continue;
                }

                active.Add(id + "|" + name);
                session.Add(file, EntitySets.RoleAssignmentScheduleInstances, assignment with
                {
                    RoleDisplayName = assignment.RoleDisplayName ?? name,
                    PrincipalDisplayName = assignment.PrincipalDisplayName ?? (users?.Object(id) ?? principals?.Object(id))?.Text("DisplayName"),
                    PrincipalType = assignment.PrincipalType
                        ?? (users?.Has(id) == true ? "User" : principals?.Has(id) == true ? "ServicePrincipal" : null),
                });
            }
        }
    }

    /// <summary>PIM settings; those of a group through which the role can be had lie among them and are another matter.</summary>
    private void ReadSettings(EvidenceRow role, string? template)
    {
        var rules = (role.Objects("Rules") ?? []).Where(rule => rule.Text("RuleSourceType") is null or "Directory Role").ToList();
        if (template is null || rules.Count == 0)
        {
            return;
        }

        session.FeedsSelection(file, EntitySets.RoleManagementPolicies, Selection);
        session.Add(file, EntitySets.RoleManagementPolicies, new RoleManagementPolicyAssignment
        {
            Origin = role.Origin,
            Id = template,
            RoleDefinitionId = template,
            ScopeId = "/",
            Policy = new RoleManagementPolicy { Rules = RoleManagementPolicyAssignmentMapper.Rules(rules) },
        });
    }

    private void ReadHolders(EvidenceRow? holders, string type)
    {
        var set = active.Count > 0 ? EntitySets.RoleEligibilityScheduleInstances : EntitySets.RoleAssignments;
        foreach (var id in holders?.Names ?? [])
        {
            var holder = holders!.Object(id);
            foreach (var role in holder?.Texts("roles") ?? [])
            {
                session.FeedsSelection(file, set, Selection);
                if (active.Contains(id + "|" + role))
                {
                    continue;
                }

                session.AddPartial(file, set, new DirectoryRoleAssignment
                {
                    Origin = holder!.Origin,
                    PrincipalId = id,
                    PrincipalType = type,
                    PrincipalDisplayName = holder.Text("DisplayName"),
                    RoleDefinitionId = templates.TryGetValue(role, out var template) ? template : role,
                    RoleDisplayName = role,
                    DirectoryScopeId = "/",
                    IsEligible = set == EntitySets.RoleEligibilityScheduleInstances,
                });
            }
        }
    }
}
