using OAuthHunter.Reporting;

namespace OAuthHunter.Providers.Reports;

/// <summary>Picks the writer for a format.</summary>
internal static class ReportWriters
{
    public static void Write(HuntReport report, ReportFormat format, TextWriter writer)
    {
        switch (format)
        {
            case ReportFormat.Json:
                JsonReportWriter.Write(report, writer);
                break;
            case ReportFormat.Csv:
                CsvReportWriter.Write(report, writer);
                break;
            case ReportFormat.Markdown:
                MarkdownReportWriter.Write(report, writer);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "There is no report of that format.");
        }
    }
}
