using OAuthHunter.Model;

namespace OAuthHunter.ConditionalAccess;

/// <summary>
/// Who of the users that are asked about belongs to the groups that policies name, nested groups included. One pass over all
/// members; knows of each group whether it could be read to the last.
/// </summary>
internal sealed class MembershipIndex
{
    private readonly Dictionary<string, Group> groups = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> positions = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<string>> nested = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, PolicySet> memberships = new(StringComparer.OrdinalIgnoreCase);
    private readonly string?[] unknown;

    public MembershipIndex(IEnumerable<Group> captured, IEnumerable<string> named, IEnumerable<string> users)
    {
        foreach (var group in captured.Where(group => group.Id is not null))
        {
            if (!groups.TryGetValue(group.Id!, out var known) || (known.MemberIds is null && group.MemberIds is not null))
            {
                groups[group.Id!] = group;
            }
        }

        foreach (var id in named.Where(id => !positions.ContainsKey(id)))
        {
            positions.Add(id, positions.Count);
        }

        unknown = new string?[positions.Count];
        var above = new Dictionary<string, List<int>>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in positions)
        {
            Open(pair.Key, pair.Value, above);
        }

        Fill(above, new HashSet<string>(users, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The groups that policies name and that he is in, as bits; null for none.</summary>
    public PolicySet? Of(string userId) => memberships.TryGetValue(userId, out var of) ? of : null;

    /// <summary>Where groups stand among the bits; -1 for one that was not asked for when this was made.</summary>
    public int[] PositionsOf(IReadOnlyList<string>? ids) => [.. (ids ?? []).Select(id => positions.TryGetValue(id, out var position) ? position : -1)];

    /// <summary>Whether everybody in the group at that position is known.</summary>
    public bool IsWhole(int position) => unknown[position] is null;

    public string NameOf(string groupId) => groups.TryGetValue(groupId, out var group) ? group.DisplayName ?? groupId : groupId;

    /// <summary>Null: the group could not be read to the last, and he is not among those who were read.</summary>
    public bool? Contains(string groupId, string userId)
    {
        if (!positions.TryGetValue(groupId, out var position))
        {
            return null;
        }

        return memberships.TryGetValue(userId, out var of) && of.Has(position) ? true : unknown[position] is null ? false : null;
    }

    /// <summary>Why it is not known who else is in a group; null when it is known.</summary>
    public string? Why(string groupId) => positions.TryGetValue(groupId, out var position) ? unknown[position] : $"members of the group {NameOf(groupId)} were not captured";

    // Groups nest, also in circles; each is opened once.
    private void Open(string root, int position, Dictionary<string, List<int>> above)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { root };
        var open = new List<string> { root };
        for (var index = 0; index < open.Count; index++)
        {
            if (!groups.TryGetValue(open[index], out var group) || group.MemberIds is null)
            {
                unknown[position] ??= index == 0
                    ? $"members of the group {NameOf(root)} were not captured"
                    : $"members of {NameOf(open[index])}, nested in the group {NameOf(root)}, were not captured";
                continue;
            }

            if (group.HasMoreMembers == true)
            {
                unknown[position] ??= $"the list of members of the group {NameOf(open[index])} is cut off after {group.MemberIds.Count}";
            }

            (above.TryGetValue(open[index], out var list) ? list : above[open[index]] = []).Add(position);
            open.AddRange(NestedIn(group).Where(seen.Add));
        }
    }

    // Looked up once a group, not once a group and policy: groups have tens of thousands of members and few of them are groups.
    private List<string> NestedIn(Group group)
    {
        if (!nested.TryGetValue(group.Id!, out var ids))
        {
            nested.Add(group.Id!, ids = [.. group.MemberIds!.Where(groups.ContainsKey).Concat(group.NestedGroupIds ?? [])]);
        }

        return ids;
    }

    private void Fill(Dictionary<string, List<int>> above, HashSet<string> users)
    {
        foreach (var pair in above)
        {
            PolicySet? bits = null;
            foreach (var id in groups[pair.Key].MemberIds!)
            {
                if (!users.Contains(id))
                {
                    continue;
                }

                bits ??= SetOf(pair.Value);
                memberships[id] = memberships.TryGetValue(id, out var known) ? known.Or(bits) : bits;
            }
        }
    }

    private PolicySet SetOf(List<int> members)
    {
        var flags = new bool[positions.Count];
        foreach (var member in members)
        {
            flags[member] = true;
        }

        return PolicySet.Of(positions.Count, index => flags[index]);
    }
}
