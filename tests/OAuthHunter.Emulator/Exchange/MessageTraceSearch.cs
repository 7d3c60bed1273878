using System.Globalization;
using System.Text.Json.Nodes;

namespace OAuthHunter.Emulator.Exchange;

/// <summary>
/// Get-MessageTraceV2: newest first, then by recipient; ten days a query, 5,000 rows at most, no pages. The next query names time and
/// recipient of the last row and begins with that row.
/// </summary>
internal static class MessageTraceSearch
{
    private const string MoreResults = "There are more results, use the following command to get more.";

    public static CmdletResult Run(ExchangeCommand command, List<JsonObject> rows)
    {
        var now = rows.Count == 0 ? DateTimeOffset.UnixEpoch : rows.Max(TimeOf);
        var end = Time(command.Text("EndDate")) ?? now.AddSeconds(1);
        var start = Time(command.Text("StartDate")) ?? end.AddDays(-2);
        if (end - start > TimeSpan.FromDays(10))
        {
            return CmdletResult.Refused(ExchangeReplies.BadRequest("The query window must not be longer than 10 days."));
        }

        var text = command.Text("ResultSize");
        var size = text is null ? 1_000 : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 0;
        if (size is < 1 or > 5_000)
        {
            return CmdletResult.Refused(ExchangeReplies.BadRequest($"The value '{text}' of ResultSize must be between 1 and 5000."));
        }

        var starting = command.Text("StartingRecipientAddress");
        var found = rows
            .Where(row => TimeOf(row) >= start && TimeOf(row) <= end && (starting is null || TimeOf(row) < end || string.CompareOrdinal(Recipient(row), starting) >= 0))
            .OrderByDescending(TimeOf).ThenBy(Recipient, StringComparer.Ordinal).ThenBy(row => row["MessageTraceId"]?.ToString(), StringComparer.Ordinal)
            .ToList();
        return found.Count > size ? new CmdletResult(found[..size]) { Warning = MoreResults } : new CmdletResult(found);
    }

    private static string Recipient(JsonObject row) => row["RecipientAddress"]?.ToString() ?? string.Empty;

    private static DateTimeOffset TimeOf(JsonObject row) => Time(row["Received"]?.ToString()) ?? DateTimeOffset.MinValue;

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
