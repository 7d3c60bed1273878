namespace OAuthHunter.Facts.Admins;

/// <summary>Names by which accounts of programs are known. A name proves nothing; it explains why nobody answers a prompt.</summary>
internal static class ServiceAccountName
{
    private static readonly string[] Parts = ["svc", "service", "srv", "sync", "scan", "scanner", "backup", "noreply", "automation", "runbook"];

    /// <summary>Whether one of the words of the name before the @ is one of those.</summary>
    public static bool Is(string upn)
    {
        var at = upn.IndexOf('@');
        var name = at > 0 ? upn.Substring(0, at) : upn;
        return name.Split('.', '-', '_', '+').Any(part => Parts.Contains(part.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'), StringComparer.OrdinalIgnoreCase));
    }
}
