using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using OAuthHunter.Emulator.Hosting;
using OAuthHunter.Emulator.Tenant;

namespace OAuthHunter.Emulator.Exchange;

/// <summary>
/// Search-UnifiedAuditLog. With a session and ReturnLargeSet the same call gives the next page, unsorted, until the session's
/// bound; what lies beyond the bound is never given, and nothing says so.
/// </summary>
internal sealed class AuditSearch(EmulatorOptions options, AuditRows rows)
{
    private readonly ConcurrentDictionary<string, Session> sessions = new(StringComparer.Ordinal);

    public CmdletResult Run(ExchangeCommand command)
    {
        if (Time(command.Text("StartDate")) is not { } start || Time(command.Text("EndDate")) is not { } end)
        {
            return CmdletResult.Refused(ExchangeReplies.BadRequest("Cannot process argument transformation on parameter 'StartDate' or 'EndDate'."));
        }

        if (start >= end)
        {
            return CmdletResult.Refused(ExchangeReplies.BadRequest("The start date must be earlier than the end date."));
        }

        var text = command.Text("ResultSize");
        var size = text is null ? 100 : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 0;
        if (size is < 1 or > 5_000)
        {
            return CmdletResult.Refused(ExchangeReplies.BadRequest($"The value '{text}' of ResultSize must be between 1 and 5000."));
        }

        var sessionCommand = command.Text("SessionCommand");
        if (sessionCommand is not (null or "ReturnLargeSet" or "ReturnNextPreviewPage"))
        {
            return CmdletResult.Refused(ExchangeReplies.BadRequest($"Cannot bind parameter 'SessionCommand'. Valid values are: Initialize, ReturnLargeSet, ReturnNextPreviewPage. '{sessionCommand}' is none."));
        }

        var operations = command.Texts("Operations");
        var recordTypes = command.Texts("RecordType");
        var id = command.Text("SessionId") ?? Guid.NewGuid().ToString();
        var key = string.Join('|', id, start, end, string.Join(',', operations), string.Join(',', recordTypes));
        var bound = sessionCommand == "ReturnLargeSet" ? options.AuditSessionLimit : Math.Min(options.AuditPageLimit, options.AuditSessionLimit);
        var session = sessions.GetOrAdd(key, _ => new Session([.. Unsorted(rows.Search(start, end, operations, recordTypes)).Take(bound)]));
        return new CmdletResult(Page(session, Math.Min(size, options.AuditPageLimit)));
    }

    private List<JsonObject> Page(Session session, int size)
    {
        lock (session)
        {
            var first = session.Position;
            var page = session.Rows.Skip(first).Take(size).ToList();
            session.Position += page.Count;
            return [.. page.Select((row, i) => Row(row, first + i + 1, page.Count))];
        }
    }

    private JsonObject Row(AuditRow row, int index, int count)
    {
        var data = rows.Data(row);
        return new JsonObject
        {
            ["RecordType"] = row.RecordType,
            ["CreationDate"] = row.Time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
            ["UserIds"] = row.UserId,
            ["Operations"] = row.Operation,
            ["AuditData"] = data.ToJsonString(),
            ["ResultIndex"] = index,
            ["ResultCount"] = count,
            ["Identity"] = data["Id"]?.ToString(),
            ["IsValid"] = true,
            ["ObjectState"] = "Unchanged",
        };
    }

    /// <summary>Every second record first: a fixed order that nobody can take for one by time.</summary>
    private static IEnumerable<AuditRow> Unsorted(IReadOnlyList<AuditRow> sorted) =>
        sorted.Where((_, i) => i % 2 == 1).Concat(sorted.Where((_, i) => i % 2 == 0));

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    private sealed class Session(IReadOnlyList<AuditRow> rows)
    {
        public IReadOnlyList<AuditRow> Rows { get; } = rows;

        public int Position { get; set; }
    }
}
