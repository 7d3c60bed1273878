using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-002: the half of the pair that Entra shows, while the other may hide in Exchange's own role groups.</summary>
public sealed class App002ExchangeRbacPathDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-002",
        Title = "App may administer Exchange Online through a hidden role group",
        Severity = Severity.Medium,
        Escalation = "High when Exchange gives the app a role group or role, Critical when that can change mail flow or roles. "
            + "Low when Exchange was read and gives it nothing (half a chain), and for an established app that is not in Organization Management or Role Management.",
        Logic = "A service principal holds one of the permissions to connect to Exchange Online as an app and no Entra role that Exchange honours. "
            + "Its power may come from Exchange itself: it is looked up among Exchange's service principals and tested against the members of every role group and every role assignment.",
        Rationale = "Membership in an Exchange role group does not show anywhere in Entra, so a review of Entra roles passes over an app that runs the mail flow.",
        BenignIf = "An automation that was given a custom role group on purpose, or an integration that was taken down half-way.",
        Remediation = "Remove the app role if nothing uses it. Otherwise document the role group and cut it down to what the app does.",
        Techniques = ["T1098.003"],
        Needs =
        [
            AppNeeds.GrantsAndRoles,
            new EvidenceNeed("Exchange role groups and roles", EntitySets.ExchangeServicePrincipals, EntitySets.RoleGroups, EntitySets.ManagementRoleAssignments),
        ],
        Permissions = ["Application.Read.All", "RoleManagement.Read.Directory", "Exchange: View-Only Organization Management"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        // Without the Entra half of the evidence "no role" would be a guess.
        if (!context.Has(AppNeeds.GrantsAndRoles))
        {
            yield break;
        }

        var judge = new AppJudge(context);
        var isExchangeRead = context.Has(Descriptor.Needs[1]);
        foreach (var app in context.Facts.Apps)
        {
            var permissions = app.ManageExchangePermissions.ToList();
            if (permissions.Count == 0 || AppJudge.IsUntouchedMicrosoft(app) || ExchangeAdministration.ExchangeRoles(app).Any())
            {
                continue;
            }

            yield return Judge(app, permissions, isExchangeRead, judge);
        }
    }

    private Finding Judge(AppProfile app, List<HeldPermission> permissions, bool isExchangeRead, AppJudge judge)
    {
        var paths = app.ExchangeRoles ?? [];
        var writing = paths.Where(path => path.CanWrite).ToList();
        var escalations = new List<string>();
        var severity = Severity.Medium;
        var tail = "no Entra role; Exchange's own role groups were not all in the evidence.";
        if (paths.Count > 0)
        {
            severity = writing.Count > 0 ? Severity.Critical : Severity.High;
            escalations.Add($"Exchange gives it {string.Join(", ", paths.Select(path => path.Name).Distinct())}{(writing.Count > 0 ? ", which can change mail flow or roles" : string.Empty)}.");
            tail = $"its power comes from Exchange: {string.Join(", ", paths.Select(path => path.Name).Distinct())}.";
        }
        else if (isExchangeRead)
        {
            severity = Severity.Low;
            tail = "neither an Entra role nor an Exchange role: Exchange refuses its calls so far.";
        }

        if (judge.IsEstablished(app) && !paths.Any(path => path.Name is "Organization Management" or "Role Management"))
        {
            severity = Severity.Low;
            escalations.Clear();
        }

        var behind = AppFindings.EventsBehind(app, permissions, []).ToList();
        return AppFindings.Create(
            Descriptor,
            app,
            severity,
            $"'{app.Name}' holds {string.Join(", ", permissions.Select(permission => permission.Value).Distinct())}; {tail}",
            [.. permissions.Select(permission => permission.Evidence), .. paths.Select(path => path.Evidence), app.Evidence, .. behind.Select(found => found.Evidence)],
            escalations,
            behind.Select(found => found.Actor));
    }
}
