using OAuthHunter.Evidence;

namespace OAuthHunter.Providers.Graph;

/// <summary>What reading a set gave, in the two forms in which a source reports it.</summary>
internal sealed record SetResult(EntitySetCoverage Coverage, EvidenceFile File);
