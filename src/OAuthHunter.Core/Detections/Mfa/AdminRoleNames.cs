using OAuthHunter.Facts.Admins;

namespace OAuthHunter.Detections.Mfa;

/// <summary>The roles of an administrator in one line.</summary>
internal static class AdminRoleNames
{
    public static string Of(AdminProfile admin) =>
        string.Join(", ", admin.Roles.Select(role => role.IsEligible ? $"{role.Name} (eligible)" : role.Name).Distinct(StringComparer.Ordinal));
}
