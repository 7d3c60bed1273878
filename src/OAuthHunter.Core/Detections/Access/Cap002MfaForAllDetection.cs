using OAuthHunter.ConditionalAccess;
using OAuthHunter.Detections.Mfa;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.ConditionalAccess;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Access;

/// <summary>CAP-002: accounts that no policy asks for a second factor.</summary>
public sealed class Cap002MfaForAllDetection : PolicyCheck
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CAP-002",
        Title = "MFA is not required of all users",
        Severity = Severity.High,
        Escalation = "Medium where every account is asked somewhere but a way around remains, or where fewer than one account in fifty is left out.",
        Logic = "As MFA-004, for a member whom no policy names and who is in no group that one names, and, where users were captured, for every enabled account: in some context that policies can tell apart he gets in with one factor. The share of covered accounts and the largest gaps are told. Tenants under security defaults pass: Microsoft asks its users when it sees a need.",
        Rationale = "Any account is a way in: it reads the directory, registers apps where users may, and sends mail that colleagues trust.",
        BenignIf = "The accounts left out belong to devices or services that cannot show a second factor; they should be bound to places instead.",
        Remediation = "One policy for all users and all apps that demands MFA, with the emergency accounts as the only exclusion.",
        Techniques = ["T1110"],
        Needs = PolicyNeeds.PoliciesOrDefaults,
        Permissions = ["Policy.Read.All", "GroupMember.Read.All", "User.Read.All"],
        Licence = "Entra ID P1; free with security defaults",
    };

    public override IEnumerable<string> Proof(HuntContext context) => context.Facts.ConditionalAccess.Member?.Mfa.By ?? [];

    public override IEnumerable<string> NotAssessed(HuntContext context)
    {
        var facts = context.Facts.ConditionalAccess;
        if (facts.AreSecurityDefaultsOn == true)
        {
            return [];
        }

        return facts.Member?.Mfa is { State: DemandState.NotAssessed } demand ? demand.Unknown
            : facts.Population is { NotAssessed: > 0 } people ? [$"{people.NotAssessed} account(s) could not be weighed"]
            : base.NotAssessed(context);
    }

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var facts = context.Facts.ConditionalAccess;
        if (facts.AreSecurityDefaultsOn == true || facts.Member?.Mfa is not { } demand)
        {
            yield break;
        }

        var people = facts.Population;
        var left = (people?.Open ?? 0) + (people?.Partly ?? 0);
        if (demand.State is not (DemandState.No or DemandState.Partly) && left == 0)
        {
            yield break;
        }

        var isSmall = demand.State != DemandState.No && (people is null || people.Open * 50 < people.Total);
        var share = people is null ? string.Empty : $" {people.Covered} of {people.Total} enabled accounts ({people.Percent} %) are covered, {people.Partly} in part, {people.Open} not at all.";
        var why = demand.State == DemandState.Yes ? string.Join(" | ", people!.Gaps) : PolicyRows.Why(demand);
        yield return FindingFactory.Create(
            Descriptor, AdminFindings.Tenant(context), isSmall ? Severity.Medium : Severity.High,
            $"{(demand.State == DemandState.No ? "Nothing demands MFA of members in general" : "MFA has gaps")}.{share} {why}".Trim(),
            [.. PolicyRows.Survey(context, "MFA is not demanded of every account in every context"), .. PolicyRows.Behind(demand), .. Gaps(people)]);
    }

    private static IEnumerable<EvidenceItem> Gaps(PopulationCoverage? people) =>
        (people?.Gaps ?? []).Select(gap => new EvidenceItem { EntitySet = EntitySets.Users.Name, Description = gap });
}
