using System.Text.Json;
using OAuthHunter.Correlation;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Providers.Reports;
using OAuthHunter.Reporting;

namespace OAuthHunter.Providers.Tests.Reports;

public class ReportWriterTests
{
    private const string HostileName = "app\u001b[31m|`<img src=x>\u202e\r\n=1+1";

    [Theory]
    [InlineData(ReportFormat.Json, "report.json")]
    [InlineData(ReportFormat.Csv, "report.csv")]
    [InlineData(ReportFormat.Markdown, "report.md")]
    public void A_report_reads_as_agreed(ReportFormat format, string golden) => Golden.Check("Reports", golden, Write(Sample(), format));

    [Theory]
    [InlineData(ReportFormat.Json)]
    [InlineData(ReportFormat.Csv)]
    [InlineData(ReportFormat.Markdown)]
    public void No_report_carries_a_control_character_of_a_name(ReportFormat format)
    {
        var text = Write(Sample(HostileName), format);

        Assert.DoesNotContain(text, c => char.IsControl(c) && c is not '\r' and not '\n');
        Assert.DoesNotContain("\u202e", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_opens_neither_cell_nor_link_nor_html_in_markdown()
    {
        var text = Write(Sample(HostileName), ReportFormat.Markdown);

        Assert.DoesNotMatch(@"(?<!\\)[<|`]img", text);
        Assert.Contains("\\<img", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text.Split('\n'), line => line.StartsWith("=1+1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("plain", "plain")]
    public void A_spreadsheet_runs_nothing(string text, string cell) => Assert.Equal(cell, CsvReportWriter.Quote(text));

    [Fact]
    public void Json_can_be_read_back()
    {
        using var document = JsonDocument.Parse(Write(Sample(HostileName), ReportFormat.Json));
        var finding = document.RootElement.GetProperty("findings")[0];

        Assert.Equal("APP-001", finding.GetProperty("detectionId").GetString());
        Assert.Equal("Critical", finding.GetProperty("severity").GetString());
        Assert.Equal(HostileName, finding.GetProperty("targetName").GetString());
        Assert.Equal("NotAssessed", document.RootElement.GetProperty("outcomes")[0].GetProperty("state").GetString());
    }

    [Fact]
    public void A_report_without_findings_does_not_read_like_an_all_clear()
    {
        var text = Write(new HuntReport { ModuleVersion = "0.0.0", Findings = [] }, ReportFormat.Markdown);

        Assert.Contains("before you take that for an all-clear", text, StringComparison.Ordinal);
        Assert.Contains("nothing can be said about what was not found", text, StringComparison.Ordinal);
    }

    private static string Write(HuntReport report, ReportFormat format)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        ReportWriters.Write(report, format, writer);
        return writer.ToString();
    }

    private static HuntReport Sample(string name = "contoso_GhY")
    {
        var time = new DateTimeOffset(2026, 9, 4, 3, 12, 0, TimeSpan.Zero);
        var row = new EvidenceItem { EntitySet = "appRoleAssignments", Key = "a1", Time = time, Description = $"{name} holds Exchange.ManageAsApp", Origin = "appRoleAssignments.ndjson:7" };
        return new HuntReport
        {
            TenantId = "0c0ffee0-1111-4222-8333-444455556666",
            TenantName = "Contoso",
            ReferenceTime = time.AddDays(26),
            ModuleVersion = "0.1.0",
            Findings =
            [
                new Finding
                {
                    DetectionId = "APP-001", Title = "App can administer Exchange Online", Severity = Severity.Critical, Confidence = Confidence.High, TargetKind = TargetKind.Application,
                    TargetId = "6d1c0d4e-0000-4000-8000-0000000000a1", TargetName = name, AppId = "6d1c0d4e-0000-4000-8000-0000000000a1", Summary = $"{name} holds the permission and the role.",
                    Escalations = ["created 26 days ago"], Why = "It can change mail flow.", BenignIf = "It is your automation.", WhatToDo = "Disable it.", Techniques = ["T1098.003"],
                    Evidence = [row], FirstSeen = time, LastSeen = time, Fingerprint = "00112233445566778899aabb",
                },
            ],
            Chains =
            [
                new AttackChain
                {
                    DetectionId = "CHN-001", Title = "OAuth app takes over Exchange Online", Severity = Severity.Critical, Confidence = Confidence.Medium, Score = 12.5, AppName = name,
                    Start = time, End = time.AddDays(1), Story = $"{name} did it.", Fingerprint = "ffeeddccbbaa998877665544", WhatToDo = ["Disable the app.", "Look again."],
                    Links =
                    [
                        new ChainLink { Step = "S6", Name = "App may administer Exchange", State = ChainLinkState.Found, Points = 7.5, Time = time, Summary = "Granted.", Evidence = [row] },
                        new ChainLink { Step = "S12", Name = "Mail leaves", State = ChainLinkState.NotAssessed, Summary = "No message trace." },
                    ],
                },
            ],
            Coverage =
            [
                new EntitySetCoverage { EntitySet = "servicePrincipals", State = EvidenceState.Available, Count = 312 },
                new EntitySetCoverage { EntitySet = "signIns", State = EvidenceState.NotLicensed, Reason = "Entra ID P1 is missing" },
            ],
            Outcomes = [new DetectionOutcome { DetectionId = "SIN-003", Title = "Password spray", State = DetectionState.NotAssessed, Reasons = ["sign-ins: signIns (NotLicensed)"] }],
        };
    }
}
