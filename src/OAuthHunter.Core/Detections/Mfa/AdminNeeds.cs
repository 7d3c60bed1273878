using OAuthHunter.Evidence;

namespace OAuthHunter.Detections.Mfa;

/// <summary>Who is an administrator is told by three sets; each lets a detection see some of them.</summary>
internal static class AdminNeeds
{
    /// <summary>The needs of a detection that joins administrators with some sets.</summary>
    public static IReadOnlyList<EvidenceNeed> With(string aspect, params EntitySet[] sets) =>
    [
        new EvidenceNeed($"{aspect} of those who hold a role", [.. sets, EntitySets.RoleAssignments]),
        new EvidenceNeed($"{aspect} of those who are eligible for a role", [.. sets, EntitySets.RoleEligibilityScheduleInstances]),
        new EvidenceNeed($"{aspect} of members of Exchange role groups", [.. sets, EntitySets.RoleGroups]),
    ];
}
