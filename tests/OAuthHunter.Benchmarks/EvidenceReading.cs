using OAuthHunter.Evidence;
using OAuthHunter.Providers;

namespace OAuthHunter.Benchmarks;

/// <summary>What Import-TenantEvidence does with a file, without the engine around it.</summary>
internal static class EvidenceReading
{
    public static Task<TenantEvidence> ReadAsync(string path) =>
        TenantEvidence.ReadAsync(new ProviderEntryPoint().OpenFiles([path]), new Silent(), CancellationToken.None);

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
