using OAuthHunter.Facts.Apps;

namespace OAuthHunter.Detections.Apps;

/// <summary>What an app can do with mail, and with files where that counts too.</summary>
internal static class MailPower
{
    /// <summary>Reads, writes, sends or sets rules: any mailbox, or those of users who consented.</summary>
    public static bool IsMail(HeldPermission permission) => permission.DangerClass?.StartsWith("mail-", StringComparison.Ordinal) == true;

    public static bool IsMailOrFiles(HeldPermission permission) => IsMail(permission) || permission.DangerClass == "files";

    public static IEnumerable<HeldPermission> Of(AppProfile app) => app.Permissions.Where(permission => permission.IsEffective && IsMail(permission));

    /// <summary>Over every mailbox, without a user.</summary>
    public static IEnumerable<HeldPermission> ApplicationWide(AppProfile app) => Of(app).Where(permission => permission.IsApplicationPermission);

    /// <summary>One name each, in order of the alphabet, for sentences.</summary>
    public static string Names(IEnumerable<HeldPermission> permissions) =>
        string.Join(", ", permissions.Select(permission => permission.Value).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal));
}
