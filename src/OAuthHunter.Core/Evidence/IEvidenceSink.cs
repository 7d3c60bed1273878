using OAuthHunter.Model;

namespace OAuthHunter.Evidence;

/// <summary>Takes records one by one as a source reads them. Called from one thread at a time.</summary>
public interface IEvidenceSink
{
    /// <summary>Takes a record of a set. Duplicates have been dropped by the source.</summary>
    void Add(EntitySet set, EvidenceRecord record);
}
