using OAuthHunter.Evidence;
using OAuthHunter.Facts;
using OAuthHunter.Providers;

namespace OAuthHunter.Benchmarks;

/// <summary>What Import-TenantEvidence does with a file, without the engine around it.</summary>
internal static class EvidenceReading
{
    public static Task<TenantEvidence> ReadAsync(string path) =>
        TenantEvidence.ReadAsync(new ProviderEntryPoint().OpenFiles([path]), new Silent(), CancellationToken.None);

    /// <summary>The facts with every part joined; by themselves they wait until somebody asks.</summary>
    public static TenantFacts JoinAll(TenantEvidence evidence)
    {
        var facts = evidence.Facts;
        object[] parts = [facts.Admins, facts.ConditionalAccess, facts.Roles, facts.MailFlow, facts.SignIns, facts.Consents, facts.Mailboxes, facts.MailVolume];
        GC.KeepAlive(parts);
        return facts;
    }

    private sealed class Silent : IReadObserver
    {
        public void Progress(string file, long bytesRead, long bytesTotal, long rows)
        {
        }

        public void FileRead(EvidenceFile file)
        {
        }
    }
}
