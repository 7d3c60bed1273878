using OAuthHunter.ConditionalAccess;
using OAuthHunter.Detections.Apps;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Facts.ConditionalAccess;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Access;

/// <summary>CAP-006: whom and what policies let go, and who could join them.</summary>
public sealed class Cap006RiskyExclusionDetection : PolicyCheck
{
    private const int ManyMembers = 10;
    private const int RecentDays = 30;
    private const int FreshDays = 7;

    // What people may change on their own account.
    private static readonly string[] OwnAttributes =
        ["user.mobilePhone", "user.otherMails", "user.streetAddress", "user.city", "user.state", "user.postalCode", "user.country", "user.preferredLanguage"];

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CAP-006",
        Title = "Risky exclusions",
        Severity = Severity.Medium,
        Escalation = "High when an administrator who is no emergency account is excluded and gets in with one factor; Critical when within 7 days somebody at risk, or hit by an attack on passwords, added a member to an excluded group.",
        Logic = "An enabled policy that demands MFA, a strength or a managed device, or blocks, excludes: an administrator who is no emergency account (by name, role or group, nested ones too); a group with more than 10 members; a group that cannot hold roles and that somebody without an administrative role owns, or whose dynamic rule looks at attributes that people change themselves; trusted locations from MFA; guests; a group to which a member was added within 30 days; or an id that no longer exists. Excluded groups are listed with their members.",
        Rationale = "An exclusion is a policy that says no. It is made for a day and stays, and whoever may add to the excluded group may let anybody past the policy.",
        BenignIf = "The excluded are the emergency accounts, or a group that is reviewed and can hold roles, so that only administrators fill it.",
        Remediation = "Review the exclusions; keep two emergency accounts. Make excluded groups role-assignable and review their members; take deleted ids out.",
        Techniques = ["T1556.009"],
        Needs =
        [
            PolicyNeeds.Policies,
            new EvidenceNeed("members of excluded groups", EntitySets.ConditionalAccessPolicies, EntitySets.Groups),
            .. AppNeeds.AuditEvents,
        ],
        Permissions = ["Policy.Read.All", "GroupMember.Read.All", "AuditLog.Read.All"],
        Licence = "Entra ID P1",
    };

    public override IEnumerable<string> NotAssessed(HuntContext context)
    {
        var unknown = context.Facts.ConditionalAccess.References
            .Where(reference => IsWeighed(reference) && reference is { Kind: PolicyReferenceKind.Group, Members: null })
            .Select(reference => $"{reference.PolicyName}: the members of the excluded group {reference.Name} were not captured to the last").Distinct(StringComparer.Ordinal);
        return context.Facts.GroupAdditionsSince is { } since && context.IsWithinDays(since, RecentDays)
            ? unknown.Append($"the log tells of more additions to groups than are kept: those before {since.AsMinute()} UTC were not looked at")
            : unknown;
    }

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var spared = new HashSet<string>(EmergencyAccounts.Find(context.Facts, context.Options.BreakGlass).Select(account => account.Admin.Id), StringComparer.OrdinalIgnoreCase);
        var judge = new AppJudge(context);
        foreach (var policy in context.Facts.ConditionalAccess.References.Where(IsWeighed).GroupBy(reference => reference.Policy))
        {
            var admins = Excluded(context, policy.Key).Where(admin => !spared.Contains(admin.Id)).ToList();
            var open = admins.Where(admin => admin.Access?.Mfa.State is DemandState.No or DemandState.Partly).ToList();
            var added = policy.SelectMany(reference => Additions(context, reference)).ToList();
            var risks = added.Where(addition => context.IsWithinDays(addition.Time, FreshDays)).Select(addition => judge.RiskOf(addition.Actor, false)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            List<string> reasons =
            [
                .. admins.Count > 0 ? [$"it lets go the administrator(s) {PolicyRows.List(admins.Select(admin => admin.UserPrincipalName))}"] : Array.Empty<string>(),
                .. policy.SelectMany(reference => Judge(context, reference)).Distinct(StringComparer.Ordinal),
                .. added.GroupBy(addition => addition.GroupName ?? addition.GroupId, StringComparer.OrdinalIgnoreCase).OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => $"{PolicyRows.List(group.Select(addition => addition.Member).Distinct(StringComparer.OrdinalIgnoreCase))} was added to the excluded group {group.Key} within {RecentDays} days"),
            ];
            if (reasons.Count > 0)
            {
                var finding = FindingFactory.Create(
                    Descriptor, PolicyRows.Target(policy.Key), risks.Count > 0 ? Severity.Critical : open.Count > 0 ? Severity.High : Severity.Medium, $"'{PolicyRows.NameOf(policy.Key)}' has exclusions that let people past it: {string.Join("; ", reasons)}.",
                    [PolicyRows.Row(policy.Key, $"excludes {PolicyRows.List(policy.Select(reference => $"{reference.Kind.ToString().ToLowerInvariant()} {reference.Name}"), 8)}"), .. policy.SelectMany(Members), .. added.Select(addition => addition.Evidence), .. admins.Take(5).SelectMany(admin => admin.Roles.Take(1).Select(role => role.Evidence))]);
                yield return finding with
                {
                    Escalations =
                    [
                        .. open.Count > 0 ? [$"{PolicyRows.List(open.Select(admin => admin.UserPrincipalName))} get(s) in with one factor."] : Array.Empty<string>(),
                        .. risks.Select(risk => $"{risk} He added a member within {FreshDays} days."),
                    ],
                    Subjects = [.. finding.Subjects, .. admins.Select(admin => Subject.User(admin.UserPrincipalName))],
                };
            }
        }
    }

    /// <summary>Members that the log saw come into an excluded group, once each: both logs tell of it.</summary>
    private static IEnumerable<GroupAddition> Additions(HuntContext context, PolicyReference reference) => reference.Kind != PolicyReferenceKind.Group ? []
        : context.Facts.GroupAdditions[reference.Id].Concat(context.Facts.GroupAdditions[reference.Name])
            .Where(addition => context.IsWithinDays(addition.Time, RecentDays))
            .GroupBy(addition => (Member: addition.Member.ToLowerInvariant(), Day: addition.Time.UtcDateTime.Date)).Select(same => same.First());

    private static bool IsWeighed(PolicyReference reference) => reference.IsExclusion && AccessSpace.IsState(reference.Policy, "enabled")
        && reference.Policy.GrantControls is not null && Truth.IsEmpty(reference.Policy.Conditions?.IncludeServicePrincipals);

    private static IEnumerable<AdminProfile> Excluded(HuntContext context, ConditionalAccessPolicy policy) =>
        context.Facts.ConditionalAccess.Engine is { } engine
            ? context.Facts.Admins.Where(admin => !admin.IsDisabled && admin.AccessSubject is { } subject && engine.IsExcluded(subject, policy))
            : [];

    private static IEnumerable<string> Judge(HuntContext context, PolicyReference reference)
    {
        if (reference.IsStale)
        {
            yield return $"the excluded {reference.Kind.ToString().ToLowerInvariant()} {reference.Id} no longer exists";
            yield break;
        }

        switch (reference.Kind)
        {
            case PolicyReferenceKind.Guests:
                yield return $"guests are let go ({reference.Name})";
                break;
            case PolicyReferenceKind.Location when PolicyRows.DemandsMfa(reference.Policy):
                yield return $"MFA is not asked for in {reference.Name}";
                break;
            case PolicyReferenceKind.Group:
                foreach (var reason in JudgeGroup(context, reference))
                {
                    yield return reason;
                }

                break;
        }
    }

    private static IEnumerable<string> JudgeGroup(HuntContext context, PolicyReference reference)
    {
        if (reference.Members?.Count > ManyMembers)
        {
            yield return $"the excluded group {reference.Name} has {reference.Members.Count} members";
        }

        var group = context.Facts.ConditionalAccess.Inputs.Groups.FirstOrDefault(known => string.Equals(known.Id, reference.Id, StringComparison.OrdinalIgnoreCase));
        if (group?.MembershipRule is { Length: > 0 } rule && OwnAttributes.FirstOrDefault(attribute => rule.IndexOf(attribute, StringComparison.OrdinalIgnoreCase) >= 0) is { } own)
        {
            yield return $"the excluded group {reference.Name} fills itself by {own}, which people change themselves";
        }

        var owners = (group?.OwnerIds ?? []).Where(owner => context.Facts.FindAdmin(owner) is null).ToList();
        if (group is { IsAssignableToRole: not true } && owners.Count > 0)
        {
            yield return $"the excluded group {reference.Name} is owned by {owners.Count} account(s) without an administrative role, who can add members";
        }
    }

    private static IEnumerable<EvidenceItem> Members(PolicyReference reference) => reference is { Kind: PolicyReferenceKind.Group, Members: { } members }
        ? [new EvidenceItem { EntitySet = EntitySets.Groups.Name, Key = reference.Id, Description = $"Excluded group {reference.Name}: {members.Count} member(s){(members.Count > 0 ? $": {PolicyRows.List(members, 20)}" : string.Empty)}" }]
        : [];
}
