using OAuthHunter.Evidence;

namespace OAuthHunter.Facts.Admins;

internal static class AdminProfileBuilder
{
    public static IReadOnlyList<AdminProfile> Build(EvidenceStore store, EvidenceCoverage coverage) => [];
}
