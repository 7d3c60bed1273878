using System.Management.Automation;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Pipeline;

/// <summary>Turns what a caller gives as list of known apps, paths of CSV files or objects, into the list that a hunt goes by. Runs on the pipeline thread.</summary>
internal static class KnownAppLists
{
    /// <param name="cmdlet">The cmdlet, for its location and its errors.</param>
    /// <param name="lists">Paths and objects; null for the built-in list.</param>
    /// <param name="only">Whether they stand in place of the built-in list.</param>
    public static KnownApps Read(PSCmdlet cmdlet, object[]? lists, bool only)
    {
        var entries = new List<AbusedApp>();
        var number = 0;
        foreach (var item in lists ?? [])
        {
            var given = PSObject.AsPSObject(item).BaseObject switch { string path => path, FileInfo found => found.FullName, _ => item };
            number++;
            try
            {
                entries.AddRange(given is string file ? ReadFile(cmdlet, file) : [ReadObject(PSObject.AsPSObject(given), $"Entry {number}")]);
            }
            catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException or ItemNotFoundException or ProviderNotFoundException or System.Management.Automation.DriveNotFoundException)
            {
                cmdlet.ThrowTerminatingError(Errors.KnownAppListUnreadable(given, exception));
            }
        }

        return only ? KnownApps.Of(entries) : KnownApps.BuiltIn.With(entries);
    }

    private static IReadOnlyList<AbusedApp> ReadFile(PSCmdlet cmdlet, string path)
    {
        var full = cmdlet.GetUnresolvedProviderPathFromPSPath(path);
        return KnownAppList.Parse(File.ReadAllText(full), System.IO.Path.GetFileName(full));
    }

    private static AbusedApp ReadObject(PSObject entry, string place) =>
        KnownAppList.Read(name => entry.Properties[name]?.Value?.ToString(), "-KnownAppList", place);
}
