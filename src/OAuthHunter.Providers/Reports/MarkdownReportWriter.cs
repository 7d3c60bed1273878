using System.Globalization;
using OAuthHunter.Correlation;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Reporting;

namespace OAuthHunter.Providers.Reports;

/// <summary>The report for people: the story first, then the findings, then what could not be looked at.</summary>
internal static class MarkdownReportWriter
{
    private const int MaximumRows = 12;

    public static void Write(HuntReport report, TextWriter writer)
    {
        writer.WriteLine($"# OAuthHunter report{(report.TenantName is null ? string.Empty : ": " + MarkdownText.Escape(report.TenantName))}");
        writer.WriteLine();
        writer.WriteLine($"Tenant {MarkdownText.Code(report.TenantId)}, as of {Time(report.ReferenceTime) ?? "an unknown time"} UTC. OAuthHunter {report.ModuleVersion}.");
        writer.WriteLine();
        Summary(report, writer);
        foreach (var chain in report.Chains.OrderByDescending(chain => chain.Severity).ThenBy(chain => chain.DetectionId, StringComparer.Ordinal).ThenBy(chain => chain.Start))
        {
            Chain(chain, writer);
        }

        Findings(report, writer);
        Coverage(report, writer);
    }

    private static void Summary(HuntReport report, TextWriter writer)
    {
        writer.WriteLine("| Severity | Findings |");
        writer.WriteLine("|---|---:|");
        foreach (var severity in new[] { Severity.Critical, Severity.High, Severity.Medium, Severity.Low, Severity.Info })
        {
            writer.WriteLine($"| {severity} | {report.Findings.Count(finding => finding.Severity == severity && !finding.IsSuppressed).ToString(CultureInfo.InvariantCulture)} |");
        }

        if (report.Findings.Any(finding => finding.IsSuppressed))
        {
            writer.WriteLine($"| suppressed | {report.Findings.Count(finding => finding.IsSuppressed).ToString(CultureInfo.InvariantCulture)} |");
        }

        writer.WriteLine();
    }

    private static void Chain(AttackChain chain, TextWriter writer)
    {
        writer.WriteLine($"## {chain.DetectionId} {MarkdownText.Escape(chain.Title)}: {chain.Severity}");
        writer.WriteLine();
        writer.WriteLine($"Confidence {chain.Confidence}, score {chain.Score.ToString("0.#", CultureInfo.InvariantCulture)}, {Time(chain.Start) ?? "?"} to {Time(chain.End) ?? "?"} UTC.");
        writer.WriteLine();
        writer.WriteLine(MarkdownText.Escape(chain.Story));
        writer.WriteLine();
        writer.WriteLine("| Link | State | Time (UTC) | Points | What |");
        writer.WriteLine("|---|---|---|---:|---|");
        foreach (var link in chain.Links)
        {
            var state = link.State switch { ChainLinkState.Found => "**found**", ChainLinkState.NotFound => "not found", _ => "not assessed" };
            writer.WriteLine($"| {link.Step} {MarkdownText.Escape(link.Name)} | {state} | {Time(link.Time) ?? string.Empty} | {link.Points.ToString("0.#", CultureInfo.InvariantCulture)} | {MarkdownText.Escape(link.Summary)} |");
        }

        writer.WriteLine();
        writer.WriteLine("**What to do, in this order**");
        writer.WriteLine();
        for (var i = 0; i < chain.WhatToDo.Count; i++)
        {
            writer.WriteLine($"{(i + 1).ToString(CultureInfo.InvariantCulture)}. {MarkdownText.Escape(chain.WhatToDo[i])}");
        }

        writer.WriteLine();
    }

    private static void Findings(HuntReport report, TextWriter writer)
    {
        writer.WriteLine("## Findings");
        writer.WriteLine();
        if (report.Findings.Count == 0)
        {
            writer.WriteLine("None. Read the next part before you take that for an all-clear.");
            writer.WriteLine();
        }

        foreach (var finding in report.Findings.OrderBy(finding => finding))
        {
            writer.WriteLine($"### {(finding.IsSuppressed ? $"Suppressed ({finding.Severity})" : finding.Severity.ToString())}: {MarkdownText.Escape(finding.TargetName)} ({finding.DetectionId})");
            writer.WriteLine();
            if (finding.Suppression is { } suppression)
            {
                writer.WriteLine($"Suppressed {MarkdownText.Escape(suppression.ToString())}");
                writer.WriteLine();
            }

            writer.WriteLine(MarkdownText.Escape(finding.Summary));
            writer.WriteLine();
            foreach (var reason in finding.Escalations)
            {
                writer.WriteLine($"- raised: {MarkdownText.Escape(reason)}");
            }

            writer.WriteLine($"- **Target**: {finding.TargetKind} {MarkdownText.Code(finding.TargetId)}; confidence {finding.Confidence}; {string.Join(", ", finding.Techniques)}");
            writer.WriteLine($"- **Why it matters**: {MarkdownText.Escape(finding.Why)}");
            writer.WriteLine($"- **Benign if**: {MarkdownText.Escape(finding.BenignIf)}");
            writer.WriteLine($"- **What to do**: {MarkdownText.Escape(finding.WhatToDo)}");
            foreach (var missing in finding.NotAssessed)
            {
                writer.WriteLine($"- **Not assessed**: {MarkdownText.Escape(missing)}");
            }

            writer.WriteLine("- **Evidence**:");
            Rows(finding.Evidence, writer);
            writer.WriteLine();
        }
    }

    private static void Rows(IReadOnlyList<EvidenceItem> rows, TextWriter writer)
    {
        foreach (var row in rows.Take(MaximumRows))
        {
            writer.WriteLine($"  - {(row.Time is null ? string.Empty : Time(row.Time) + ": ")}{MarkdownText.Escape(row.Description)} ({MarkdownText.Code(row.Origin)})");
        }

        if (rows.Count > MaximumRows)
        {
            writer.WriteLine($"  - and {(rows.Count - MaximumRows).ToString(CultureInfo.InvariantCulture)} more rows; the JSON report has them all");
        }
    }

    private static void Coverage(HuntReport report, TextWriter writer)
    {
        writer.WriteLine("## What could not be looked at");
        writer.WriteLine();
        var gaps = report.Outcomes.Where(outcome => outcome.State is DetectionState.NotAssessed or DetectionState.PartlyAssessed or DetectionState.Error).ToList();
        if (report.Outcomes.Count == 0)
        {
            writer.WriteLine("The findings came without the state of the detections: nothing can be said about what was not found.");
        }
        else if (gaps.Count == 0)
        {
            writer.WriteLine("Every detection saw all the evidence that it takes.");
        }

        foreach (var gap in gaps)
        {
            writer.WriteLine($"- {gap.DetectionId} {MarkdownText.Escape(gap.Title)}: {gap.State}. {MarkdownText.Escape(string.Join(". ", gap.Reasons))}");
        }

        writer.WriteLine();
        if (report.Coverage.Count == 0)
        {
            return;
        }

        writer.WriteLine("| Evidence | State | Records | First (UTC) | Last (UTC) |");
        writer.WriteLine("|---|---|---:|---|---|");
        foreach (var set in report.Coverage)
        {
            var state = set.State == EvidenceState.Available ? "Available" : $"{set.State}: {MarkdownText.Escape(set.Reason)}";
            state = set.Scope is { } scope ? $"{state}. {MarkdownText.Escape(scope)}" : state;
            writer.WriteLine($"| {set.EntitySet} | {state} | {set.Count.ToString(CultureInfo.InvariantCulture)} | {Time(set.First)} | {Time(set.Last)} |");
        }
    }

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
