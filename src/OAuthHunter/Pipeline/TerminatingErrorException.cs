using System.Management.Automation;

namespace OAuthHunter.Pipeline;

/// <summary>Carries a terminating error from a pool thread to the pipeline thread.</summary>
internal sealed class TerminatingErrorException(ErrorRecord errorRecord) : Exception(errorRecord.Exception.Message, errorRecord.Exception)
{
    public ErrorRecord ErrorRecord { get; } = errorRecord;
}
