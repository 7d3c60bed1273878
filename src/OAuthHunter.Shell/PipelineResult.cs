using System.Management.Automation;

namespace OAuthHunter.Shell;

/// <summary>Everything that a pipeline gave, stream by stream.</summary>
public sealed record PipelineResult
{
    /// <summary>Objects; empty when they were shown.</summary>
    public IReadOnlyList<PSObject> Output { get; init; } = [];

    public IReadOnlyList<ErrorRecord> Errors { get; init; } = [];

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public IReadOnlyList<string> Verbose { get; init; } = [];

    public IReadOnlyList<ProgressRecord> Progress { get; init; } = [];

    /// <summary>The error that ended it; null when it ran to its end or was stopped.</summary>
    public ErrorRecord? TerminatingError { get; init; }

    public bool IsStopped { get; init; }
}
