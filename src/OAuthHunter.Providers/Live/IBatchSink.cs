using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Providers.Live;

/// <summary>A sink that takes many records of a set at once, so that listings side by side wait for each other once a page and not once a record.</summary>
internal interface IBatchSink : IEvidenceSink
{
    /// <summary>Takes records in their order, as so many calls of <see cref="IEvidenceSink.Add"/> would.</summary>
    void AddRange(EntitySet set, IReadOnlyList<EvidenceRecord> records);
}
