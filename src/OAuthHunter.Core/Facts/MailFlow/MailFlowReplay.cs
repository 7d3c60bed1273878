using OAuthHunter.Evidence;

namespace OAuthHunter.Facts.MailFlow;

internal static class MailFlowReplay
{
    public static MailFlowHistory Build(EvidenceStore store, EvidenceCoverage coverage) => MailFlowHistory.Empty;
}
