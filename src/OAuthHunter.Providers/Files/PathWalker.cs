using System.IO.Compression;
using OAuthHunter.Providers.Snapshots;

namespace OAuthHunter.Providers.Files;

/// <summary>Goes through folders and archives in a fixed order, and tells snapshots from loose files.</summary>
internal sealed class PathWalker(ReadSession session)
{
    private readonly EvidenceReader reader = new(session);
    private readonly SnapshotReader snapshots = new(session);

    public void Read(string path)
    {
        session.CancellationToken.ThrowIfCancellationRequested();
        if (Directory.Exists(path))
        {
            ReadFolder(path);
        }
        else if (IsZip(path))
        {
            ReadArchive(path);
        }
        else
        {
            reader.Read(path, LengthOf(path), () => OpenFile(path));
        }
    }

    private void ReadFolder(string folder)
    {
        if (snapshots.TryRead(new FolderSnapshot(folder)))
        {
            return;
        }

        string[] entries;
        try
        {
            entries = Directory.GetFileSystemEntries(folder);
        }
        catch (Exception exception) when (FileProblems.Explain(exception) is { } problem)
        {
            Unreadable(folder, problem);
            return;
        }

        Array.Sort(entries, StringComparer.Ordinal);
        foreach (var entry in entries.Where(entry => !IsLink(entry)))
        {
            Read(entry);
        }
    }

    private void ReadArchive(string path)
    {
        try
        {
            using var archive = new ZipArchive(OpenFile(path), ZipArchiveMode.Read);
            if (snapshots.TryRead(new ZipSnapshot(path, archive)))
            {
                return;
            }

            foreach (var entry in archive.Entries.Where(entry => entry.Name.Length > 0).OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                reader.Read(path + "!" + entry.FullName, entry.Length, () => OpenEntry(entry));
            }
        }
        catch (Exception exception) when (FileProblems.Explain(exception) is { } problem)
        {
            Unreadable(path, problem);
        }
    }

    /// <summary>An encrypted entry would read as noise; .NET Framework cannot tell and meets the noise.</summary>
    private static Stream OpenEntry(ZipArchiveEntry entry)
    {
#if NET8_0_OR_GREATER
        if (entry.IsEncrypted)
        {
            throw new InvalidDataException("The entry is encrypted.");
        }
#endif
        return entry.Open();
    }

    private void Unreadable(string path, (string Problem, string Action) problem)
    {
        var file = session.Begin(path);
        file.Fail(problem.Problem, problem.Action);
        session.End(file);
    }

    private static bool IsZip(string path)
    {
        try
        {
            using var stream = OpenFile(path);
            return stream.ReadByte() == 'P' && stream.ReadByte() == 'K' && stream.ReadByte() is 3 or 5;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The reader says so in the file's books.
            return false;
        }
    }

    /// <summary>Links to folders could lead in a circle.</summary>
    private static bool IsLink(string entry)
    {
        try
        {
            return (File.GetAttributes(entry) & (FileAttributes.ReparsePoint | FileAttributes.Directory)) == (FileAttributes.ReparsePoint | FileAttributes.Directory);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static FileStream OpenFile(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 64 * 1024, FileOptions.SequentialScan);

    private static long LengthOf(string path)
    {
        try
        {
            return new FileInfo(path).Length;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
