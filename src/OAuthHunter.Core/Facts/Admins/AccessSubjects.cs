using OAuthHunter.ConditionalAccess;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Admins;

/// <summary>Administrators as policies see them.</summary>
internal static class AccessSubjects
{
    public static AccessSubject Of(string id, string upn, User? user, IReadOnlyList<HeldRole> roles, string? perUserMfa = null)
    {
        // Role conditions match built-in roles that are held for the whole tenant: not those of an administrative unit, not custom ones.
        var matched = roles.Where(role => role.IsSeenByRoleConditions).ToList();
        return new AccessSubject
        {
            Id = id,
            External = External(upn, user),
            ActiveRoles = [.. matched.Where(role => !role.IsEligible).Select(role => role.RoleTemplateId).Distinct(StringComparer.OrdinalIgnoreCase)],
            EligibleRoles = [.. matched.Where(role => role.IsEligible).Select(role => role.RoleTemplateId).Distinct(StringComparer.OrdinalIgnoreCase)],
            PerUserMfa = Enum.TryParse<PerUserMfa>(perUserMfa, true, out var state) ? state : null,
        };
    }

    private static ExternalUserKind? External(string upn, User? user)
    {
        var isForeign = upn.IndexOf("#EXT#", StringComparison.OrdinalIgnoreCase) >= 0;
        if (string.Equals(user?.UserType, "Guest", StringComparison.OrdinalIgnoreCase))
        {
            return isForeign ? ExternalUserKind.B2bCollaborationGuest : ExternalUserKind.InternalGuest;
        }

        if (string.Equals(user?.UserType, "Member", StringComparison.OrdinalIgnoreCase))
        {
            return isForeign ? ExternalUserKind.B2bCollaborationMember : ExternalUserKind.None;
        }

        return isForeign ? ExternalUserKind.B2bCollaborationGuest : null;
    }
}
