using System.Globalization;
using OAuthHunter.Findings;
using OAuthHunter.Reporting;

namespace OAuthHunter.Providers.Reports;

/// <summary>One line a finding, for a spreadsheet. Cells that a spreadsheet would run as a formula are disarmed.</summary>
internal static class CsvReportWriter
{
    private static readonly string[] Header =
    [
        "DetectionId", "Severity", "Confidence", "TargetKind", "TargetName", "TargetId", "AppId", "FirstSeen", "LastSeen",
        "Summary", "Escalations", "Why", "BenignIf", "WhatToDo", "Techniques", "EvidenceRows", "FirstEvidence", "Fingerprint", "Suppressed",
    ];

    public static void Write(HuntReport report, TextWriter writer)
    {
        writer.Write(string.Join(",", Header) + "\r\n");
        foreach (var finding in report.Findings)
        {
            writer.Write(string.Join(",", Cells(finding).Select(Quote)) + "\r\n");
        }
    }

    private static IEnumerable<string?> Cells(Finding finding) =>
    [
        finding.DetectionId, finding.Severity.ToString(), finding.Confidence.ToString(), finding.TargetKind.ToString(), finding.TargetName, finding.TargetId,
        finding.AppId, Time(finding.FirstSeen), Time(finding.LastSeen), finding.Summary, string.Join("; ", finding.Escalations), finding.Why, finding.BenignIf,
        finding.WhatToDo, string.Join(" ", finding.Techniques), finding.Evidence.Count.ToString(CultureInfo.InvariantCulture),
        $"{finding.Evidence[0].Origin} {finding.Evidence[0].Description}", finding.Fingerprint,
        finding.Suppression?.ToString(),
    ];

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    internal static string Quote(string? cell)
    {
        var text = PlainText.OneLine(cell);
        if (text.Length > 0 && "=+-@".IndexOf(text[0]) >= 0)
        {
            text = "'" + text;
        }

        return text.IndexOfAny([',', '"', ';']) >= 0 ? "\"" + text.Replace("\"", "\"\"") + "\"" : text;
    }
}
