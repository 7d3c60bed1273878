namespace OAuthHunter.Evidence;

/// <summary>Follows a read set by set: what a live tenant gave of one is final before others have begun.</summary>
public interface ICaptureObserver : IReadObserver
{
    /// <summary>A set is done, and every record of it has gone into the sink. May be called from any thread.</summary>
    void SetRead(EntitySetCoverage coverage);
}
