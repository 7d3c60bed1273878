using OAuthHunter.ConditionalAccess;
using OAuthHunter.Detections.Mfa;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Access;

/// <summary>CAP-021: policies for MFA that leave a way around.</summary>
public sealed class Cap021ScopeHoleDetection : PolicyCheck
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CAP-021",
        Title = "Policy scope leaves holes",
        Severity = Severity.Medium,
        Escalation = "High when an administrator is who gets through.",
        Logic = "An enabled policy that demands MFA is limited to platforms, client types, apps, places, devices, risk or flows, and the easiest way in with one factor, for members in general, for guests or for an administrator, leads through one of these limits: a limit that another policy closes is none. Besides, an administrator whose role is held for an administrative unit, or is a custom role, gets in with one factor although policies name roles: role conditions match built-in roles for the whole tenant alone.",
        Rationale = "A policy is as wide as its narrowest condition. User agents can be anything, apps are legion, and the portal shows a scoped administrator like any other.",
        BenignIf = "Hardly ever for administrators; for members a hole may be meant, such as the office network.",
        Remediation = "Demand MFA of all users for all apps, all client types, platforms and places, and block what cannot show it. Name scoped and custom-role administrators by a group.",
        Techniques = ["T1556.009"],
        Needs = [PolicyNeeds.Policies],
        Permissions = ["Policy.Read.All", "RoleManagement.Read.Directory", "GroupMember.Read.All"],
        Licence = "Entra ID P1",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        if (context.Facts.ConditionalAccess.Engine is null)
        {
            yield break;
        }

        var bound = PolicyRows.Bound(context);
        foreach (var policy in context.Facts.ConditionalAccess.Enforced.Where(PolicyRows.DemandsMfa))
        {
            var name = $"{PolicyRows.NameOf(policy)}: ";
            var admins = bound.Where(admin => Limit(admin.Access?.Mfa, name) is not null).ToList();
            var others = new[] { (Who: "members in general", Demand: context.Facts.ConditionalAccess.Member?.Mfa), (Who: "guests in general", Demand: context.Facts.ConditionalAccess.Guest?.Mfa) }
                .Where(pair => Limit(pair.Demand, name) is not null).ToList();
            if (admins.Count + others.Count == 0)
            {
                continue;
            }

            var demand = admins.Count > 0 ? admins[0].Access!.Mfa : others[0].Demand!;
            var who = admins.Count > 0 ? PolicyRows.List(admins.Select(admin => admin.UserPrincipalName)) : string.Join(" and ", others.Select(pair => pair.Who));
            yield return FindingFactory.Create(
                Descriptor, PolicyRows.Target(policy), admins.Count > 0 ? Severity.High : Severity.Medium,
                $"'{PolicyRows.NameOf(policy)}' demands MFA {Limit(demand, name)}. That lets through {who}. {demand.Hole!.Sentence}",
                [PolicyRows.Row(policy, Limit(demand, name)), .. admins.Take(5).SelectMany(admin => admin.Roles.Take(1).Select(role => role.Evidence))]);
        }

        foreach (var admin in bound.Where(admin => admin.Access?.Mfa.State is DemandState.No or DemandState.Partly))
        {
            var unseen = admin.Roles.Where(role => !role.IsSeenByRoleConditions && Guid.TryParse(role.RoleTemplateId, out _)).ToList();
            var policies = context.Facts.ConditionalAccess.Enforced.Where(policy => PolicyRows.DemandsMfa(policy) && !Truth.IsEmpty(policy.Conditions?.IncludeRoles)).ToList();
            if (unseen.Count > 0 && policies.Count > 0 && admin.AccessSubject is { ActiveRoles.Count: 0 })
            {
                yield return FindingFactory.Create(
                    Descriptor, admin.ToTarget(), Severity.High,
                    $"{admin.UserPrincipalName} ({AdminRoleNames.Of(admin)}) is no administrator to role conditions: {string.Join(", ", unseen.Select(role => $"{role.Name} {(role.Scope is null or "/" ? "is a custom role" : "is held for an administrative unit or a single object")}"))}. {admin.Access!.Mfa.Hole?.Sentence}".TrimEnd(),
                    [.. unseen.Select(role => role.Evidence), .. policies.Select(policy => PolicyRows.Row(policy, "names roles"))]);
            }
        }
    }

    /// <summary>The limits of the policy of that name through which the hole leads; null when it leads through none. Exclusions of users are CAP-006's affair.</summary>
    private static string? Limit(AccessDemand? demand, string name) => demand is { State: DemandState.No or DemandState.Partly, Hole: { } hole }
        && hole.Because.FirstOrDefault(reason => reason.StartsWith(name, StringComparison.Ordinal)) is { } because
        && because.Substring(name.Length) is var limit && !limit.StartsWith("only once", StringComparison.Ordinal) ? limit : null;
}
