using OAuthHunter.Detections.Apps;
using OAuthHunter.Facts;
using OAuthHunter.Facts.ConditionalAccess;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Access;

/// <summary>CAP-017: somebody took the doors off their hinges.</summary>
public sealed class Cap017PolicyChangedDetection : PolicyCheck
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CAP-017",
        Title = "Conditional Access policy was changed",
        Severity = Severity.Medium,
        Escalation = "Critical when the change weakens the policy and was made by an app, or by somebody at risk or hit by an attack on passwords. Low for changes that weaken nothing.",
        Logic = "Add, update or delete of a Conditional Access policy in the directory or unified audit log. Where the log carries the policy before and after, the two are compared: an enabled policy that was switched off, set to report-only or deleted; new exclusions; users, groups, roles, apps or client types taken out; limits to places, platforms, risk or devices; controls taken away, or one asked for where all were; longer sessions.",
        Rationale = "Whoever wants to stay makes himself an exception, and switches off what would stop him.",
        BenignIf = "A change ticket names it, and an administrator of policies made it on a working day from his usual place.",
        Remediation = "Ask who made the change and why; take it back. If nobody knows of it, treat the actor's account as taken over.",
        Techniques = ["T1556.009"],
        Needs = AppNeeds.AuditEvents,
        Permissions = ["AuditLog.Read.All"],
        Licence = "Entra ID P1",
    };

    public override IEnumerable<string> NotAssessed(HuntContext context) => [];

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new AppJudge(context);
        foreach (var policy in context.Facts.ConditionalAccess.Changes.Where(IsPolicy).GroupBy(change => (change.Id ?? change.Name).ToLowerInvariant()))
        {
            var weakening = policy.Where(change => change.Weakens.Count > 0).ToList();
            var told = weakening.Count > 0 ? weakening : [.. policy];
            var isUntold = weakening.Count == 0 && policy.Any(change => change.Kind == PolicyChangeKind.PolicyUpdated && (change.Before is null || change.After is null));
            var risk = weakening.Select(change => change.Actor.Kind == AuditActorKind.Application ? $"It was changed by the app {ActorIdentity.Name(context.Facts, change.Actor)}." : judge.RiskOf(change.Actor, false)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            var last = told[told.Count - 1];
            var who = string.Join(", ", told.Select(change => ActorIdentity.Name(context.Facts, change.Actor) ?? change.Actor.Name).Distinct(StringComparer.Ordinal));
            var what = weakening.Count > 0 ? $": {string.Join("; ", weakening.SelectMany(change => change.Weakens).Distinct(StringComparer.Ordinal))}" : isUntold ? "; the log does not tell how" : string.Empty;
            var finding = FindingFactory.Create(
                Descriptor, new FindingTarget(TargetKind.Policy, last.Id ?? last.Name, last.Name), weakening.Count == 0 ? (isUntold ? Severity.Medium : Severity.Low) : risk.Count > 0 ? Severity.Critical : Severity.Medium,
                $"'{last.Name}' was {Verb(last.Kind)} by {who} at {last.Time.AsMinute()} UTC{what}.", policy.Select(change => change.Evidence));
            yield return finding with
            {
                Escalations = risk,
                Subjects = [.. finding.Subjects, .. PolicyRows.Actors(told)],
                Confidence = isUntold ? Confidence.Medium : Confidence.High,
            };
        }
    }

    private static bool IsPolicy(PolicyChange change) => change.Kind is PolicyChangeKind.PolicyAdded or PolicyChangeKind.PolicyUpdated or PolicyChangeKind.PolicyDeleted;

    private static string Verb(PolicyChangeKind kind) => kind switch
    {
        PolicyChangeKind.PolicyAdded => "added",
        PolicyChangeKind.PolicyDeleted => "deleted",
        _ => "changed",
    };
}
