using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using OAuthHunter.Reporting;

namespace OAuthHunter.Providers.Reports;

/// <summary>The whole report for machines: camelCase names, enumerations by name, times as ISO 8601 in UTC.</summary>
internal static class JsonReportWriter
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,

        // The default encoder escapes everything but ASCII letters: a report with a hostile app name stays harmless in a page.
        Encoder = JavaScriptEncoder.Default,
        Converters = { new JsonStringEnumConverter() },
    };

    public static void Write(HuntReport report, TextWriter writer) => writer.WriteLine(JsonSerializer.Serialize(report, Options));
}
