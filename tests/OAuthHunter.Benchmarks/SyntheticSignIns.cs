using System.Globalization;
using System.Text;

namespace OAuthHunter.Benchmarks;

/// <summary>An invented sign-in log as NDJSON in Graph's form: 3,000 people at work and a steady noise of failures.</summary>
internal static class SyntheticSignIns
{
    private static readonly DateTime Start = new(2026, 9, 1, 6, 0, 0, DateTimeKind.Utc);

    /// <summary>Writes so many rows over 30 days; the same number gives the same bytes.</summary>
    public static void Write(string path, int rows)
    {
        var random = new Random(7);
        using var writer = new StreamWriter(path, false, new UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
        for (var i = 0; i < rows; i++)
        {
            var time = Start.AddSeconds((long)i * 30 * 86400 / rows).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
            var user = random.Next(3000).ToString(CultureInfo.InvariantCulture);
            var failed = random.Next(20) == 0;
            var ip = failed && random.Next(2) == 0
                ? $"203.0.113.{random.Next(1, 250).ToString(CultureInfo.InvariantCulture)}"
                : $"198.51.100.{(int.Parse(user, CultureInfo.InvariantCulture) % 40).ToString(CultureInfo.InvariantCulture)}";
            writer.WriteLine($$$"""
                {"id":"{{{new Guid(i, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)}}}","createdDateTime":"{{{time}}}","userPrincipalName":"user{{{user}}}@contoso.com","userId":"user-{{{user}}}","appId":"app-{{{i % 12}}}","appDisplayName":"App","ipAddress":"{{{ip}}}","clientAppUsed":"Browser","userAgent":"Mozilla/5.0 (Windows NT 10.0; Win64; x64) Edge/{{{120 + (i % 6)}}}.0","authenticationRequirement":"multiFactorAuthentication","isInteractive":true,"status":{"errorCode":{{{(failed ? 50126 : 0)}}} },"deviceDetail":{"deviceId":"","operatingSystem":"Windows10","browser":"Edge"},"location":{"city":"Utrecht","countryOrRegion":"NL","geoCoordinates":{"latitude":52.09,"longitude":5.12} } }
                """);
        }
    }
}
