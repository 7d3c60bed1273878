using System.Diagnostics;
using System.Net;
using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Providers;

namespace OAuthHunter.Benchmarks;

/// <summary>The same pages twice: only downloaded, and read into the model with all facts joined.</summary>
internal static class GraphReading
{
    private static readonly string[] Listings = ["v1.0/servicePrincipals?$top=999", "v1.0/oauth2PermissionGrants?$top=999"];

    /// <summary>Downloads both listings side by side and keeps nothing. Returns milliseconds.</summary>
    public static async Task<double> DownloadAsync(string root)
    {
        using var http = new HttpClient();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Listings.Select(async listing =>
        {
            for (var url = root + listing; url is not null;)
            {
                var page = await http.GetByteArrayAsync(url);
                url = NextLink(page);
            }
        }));
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>Reads the tenant as a hunt does. Returns milliseconds and the peak working set.</summary>
    public static async Task<(double Milliseconds, long Peak, int Apps)> ReadAsync(string root)
    {
        var request = new ConnectionRequest(AuthenticationKind.AccessToken) { GraphAccessToken = new NetworkCredential(string.Empty, "token").SecurePassword, GraphEndpoint = new Uri(root) };
        var watch = Stopwatch.StartNew();
        using var tenant = await new ProviderEntryPoint().ConnectAsync(request, null, CancellationToken.None);
        var options = new LiveReadOptions { CapturedAt = DateTimeOffset.UtcNow, EntitySets = [EntitySets.ServicePrincipals, EntitySets.OAuth2PermissionGrants, EntitySets.RoleAssignments, EntitySets.RoleDefinitions] };
        var evidence = await TenantEvidence.ReadAsync(tenant.OpenSource(options), new Silent(), CancellationToken.None);
        var apps = EvidenceReading.JoinAll(evidence).Apps.Count;
        var time = watch.Elapsed.TotalMilliseconds;
        foreach (var set in options.EntitySets)
        {
            if (evidence.Coverage.Of(set).State != EvidenceState.Available)
            {
                throw new InvalidOperationException($"{set}: {evidence.Coverage.Of(set).Reason}");
            }
        }

        if (evidence.Coverage.Of(EntitySets.ServicePrincipals).Count != SyntheticGraph.Principals || evidence.Coverage.Of(EntitySets.OAuth2PermissionGrants).Count != SyntheticGraph.Grants)
        {
            throw new InvalidOperationException("Not everything came.");
        }

        return (time, Process.GetCurrentProcess().PeakWorkingSet64, apps);
    }

    /// <summary>Found without parsing: it stands before the objects.</summary>
    private static string? NextLink(byte[] page)
    {
        ReadOnlySpan<byte> mark = "\"@odata.nextLink\":\""u8;
        var head = page.AsSpan(0, Math.Min(page.Length, 400));
        var start = head.IndexOf(mark);
        if (start < 0)
        {
            return null;
        }

        var rest = head[(start + mark.Length)..];
        return System.Text.Encoding.UTF8.GetString(rest[..rest.IndexOf((byte)'"')]);
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
