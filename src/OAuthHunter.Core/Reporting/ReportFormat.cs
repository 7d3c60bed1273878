namespace OAuthHunter.Reporting;

/// <summary>Forms that a report comes in.</summary>
public enum ReportFormat
{
    /// <summary>Everything, for machines.</summary>
    Json,

    /// <summary>One line a finding.</summary>
    Csv,

    /// <summary>The story, for people.</summary>
    Markdown,
}
