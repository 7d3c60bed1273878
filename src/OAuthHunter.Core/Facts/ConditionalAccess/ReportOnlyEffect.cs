using OAuthHunter.ConditionalAccess;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.ConditionalAccess;

/// <summary>What a report-only policy would change for administrators' second factor if it were enabled.</summary>
public sealed record ReportOnlyEffect
{
    public required string Policy { get; init; }

    /// <summary>Administrators who would then be covered and are not now.</summary>
    public IReadOnlyList<string> Covered { get; init; } = [];

    /// <summary>Administrators who would be asked in more contexts, though not in all.</summary>
    public IReadOnlyList<string> Helped { get; init; } = [];

    /// <summary>Administrators whom it applies to in some context.</summary>
    public int Reached { get; init; }

    /// <summary>The same in one sentence.</summary>
    public required string Sentence { get; init; }

    public override string ToString() => $"{Policy}: {Sentence}";

    internal static ReportOnlyEffect Of(TenantFacts facts, ConditionalAccessPolicy policy)
    {
        var name = policy.DisplayName ?? policy.Id ?? "unnamed policy";
        if (facts.ConditionalAccess.Engine is not { } engine)
        {
            return new ReportOnlyEffect { Policy = name, Sentence = "What it would change was not assessed." };
        }

        var covered = new List<string>();
        var helped = new List<string>();
        var reached = 0;
        foreach (var admin in facts.Admins.Where(admin => !admin.IsDisabled && admin is { AccessSubject: not null, Access: not null }))
        {
            reached += engine.Reaches(admin.AccessSubject!, policy) ? 1 : 0;
            var then = engine.EvaluateWith(admin.AccessSubject!, policy);
            if (then.State == DemandState.Yes && admin.Access!.Mfa.State != DemandState.Yes)
            {
                covered.Add(admin.UserPrincipalName);
            }
            else if (then.State == DemandState.Partly && (admin.Access!.Mfa.State == DemandState.No || then.Hole?.Effort > admin.Access.Mfa.Hole?.Effort))
            {
                helped.Add(admin.UserPrincipalName);
            }
        }

        return new ReportOnlyEffect
        {
            Policy = name,
            Covered = covered,
            Helped = helped,
            Reached = reached,
            Sentence = covered.Count + helped.Count == 0
                ? $"Enabled, it would reach {reached} administrator(s) and change nothing about their second factor."
                : $"Enabled, it would reach {reached} administrator(s), cover {covered.Count} who can now get in with one factor, and narrow the way for {helped.Count}.",
        };
    }
}
