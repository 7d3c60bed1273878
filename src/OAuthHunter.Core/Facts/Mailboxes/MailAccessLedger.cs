using OAuthHunter.Model;

namespace OAuthHunter.Facts.Mailboxes;

/// <summary>
/// Who read and sent how much, per application and five minutes, added up while the log streams by. Of the mailboxes in a cell only
/// the five smallest names are kept: whether there were five is all that is asked, and the order of rows does not show.
/// </summary>
public sealed class MailAccessLedger
{
    internal const int Several = 5;

    private const int MostCells = 400_000;
    private static readonly long[] Steps = [TimeSpan.TicksPerMinute * 5, TimeSpan.TicksPerMinute * 10, TimeSpan.TicksPerHour, TimeSpan.TicksPerDay];

    private Dictionary<(string App, bool Foreign, long Time), MailAccessCell> reads = [];
    private readonly Dictionary<(string App, long Time), MailAccessCell> sends = [];
    private int level;

    /// <summary>Length of a cell; five minutes unless there were too many.</summary>
    internal TimeSpan Step => TimeSpan.FromTicks(Steps[level]);

    internal bool HasReads => reads.Count > 0;

    internal bool HasSends => sends.Count > 0;

    internal IEnumerable<KeyValuePair<(string App, bool Foreign, long Time), MailAccessCell>> Reads => reads;

    internal IEnumerable<KeyValuePair<(string App, long Time), MailAccessCell>> Sends => sends;

    internal void Add(AuditRecord record)
    {
        var isRead = Is(record, "MailItemsAccessed");
        if ((!isRead && !Is(record, "Send") && !Is(record, "SendAs") && !Is(record, "SendOnBehalf")) || record.CreationTime is not { } time || AppOf(record) is not { } app)
        {
            return;
        }

        var mailbox = (record.MailboxOwner ?? record.UserId ?? string.Empty).ToLowerInvariant();
        if (!isRead)
        {
            var hour = time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerHour);
            Cell(sends, (app, hour)).Add(record, time, mailbox, false, false);
            return;
        }

        var isForeign = record.LogonType is 1 or 2 || record.UserType is 5 or 6 || (record.UserId is { } user && record.MailboxOwner is { } owner && !string.Equals(user, owner, StringComparison.OrdinalIgnoreCase));
        var isSync = Property(record, "MailAccessType") is { } type && type.Equals("Sync", StringComparison.OrdinalIgnoreCase);
        var isThrottled = Property(record, "IsThrottled") is { } flag && flag.Equals("True", StringComparison.OrdinalIgnoreCase);
        Cell(reads, (app, isForeign, time.UtcTicks - (time.UtcTicks % Steps[level]))).Add(record, time, mailbox, isSync, isThrottled);
        while (reads.Count > MostCells && level < Steps.Length - 1)
        {
            level++;
            var finer = reads;
            reads = [];
            foreach (var pair in finer)
            {
                Cell(reads, (pair.Key.App, pair.Key.Foreign, pair.Key.Time - (pair.Key.Time % Steps[level]))).Add(pair.Value);
            }
        }
    }

    private static MailAccessCell Cell<TKey>(Dictionary<TKey, MailAccessCell> cells, TKey key)
        where TKey : notnull
    {
        if (!cells.TryGetValue(key, out var cell))
        {
            cells.Add(key, cell = new MailAccessCell());
        }

        return cell;
    }

    // ClientAppId names the app that holds the token; AppId may be the service in front of the mailbox.
    private static string? AppOf(AuditRecord record) => new[] { record.ClientAppId, record.AppId }
        .FirstOrDefault(text => Guid.TryParse(text, out var id) && id != Guid.Empty)?.ToLowerInvariant();

    private static string? Property(AuditRecord record, string name) =>
        record.OperationProperties?.FirstOrDefault(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;

    private static bool Is(AuditRecord record, string operation) => string.Equals(record.Operation, operation, StringComparison.OrdinalIgnoreCase);
}
