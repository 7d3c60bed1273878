using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using OAuthHunter.Evidence;

namespace OAuthHunter.Pipeline;

/// <summary>Shows a read as it goes, at most five times a second, and hands on what became of each file.</summary>
internal sealed class ReadProgress(Action<ProgressRecord> show, Action<EvidenceFile> fileRead) : ICaptureObserver
{
    private const int ActivityId = 365;
    private const string Activity = "Reading evidence";
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly object gate = new();
    private readonly Stopwatch sinceShown = Stopwatch.StartNew();
    private bool wasShown;
    private int setsRead;

    public void Progress(string file, long bytesRead, long bytesTotal, long rows)
    {
        lock (gate)
        {
            if (wasShown && sinceShown.Elapsed < Interval)
            {
                return;
            }

            wasShown = true;
            sinceShown.Restart();
        }

        show(new ProgressRecord(ActivityId, Activity, string.Format(CultureInfo.CurrentCulture, "{0}: {1:N0} records", Path.GetFileName(file), rows))
        {
            PercentComplete = bytesTotal > 0 ? (int)Math.Min(100, bytesRead * 100 / bytesTotal)
                : setsRead > 0 ? Math.Min(99, setsRead * 100 / EntitySets.All.Count)
                : -1,
        });
    }

    public void FileRead(EvidenceFile file) => fileRead(file);

    // A live tenant does not say how long its listings are; how many of them are done is known.
    public void SetRead(EntitySetCoverage coverage)
    {
        Interlocked.Increment(ref setsRead);
        Progress(coverage.EntitySet, 0, 0, coverage.Count);
    }

    /// <summary>Takes the progress off the screen, if there was any.</summary>
    public void Complete()
    {
        if (wasShown)
        {
            show(new ProgressRecord(ActivityId, Activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }
}
