using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>A domain was added to the tenant, verified, or given another way to sign in.</summary>
public sealed record DomainChange
{
    private static readonly HashSet<string> Activities = new(StringComparer.OrdinalIgnoreCase)
    {
        "Add unverified domain", "Add verified domain", "Verify domain", "Set domain authentication", "Set federation settings on domain",
    };

    // The same change stands in Entra's own log and in the unified one, a little later.
    private static readonly TimeSpan Same = TimeSpan.FromMinutes(5);

    public required string Domain { get; init; }

    public required string Activity { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required AuditActor Actor { get; init; }

    public required EvidenceItem Evidence { get; init; }

    /// <summary>Whether sign-ins to the domain were handed to another server.</summary>
    public bool IsFederation { get; init; }

    internal static IReadOnlyList<DomainChange> Read(IEnumerable<DirectoryAudit> audits)
    {
        var changes = new List<DomainChange>();
        foreach (var change in audits.Select(Of).OfType<DomainChange>().OrderBy(change => change.Time).ThenBy(change => change.Domain, StringComparer.Ordinal).ThenBy(change => change.Evidence.EntitySet, StringComparer.Ordinal).ThenBy(change => change.Evidence.Key, StringComparer.Ordinal))
        {
            if (!changes.Any(known => known.Domain == change.Domain && known.Activity == change.Activity && change.Time - known.Time <= Same))
            {
                changes.Add(change);
            }
        }

        return changes;
    }

    private static DomainChange? Of(DirectoryAudit audit)
    {
        var domain = audit.TargetResources.Select(target => target.DisplayName ?? target.Id).FirstOrDefault(name => name?.IndexOf('.') > 0);
        if (domain is null || audit.ActivityDateTime is not { } time || audit.Result == "failure" || !Activities.Contains(audit.ActivityDisplayName ?? string.Empty))
        {
            return null;
        }

        var values = audit.TargetResources.SelectMany(target => target.ModifiedProperties).Select(property => property.NewValue ?? string.Empty);
        var isFederation = audit.ActivityDisplayName!.IndexOf("federation", StringComparison.OrdinalIgnoreCase) >= 0
            || values.Any(value => value.IndexOf("Federated", StringComparison.OrdinalIgnoreCase) >= 0);
        return new DomainChange
        {
            Domain = domain.ToLowerInvariant(),
            Activity = audit.ActivityDisplayName,
            Time = time,
            Actor = audit.InitiatedBy,
            IsFederation = isFederation,
            Evidence = EvidenceItem.Of(
                audit.FromUnifiedAuditLog ? EntitySets.UnifiedAuditLog : EntitySets.DirectoryAudits, audit, audit.Id,
                $"{audit.ActivityDisplayName} {domain} by {audit.InitiatedBy.Name}", time),
        };
    }
}
