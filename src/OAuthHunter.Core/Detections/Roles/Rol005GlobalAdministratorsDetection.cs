using OAuthHunter.Evidence;
using OAuthHunter.Facts.Roles;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Detections.Roles;

/// <summary>ROL-005: too many Global Administrators, or the wrong kind of account.</summary>
public sealed class Rol005GlobalAdministratorsDetection : Detection
{
    private const int Most = 5;
    private const int Fewest = 2;
    private const double IdleDays = 90;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "ROL-005",
        Title = "Too many Global Administrators, or accounts that should not be one",
        Severity = Severity.Medium,
        Escalation = "High for a guest and for an account that is synced from a directory on premises.",
        Logic = "More than 5 or fewer than 2 users hold or can activate Global Administrator, directly or through a group; accounts kept for emergencies (named by -BreakGlass, left out of policies, or so called) are counted apart. "
            + "Each holder who is a guest, is synced from on premises, has a mail address, is disabled, or did not sign in for 90 days (said only where the log goes back that far) is named.",
        Rationale = "Every holder is a way in. A synced account falls with the directory on premises, a guest with somebody else's tenant, and one that reads mail is one click from a phish.",
        BenignIf = "A small tenant with one owner; a merger in which a guest administers for a time.",
        Remediation = "Keep two to four holders with accounts of their own in the cloud, without a mailbox, eligible through PIM.",
        Techniques = ["T1078.004"],
        Needs =
        [
            new EvidenceNeed("assigned roles and users", EntitySets.RoleAssignments, EntitySets.Users),
            new EvidenceNeed("eligible roles and users", EntitySets.RoleEligibilityScheduleInstances, EntitySets.Users),
            new EvidenceNeed("assigned roles", EntitySets.RoleAssignments) { IsFallback = true },
            new EvidenceNeed("active assignments under PIM", EntitySets.RoleAssignmentScheduleInstances) { IsFallback = true },
        ],
        Permissions = ["RoleManagement.Read.Directory", "User.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var holders = context.Facts.Roles.Holdings
            .Where(holding => holding.RoleTemplateId == WellKnown.GlobalAdministrator && holding.IsTenantWide && RoleFindings.MayBeUser(holding))
            .GroupBy(holding => holding.PrincipalId, StringComparer.OrdinalIgnoreCase)
            .Select(same => same.ToList())
            .ToList();
        var isEmergency = RoleFindings.Emergencies(context);
        if (OfNumber(holders, isEmergency, context) is { } number)
        {
            yield return number;
        }

        foreach (var holder in holders)
        {
            if (OfAccount(holder, isEmergency, context) is { } account)
            {
                yield return account;
            }
        }
    }

    private Finding? OfNumber(List<List<RoleHolding>> holders, Predicate<RoleHolding> isEmergency, HuntContext context)
    {
        // Few can only be said of a whole listing: an export of some roles may lack the rest.
        var daily = holders.Count(holder => !isEmergency(holder[0]));
        var isFew = holders.Count is > 0 and < Fewest && context.Facts.Coverage.IsWhole(EntitySets.RoleAssignments);
        if (daily <= Most && !isFew)
        {
            return null;
        }

        var unknown = holders.Count(holder => holder[0].PrincipalKind == RolePrincipalKind.Unknown);
        var apart = holders.Count - daily;
        var eligible = holders.Count(holder => holder.All(holding => holding.IsEligible));
        var summary = isFew
            ? "Only one account holds Global Administrator: nobody is left when it is lost."
            : $"{daily} accounts hold or can activate Global Administrator ({eligible} of them only through PIM{(apart > 0 ? $"; {apart} kept for emergencies not counted" : string.Empty)}{(unknown > 0 ? $"; of {unknown} the evidence does not tell what they are" : string.Empty)}).";
        return FindingFactory.Create(Descriptor, RoleFindings.Tenant(context), Severity.Medium, summary, holders.SelectMany(holder => holder).SelectMany(holding => holding.Evidence).Distinct(), "number")
            .About([WellKnown.GlobalAdministrator]).Weighed(unknown == 0);
    }

    private Finding? OfAccount(List<RoleHolding> holder, Predicate<RoleHolding> isEmergency, HuntContext context)
    {
        var first = holder[0];
        var reasons = new List<string>();
        var isHigh = false;
        if (first.User is { } user)
        {
            var isGuest = string.Equals(user.UserType, "Guest", StringComparison.OrdinalIgnoreCase);
            isHigh = isGuest || user.OnPremisesSyncEnabled == true;
            reasons.AddRange(new[]
            {
                isGuest ? "is a guest" : null,
                user.OnPremisesSyncEnabled == true ? "is synced from on premises" : null,
                user.AccountEnabled == false ? "is disabled" : null,

                // Which licences carry a mailbox would take a page of plans for each user; an address is what a phish needs.
                !isGuest && !string.IsNullOrEmpty(user.Mail) ? "has a mail address" : null,
            }.OfType<string>());
        }

        if (!isEmergency(first) && IsIdle(first, context))
        {
            reasons.Add("did not sign in for 90 days");
        }

        return reasons.Count == 0 ? null : FindingFactory.Create(
            Descriptor,
            RoleFindings.TargetOf(first),
            isHigh ? Severity.High : Severity.Medium,
            $"Global Administrator {first.PrincipalName} {string.Join(", ", reasons)}.",
            holder.SelectMany(holding => holding.Evidence).Concat(UserRow(first)).Distinct()).About([WellKnown.GlobalAdministrator]) with
        {
            Escalations = isHigh ? [.. reasons.Where(reason => reason is "is a guest" or "is synced from on premises").Select(reason => $"The account {reason}.")] : [],
        };
    }

    private static bool IsIdle(RoleHolding holder, HuntContext context) =>
        context.Age(context.Facts.Roles.SignInsSince) is { TotalDays: >= IdleDays }
        && context.Facts.Coverage.IsWhole(EntitySets.SignIns)
        && !(context.Facts.Roles.LastSignIns.TryGetValue(holder.PrincipalId, out var last) && context.IsWithinDays(last, IdleDays));

    private static IEnumerable<EvidenceItem> UserRow(RoleHolding holder) => holder.User is { } user
        ? [EvidenceItem.Of(EntitySets.Users, user, user.Id, $"Account {user.UserPrincipalName}: {user.UserType ?? "kind not known"}, {(user.OnPremisesSyncEnabled == true ? "synced" : "cloud only")}{(string.IsNullOrEmpty(user.Mail) ? string.Empty : ", mail " + user.Mail)}", user.CreatedDateTime)]
        : [];
}
