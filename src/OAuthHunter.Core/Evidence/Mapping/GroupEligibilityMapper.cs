using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps an eligibility of PIM for groups.</summary>
public static class GroupEligibilityMapper
{
    public static GroupEligibility Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Id = row.Text("id"),
        GroupId = row.Text("groupId"),
        PrincipalId = row.Text("principalId"),
        AccessId = row.Text("accessId"),
        StartDateTime = row.Time("startDateTime"),
        EndDateTime = row.Time("endDateTime"),
    };
}
