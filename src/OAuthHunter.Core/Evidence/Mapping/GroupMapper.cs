using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps a group object of Graph, with members where they were expanded.</summary>
public static class GroupMapper
{
    // An expansion ends here and says nothing of the rest.
    private const int Expanded = 20;

    public static Group Map(EvidenceRow row)
    {
        var members = MappedValues.Ids(row, "members");
        return new Group
        {
            Origin = row.Origin,
            Id = row.Text("id", "objectId"),
            DisplayName = row.Text("displayName"),
            IsAssignableToRole = row.Flag("isAssignableToRole"),
            MemberIds = members,
            OwnerIds = MappedValues.Ids(row, "owners"),
            HasMoreMembers = members?.Count == Expanded || row.Text("members@odata.nextLink") is not null ? true : null,
            NestedGroupIds = row.Objects("members")?.Where(member => member.Text("@odata.type")?.EndsWith(".group", StringComparison.OrdinalIgnoreCase) == true)
                .Select(member => member.Text("id")).OfType<string>().ToList() is { Count: > 0 } nested ? nested : null,
            MembershipRule = row.Text("membershipRule"),
        };
    }
}
