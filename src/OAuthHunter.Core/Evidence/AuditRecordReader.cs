using OAuthHunter.Model;

namespace OAuthHunter.Evidence;

internal static class AuditRecordReader
{
    public static SignIn? ToSignIn(AuditRecord record) => null;

    public static DirectoryAudit? ToDirectoryAudit(AuditRecord record) => null;
}
