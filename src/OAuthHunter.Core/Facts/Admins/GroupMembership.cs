using OAuthHunter.Model;

namespace OAuthHunter.Facts.Admins;

/// <summary>Who belongs to which group, nested groups included. Says so when it does not know.</summary>
internal sealed class GroupMembership
{
    private readonly Dictionary<string, Group> groups = new(StringComparer.OrdinalIgnoreCase);

    public GroupMembership(IEnumerable<Group> groups)
    {
        foreach (var group in groups.Where(group => group.Id is not null))
        {
            if (!this.groups.TryGetValue(group.Id!, out var known) || (known.MemberIds is null && group.MemberIds is not null))
            {
                this.groups[group.Id!] = group;
            }
        }
    }

    public bool IsGroup(string id) => groups.ContainsKey(id);

    public string NameOf(string id) => groups.TryGetValue(id, out var group) ? group.DisplayName ?? id : id;

    /// <summary>Whether a user is a member, directly or through nested groups; null when members were not captured.</summary>
    public bool? Contains(string groupId, string userId)
    {
        var isWhole = true;
        foreach (var group in Expand(groupId))
        {
            if (!groups.TryGetValue(group, out var known) || known.MemberIds is null)
            {
                isWhole = false;
            }
            else if (known.MemberIds.Contains(userId, StringComparer.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return isWhole ? false : null;
    }

    /// <summary>Whether the members of a group and of those nested in it were captured to the last.</summary>
    public bool IsWhole(string groupId) => Expand(groupId).All(id => groups.TryGetValue(id, out var group) && group.MemberIds is not null && group.HasMoreMembers != true);

    /// <summary>Members that are not groups themselves, as far as known.</summary>
    public IReadOnlyList<string> Members(string groupId) => [.. Expand(groupId)
        .Where(groups.ContainsKey)
        .SelectMany(id => groups[id].MemberIds ?? [])
        .Where(id => !IsGroup(id))
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .OrderBy(id => id, StringComparer.OrdinalIgnoreCase)];

    /// <summary>The group and all that are nested in it. Groups can nest in circles; each is opened once.</summary>
    public IReadOnlyList<string> Expand(string groupId)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { groupId };
        var open = new List<string> { groupId };
        for (var index = 0; index < open.Count; index++)
        {
            var nested = groups.TryGetValue(open[index], out var group) ? group.MemberIds ?? [] : [];
            open.AddRange(nested.Where(id => IsGroup(id) && seen.Add(id)));
        }

        return open;
    }
}
