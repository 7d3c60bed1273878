using OAuthHunter.ConditionalAccess;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Facts.ConditionalAccess;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Access;

/// <summary>Rows, targets and words that the detections about policies share.</summary>
internal static class PolicyRows
{
    public static string NameOf(ConditionalAccessPolicy policy) => policy.DisplayName ?? policy.Id ?? "unnamed policy";

    public static FindingTarget Target(ConditionalAccessPolicy policy) => new(TargetKind.Policy, policy.Id ?? NameOf(policy), NameOf(policy));

    public static EvidenceItem Row(ConditionalAccessPolicy policy, string? say = null) => EvidenceItem.Of(
        EntitySets.ConditionalAccessPolicies, policy, policy.Id, $"Policy '{NameOf(policy)}' is {policy.State}{(say is null ? string.Empty : $": {say}")}", null);

    /// <summary>For findings that something is not there: what was looked through, and the setting that could stand in.</summary>
    public static IEnumerable<EvidenceItem> Survey(HuntContext context, string say)
    {
        var facts = context.Facts.ConditionalAccess;
        yield return new EvidenceItem
        {
            EntitySet = EntitySets.ConditionalAccessPolicies.Name,
            Description = $"{facts.Policies.Count} policies read, {facts.Enforced.Count} enabled and {facts.ReportOnly.Count} report-only: {say}",
        };
        if (facts.Inputs.SecurityDefaults is { } defaults)
        {
            yield return EvidenceItem.Of(EntitySets.SecurityDefaults, defaults, defaults.Id, $"Security defaults are {(defaults.IsEnabled == true ? "on" : "off")}");
        }
    }

    /// <summary>The policies that a demand speaks of.</summary>
    public static IEnumerable<EvidenceItem> Behind(AccessDemand demand) => demand.Policies.Concat(demand.Remarked).Distinct().Select(policy => Row(policy));

    /// <summary>Why a demand is not met, in one clause.</summary>
    public static string Why(AccessDemand demand) => string.Join(" | ", (demand.Hole is { } hole ? [hole.Sentence.TrimEnd('.')] : Array.Empty<string>())
        .Concat(demand.Hole?.Because ?? []).Concat(demand.Remarks).Take(4));

    /// <summary>Administrators who should be bound: not switched off, and no emergency accounts, which are spared on purpose.</summary>
    public static IReadOnlyList<AdminProfile> Bound(HuntContext context)
    {
        var emergency = new HashSet<string>(EmergencyAccounts.Find(context.Facts, context.Options.BreakGlass).Select(account => account.Admin.Id), StringComparer.OrdinalIgnoreCase);
        return [.. context.Facts.Admins.Where(admin => !admin.IsDisabled && !emergency.Contains(admin.Id))];
    }

    /// <summary>So many names and how many more.</summary>
    public static string List(IEnumerable<string> names, int most = 5)
    {
        var all = names.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return all.Count <= most ? string.Join(", ", all) : $"{string.Join(", ", all.Take(most))} and {all.Count - most} more";
    }

    /// <summary>Those who made changes, as subjects that tie findings together.</summary>
    public static IEnumerable<string> Actors(IEnumerable<PolicyChange> changes) => changes
        .SelectMany(change => new[] { change.Actor.UserPrincipalName is { } upn ? Subject.User(upn) : null, change.Actor.AppId is { } app ? Subject.App(app) : null })
        .OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>Demands MFA, or an authentication strength.</summary>
    public static bool DemandsMfa(ConditionalAccessPolicy policy) =>
        policy.GrantControls is { } grant && (Truth.Has(grant.BuiltInControls, "mfa") || Strengths.Names(grant));

    public static bool Blocks(ConditionalAccessPolicy policy) => GrantCheck.IsBlock(policy.GrantControls);

    /// <summary>For everybody, or for administrative roles.</summary>
    public static bool IsWide(ConditionalAccessPolicy policy) => Truth.Has(policy.Conditions?.IncludeUsers, "All") || !Truth.IsEmpty(policy.Conditions?.IncludeRoles);

    /// <summary>Whether a policy, were it enabled, would take in members in general.</summary>
    public static bool IsForEverybody(ConditionalAccessPolicy policy) => Truth.Has(policy.Conditions?.IncludeUsers, "All");
}
