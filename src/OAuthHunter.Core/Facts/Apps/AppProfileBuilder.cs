using OAuthHunter.Evidence;

namespace OAuthHunter.Facts.Apps;

internal static class AppProfileBuilder
{
    public static IReadOnlyList<AppProfile> Build(EvidenceStore store, EvidenceCoverage coverage, TenantIdentity tenant) => [];
}
