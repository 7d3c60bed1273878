using System.Globalization;

namespace OAuthHunter.Evidence;

/// <summary>
/// Reads the times of exports: ISO 8601 with or without zone (none means UTC, as the audit logs document), <c>/Date(ms)/</c> of
/// Windows PowerShell, and the US form of the portals (<c>4/19/2021, 12:13:19.483 PM</c>).
/// </summary>
public static class EvidenceTime
{
    private static readonly string[] PortalForms =
    [
        "M/d/yyyy, h:mm:ss.FFFFFFF tt", "M/d/yyyy h:mm:ss.FFFFFFF tt", "M/d/yyyy, h:mm:ss tt", "M/d/yyyy h:mm:ss tt",
        "M/d/yyyy, HH:mm:ss", "M/d/yyyy HH:mm:ss", "M/d/yyyy H:mm", "M/d/yyyy h:mm tt", "M/d/yyyy",
    ];

    /// <summary>The time in UTC, or null for anything that is not one (also for <c>0001-01-01</c>, which exports use for "never").</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        text = text!.Trim();
        if (Plain(text) is { } plain)
        {
            return plain;
        }

        if (text.StartsWith("/Date(", StringComparison.Ordinal))
        {
            return ParseMilliseconds(text);
        }

        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces;
        if ((text.Length >= 10 && text[4] == '-' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, styles, out var time))
            || DateTimeOffset.TryParseExact(text, PortalForms, CultureInfo.InvariantCulture, styles, out time)
            || (text.Length >= 6 && !IsNumber(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, styles, out time)))
        {
            return time.Year <= 1601 ? null : time;
        }

        return null;
    }

    // 2026-09-01T10:00:00, with or without Z: what the audit log writes, by the million.
    private static DateTimeOffset? Plain(string text)
    {
        if (text.Length is not (19 or 20) || (text.Length == 20 && text[19] != 'Z') || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':')
        {
            return null;
        }

        var (year, month, day) = ((Two(text, 0) * 100) + Two(text, 2), Two(text, 5), Two(text, 8));
        var (hour, minute, second) = (Two(text, 11), Two(text, 14), Two(text, 17));
        return year is > 1601 and < 10000 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) && hour is >= 0 and < 24 && minute is >= 0 and < 60 && second is >= 0 and < 60
            ? new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero)
            : null;
    }

    // Far below zero when one of them is no digit.
    private static int Two(string text, int at) => text[at] is >= '0' and <= '9' && text[at + 1] is >= '0' and <= '9' ? ((text[at] - '0') * 10) + text[at + 1] - '0' : -100000;

    private static DateTimeOffset? ParseMilliseconds(string text)
    {
        var end = text.IndexOf(')');
        var body = end > 6 ? text.Substring(6, end - 6) : string.Empty;
        var zone = body.IndexOfAny(['+', '-'], Math.Min(1, body.Length));
        if (zone > 0)
        {
            body = body.Substring(0, zone);
        }

        if (!long.TryParse(body, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ms)
            || ms is < -62135596800000 or > 253402300799999)
        {
            return null;
        }

        var time = DateTimeOffset.FromUnixTimeMilliseconds(ms);
        return time.Year <= 1601 ? null : time;
    }

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
