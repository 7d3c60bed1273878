using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>Reads application access policies: which mailboxes each app may reach with what Entra granted it.</summary>
internal sealed class MailboxReachJoiner
{
    private static readonly MailboxReach NotCaptured = new() { Kind = MailboxReachKind.Unknown, Description = "application access policies were not captured" };

    private static readonly MailboxReach Unbound = new() { Kind = MailboxReachKind.Everywhere, Description = "every mailbox" };

    private readonly bool isCaptured;
    private readonly Dictionary<string, List<ApplicationAccessPolicy>> byApp = new(StringComparer.OrdinalIgnoreCase);

    public MailboxReachJoiner(EvidenceStore store, EvidenceCoverage coverage)
    {
        isCaptured = coverage.Has(EntitySets.ApplicationAccessPolicies);
        foreach (var policy in store.Objects<ApplicationAccessPolicy>(EntitySets.ApplicationAccessPolicies).Where(policy => policy.AppId is not null))
        {
            if (!byApp.TryGetValue(policy.AppId!, out var list))
            {
                byApp.Add(policy.AppId!, list = []);
            }

            list.Add(policy);
        }
    }

    public MailboxReach Of(AppDraft app)
    {
        if (!isCaptured)
        {
            return NotCaptured;
        }

        // A policy whose group is gone binds nobody.
        var all = app.AppId is not null && byApp.TryGetValue(app.AppId, out var found) ? found.OrderBy(policy => policy.Identity, StringComparer.OrdinalIgnoreCase).ToList() : [];
        var policies = all.FindAll(policy => policy.IsValid != false);
        if (all.Count == 0)
        {
            return Unbound;
        }

        var broken = all.FindAll(policy => policy.IsValid == false).ConvertAll(policy => EvidenceItem.Of(
            EntitySets.ApplicationAccessPolicies, policy, policy.Identity, $"{policy.AccessRight} for '{app.Name}' on '{ScopeOf(policy)}' is no longer valid"));
        return Bound(app, policies) with { Broken = broken };
    }

    private static MailboxReach Bound(AppDraft app, List<ApplicationAccessPolicy> policies)
    {
        if (policies.Count == 0)
        {
            return Unbound;
        }

        var only = policies.Where(policy => Is(policy, "RestrictAccess")).ToList();
        var rows = policies.Select(policy => EvidenceItem.Of(
            EntitySets.ApplicationAccessPolicies, policy, policy.Identity, $"{policy.AccessRight} for '{app.Name}' on '{ScopeOf(policy)}'{(policy.ScopeMemberCount is { } members ? $", which has {members}{(policy.HasMoreScopeMembers == true ? " or more" : string.Empty)} member(s)" : string.Empty)}")).ToList();
        return only.Count > 0
            ? new MailboxReach { Kind = MailboxReachKind.Restricted, Description = $"mailboxes of {Names(only)} only", Evidence = rows, MemberCount = Members(only), HasMoreMembers = only.Exists(policy => policy.HasMoreScopeMembers == true) }
            : new MailboxReach { Kind = MailboxReachKind.AllButSome, Description = $"every mailbox but those of {Names(policies)}", Evidence = rows };
    }

    // Policies can name one group twice.
    private static int? Members(List<ApplicationAccessPolicy> policies) => policies.TrueForAll(policy => policy.ScopeMemberCount is not null)
        ? policies.GroupBy(policy => policy.ScopeIdentity ?? ScopeOf(policy), StringComparer.OrdinalIgnoreCase).Sum(group => group.First().ScopeMemberCount)
        : null;

    private static bool Is(ApplicationAccessPolicy policy, string right) => string.Equals(policy.AccessRight, right, StringComparison.OrdinalIgnoreCase);

    private static string ScopeOf(ApplicationAccessPolicy policy) => policy.ScopeName ?? policy.ScopeIdentity ?? "(unnamed)";

    private static string Names(IEnumerable<ApplicationAccessPolicy> policies) => string.Join(", ", policies.Select(policy => $"'{ScopeOf(policy)}'").Distinct(StringComparer.OrdinalIgnoreCase));
}
