using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps a group object of Graph, with members where they were expanded.</summary>
public static class GroupMapper
{
    public static Group Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Id = row.Text("id", "objectId"),
        DisplayName = row.Text("displayName"),
        IsAssignableToRole = row.Flag("isAssignableToRole"),
        MemberIds = MappedValues.Ids(row, "members"),
        OwnerIds = MappedValues.Ids(row, "owners"),
    };
}
