using System.Collections;
using System.Management.Automation;
using OAuthHunter.Findings;
using OAuthHunter.Hosting;
using OAuthHunter.Live;
using OAuthHunter.Suppression;

namespace OAuthHunter.Pipeline;

/// <summary>
/// Turns what -AllowList was given (paths, or objects with the same properties as a file's entries) into an allow-list. Runs on
/// the pipeline thread. A file that cannot be read ends the cmdlet: to hunt without it would be another hunt than was asked for.
/// </summary>
internal sealed class AllowLists(PSCmdlet cmdlet, Func<IProviders> providers)
{
    public AllowList Read(object[]? given)
    {
        var entries = new List<AllowListEntry>();
        var number = 0;
        foreach (var item in given ?? [])
        {
            var source = PSObject.AsPSObject(item);
            var found = source.BaseObject switch
            {
                string path => ReadFile(path),
                FileInfo file => ReadFile(file.FullName),
                AllowListEntry entry => [new AllowListItem(entry, null, entry.Origin ?? "entry")],
                IDictionary table => [AllowListParser.Parse(new PSObjectRow(ToObject(table), default), $"entry {++number} of -AllowList")],
                _ => [AllowListParser.Parse(new PSObjectRow(source, default), $"entry {++number} of -AllowList")],
            };
            foreach (var one in found)
            {
                if (one.Entry is { } entry)
                {
                    entries.Add(entry);
                }
                else
                {
                    cmdlet.WriteError(Errors.AllowListEntryInvalid(one.Origin, one.Problem!, item));
                }
            }
        }

        return new AllowList(entries);
    }

    /// <summary>A warning for each entry that ran out before the moment that the evidence speaks of.</summary>
    public static IEnumerable<string> Expired(AllowList list, IReadOnlyList<Finding> findings, DateTimeOffset now)
    {
        foreach (var entry in list.ExpiredAt(now))
        {
            var count = findings.Count(finding => AllowList.IsFor(entry, finding) && !finding.IsSuppressed);
            yield return $"AllowListExpired: '{entry}'{(entry.Origin is null ? string.Empty : $" ({entry.Origin})")} has run out; {(count == 0 ? "nothing that it was for was found" : $"{count} findings that it was for are active")}. Renew or remove it.";
        }
    }

    private static PSObject ToObject(IDictionary table)
    {
        var made = new PSObject();
        foreach (DictionaryEntry pair in table)
        {
            made.Properties.Add(new PSNoteProperty(pair.Key.ToString(), pair.Value));
        }

        return made;
    }

    private IReadOnlyList<AllowListItem> ReadFile(string path)
    {
        string full;
        try
        {
            full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            if (provider.Name != "FileSystem")
            {
                cmdlet.ThrowTerminatingError(Errors.PathNotFileSystem(path, provider.Name));
            }
        }
        catch (System.Management.Automation.DriveNotFoundException exception)
        {
            cmdlet.ThrowTerminatingError(Errors.AllowListUnreadable(path, exception));
            return [];
        }

        try
        {
            return providers().ReadAllowList(full);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            cmdlet.ThrowTerminatingError(Errors.AllowListUnreadable(path, exception));
            return [];
        }
    }
}
