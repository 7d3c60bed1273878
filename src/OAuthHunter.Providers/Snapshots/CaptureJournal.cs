using System.Globalization;
using System.Text;
using System.Text.Json;
using OAuthHunter.Evidence;

namespace OAuthHunter.Providers.Snapshots;

/// <summary>
/// What a capture has finished, one line a set, written when the set's file is closed. A line that a crash tore, and a file that is
/// not what its line says, count as not there.
/// </summary>
internal sealed class CaptureJournal
{
    public const string FileName = "capture.ndjson";

    private readonly string path;
    private readonly List<SnapshotSet> finished = [];

    private CaptureJournal(string folder, DateTimeOffset capturedAt)
    {
        path = Path.Combine(folder, FileName);
        CapturedAt = capturedAt;
    }

    /// <summary>When the capture began; its logs end then, whenever it goes on.</summary>
    public DateTimeOffset CapturedAt { get; }

    public IReadOnlyList<SnapshotSet> Finished => finished;

    /// <summary>Begins a capture.</summary>
    public static CaptureJournal Begin(string folder, string purpose, DateTimeOffset capturedAt)
    {
        var journal = new CaptureJournal(folder, capturedAt);
        var time = capturedAt.ToString("o", CultureInfo.InvariantCulture);
        File.WriteAllText(journal.path, JsonSerializer.Serialize(new[] { purpose, time }) + "\n");
        return journal;
    }

    /// <summary>Takes up the capture that lies in the folder; null when it was for something else, or cannot be told.</summary>
    public static CaptureJournal? Resume(string folder, string purpose)
    {
        try
        {
            var lines = File.ReadAllLines(Path.Combine(folder, FileName));
            if (JsonSerializer.Deserialize<string[]>(lines[0]) is not { Length: 2 } head || head[0] != purpose)
            {
                return null;
            }

            var journal = new CaptureJournal(folder, DateTimeOffset.Parse(head[1], CultureInfo.InvariantCulture));
            foreach (var line in lines.Skip(1))
            {
                if (Parse(line) is { } set && IsWhole(folder, set))
                {
                    journal.finished.Add(set);
                }
            }

            return journal;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or FormatException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    public void Add(SnapshotSet set)
    {
        finished.Add(set);
        using var stream = new FileStream(path, FileMode.Append, FileAccess.Write);
        var line = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(set, SnapshotJson.Set) + "\n");
        stream.Write(line, 0, line.Length);
        stream.Flush(flushToDisk: true);
    }

    private static SnapshotSet? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, SnapshotJson.Set) is { EntitySet: { } name } set && EntitySets.Find(name) is not null ? set : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsWhole(string folder, SnapshotSet set)
    {
        if (set.File is null)
        {
            return true;
        }

        var file = Path.Combine(folder, SnapshotSink.FileName(EntitySets.Find(set.EntitySet!)!));
        return File.Exists(file) && Hexadecimal.OfFile(file) == set.Sha256;
    }
}
