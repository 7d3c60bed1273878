using OAuthHunter.Findings;

namespace OAuthHunter.Suppression;

/// <summary>Marks findings that somebody answers for. None is dropped; one whose entry ran out stays what it was.</summary>
public sealed class AllowList
{
    private readonly IReadOnlyList<AllowListEntry> entries;

    public AllowList(IEnumerable<AllowListEntry> entries) => this.entries = [.. entries];

    public static AllowList Empty { get; } = new([]);

    public IReadOnlyList<AllowListEntry> Entries => entries;

    /// <summary>Entries that are void at a moment.</summary>
    public IReadOnlyList<AllowListEntry> ExpiredAt(DateTimeOffset now) => [.. entries.Where(entry => entry.Expires <= now)];

    /// <summary>The finding, marked if a valid entry is for it. Of several the one that lasts longest counts.</summary>
    public Finding Apply(Finding finding, DateTimeOffset now)
    {
        var entry = entries.Where(one => one.Expires > now && IsFor(one, finding)).OrderByDescending(one => one.Expires).FirstOrDefault();
        return entry is null ? finding : finding with { Suppression = new FindingSuppression { Reason = entry.Reason, Owner = entry.Owner, Expires = entry.Expires } };
    }

    /// <summary>Whether the entry is for the finding, valid or not.</summary>
    public static bool IsFor(AllowListEntry entry, Finding finding) =>
        entry.DetectionIds.Any(id => Wildcard.IsMatch(finding.DetectionId, id))
        && new[] { finding.TargetId, finding.TargetName, finding.AppId, finding.ServicePrincipalId }.Any(name => Wildcard.IsMatch(name, entry.Target));
}
