using System.Globalization;

namespace OAuthHunter.Model;

/// <summary>
/// Times as the product writes them: UTC, and alike on every machine. The culture of a session brings a calendar of its own (the
/// year 2569 in Thailand) and its own mark between hours and minutes, and a finding is to read the same wherever it was made.
/// </summary>
internal static class Moment
{
    public static string AsDay(this DateTimeOffset time) => Write(time, "yyyy-MM-dd");

    public static string AsMinute(this DateTimeOffset time) => Write(time, "yyyy-MM-dd HH:mm");

    public static string AsSecond(this DateTimeOffset time) => Write(time, "yyyy-MM-dd HH:mm:ss");

    /// <summary>The time of day to the second, where the day has been told.</summary>
    public static string AsClock(this DateTimeOffset time) => Write(time, "HH:mm:ss");

    private static string Write(DateTimeOffset time, string format) => time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
}
