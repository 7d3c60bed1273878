using System.Security.Cryptography;
using System.Text.Json.Nodes;
using OAuthHunter.Emulator.Faults;
using OAuthHunter.Emulator.Hosting;
using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Providers.Live;
using OAuthHunter.Providers.Snapshots;
using OAuthHunter.Providers.Tests.Support;

namespace OAuthHunter.Providers.Tests.Snapshots;

/// <summary>Captures of a live tenant: whole, the same twice, and resumable without reading anything twice.</summary>
public sealed class SnapshotCaptureTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 9, 30, 6, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Since = new(2026, 8, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TempFolder folder = new();
    private TenantEmulator? emulator;
    private ILiveTenant? tenant;

    public async Task InitializeAsync()
    {
        emulator = await TenantEmulator.StartAsync(new EmulatorOptions { SnapshotPath = Demo(), Licences = ["P1"], PageLimit = 50 });
        tenant = await TenantConnector.ConnectAsync(
            new ConnectionRequest(AuthenticationKind.AccessToken)
            {
                GraphAccessToken = new System.Net.NetworkCredential(string.Empty, emulator.IssueGraphToken()).SecurePassword,
                ExchangeAccessToken = new System.Net.NetworkCredential(string.Empty, emulator.IssueExchangeToken()).SecurePassword,
                GraphEndpoint = emulator.BaseAddress,
                ExchangeEndpoint = emulator.BaseAddress,
            }, null, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        tenant!.Dispose();
        await emulator!.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Two_captures_differ_in_nothing_but_the_time()
    {
        var first = await CaptureAsync("first");
        var second = await CaptureAsync("second", at: Now.AddMinutes(1));
        Assert.Equal(Hashes(first.Path), Hashes(second.Path));
        Assert.Equal(Manifest(first.Path, withTime: false), Manifest(second.Path, withTime: false));
        Assert.NotEqual(Manifest(first.Path, withTime: true), Manifest(second.Path, withTime: true));
    }

    [Fact]
    public async Task Each_set_carries_the_hash_of_its_file()
    {
        var snapshot = await CaptureAsync("one");
        var sets = JsonNode.Parse(File.ReadAllText(Path.Combine(snapshot.Path, "manifest.json")))!["sets"]!.AsArray();
        var hashes = Hashes(snapshot.Path);
        Assert.Equal(EntitySets.All.Count, sets.Count);
        Assert.Equal(hashes.Count, sets.Count(set => set!["file"] is not null));
        Assert.All(sets.Where(set => set!["file"] is not null), set => Assert.Equal(hashes[set!["file"]!.ToString()], set["sha256"]!.ToString()));
        Assert.False(File.Exists(Path.Combine(snapshot.Path, "capture.ndjson")));
        Assert.Equal(1, Asked()["GET v1.0/domains"]);
        Assert.Contains("ExchangeAdmin", sets.Single(set => set!["entitySet"]!.ToString() == "unifiedAuditLog")!["scope"]!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(12)]
    [InlineData(24)]
    public async Task A_capture_that_was_stopped_goes_on_without_reading_finished_sets_again(int after)
    {
        var whole = await CaptureAsync("whole");
        emulator!.Requests.Reset();

        using var stop = new CancellationTokenSource();
        var stopping = new Watch(done =>
        {
            if (done.Count >= after)
            {
                stop.Cancel();
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CaptureAsync("resumed", stopping, stop.Token));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "resumed")));
        var finished = stopping.Done.Where(set => set.State is EvidenceState.Available or EvidenceState.NotLicensed).Select(set => set.EntitySet).ToList();
        var before = Asked();

        // Hours later; the logs still end when the first run began.
        var going = new Watch(_ => { });
        var resumed = await CaptureAsync("resumed", going, at: Now.AddHours(5));

        Assert.NotEmpty(finished);
        Assert.Empty(finished.Intersect(going.Done.Select(set => set.EntitySet)));
        var asked = Asked();
        Assert.All(before.Keys.Where(operation => IsOf(finished, operation)), operation => Assert.Equal(before[operation], asked[operation]));
        Assert.Equal(Hashes(whole.Path), Hashes(resumed.Path));
        Assert.Equal(Manifest(whole.Path, withTime: true), Manifest(resumed.Path, withTime: true));
        Assert.Equal(whole.EntitySets.Select(set => set.ToString()), resumed.EntitySets.Select(set => set.ToString()));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "resumed.partial")));
    }

    [Fact]
    public async Task What_a_crash_tore_is_read_again()
    {
        var whole = await CaptureAsync("whole");
        using var stop = new CancellationTokenSource();
        var stopping = new Watch(done =>
        {
            if (done.Count >= 20 && done.Any(set => set.EntitySet == "users"))
            {
                stop.Cancel();
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CaptureAsync("torn", stopping, stop.Token));

        // A finished file that lost its end, a file that nobody finished, half a line in the journal.
        var work = Path.Combine(folder.Path, "torn.partial");
        var users = Path.Combine(work, "users.ndjson");
        Assert.True(File.Exists(users));
        File.WriteAllBytes(users, File.ReadAllBytes(users)[..100]);
        File.WriteAllText(Path.Combine(work, "remoteDomains.ndjson"), "{\"Identity\":\"Def");
        File.AppendAllText(Path.Combine(work, "capture.ndjson"), "{\"entitySet\":\"doma");

        var resumed = await CaptureAsync("torn");
        Assert.Equal(Hashes(whole.Path), Hashes(resumed.Path));
        Assert.Equal(Manifest(whole.Path, withTime: true), Manifest(resumed.Path, withTime: true));
    }

    [Fact]
    public async Task What_was_refused_is_tried_again()
    {
        emulator!.Faults.Add(new FaultRule { Path = "Get-TransportRule$", Kind = FaultKind.AdminApiError });
        using var stop = new CancellationTokenSource();
        var stopping = new Watch(done =>
        {
            if (done.Any(set => set.EntitySet == "transportRules"))
            {
                stop.Cancel();
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CaptureAsync("again", stopping, stop.Token));
        Assert.Equal(EvidenceState.Incomplete, stopping.Done.Single(set => set.EntitySet == "transportRules").State);
        var resumed = await CaptureAsync("again");
        Assert.Equal(EvidenceState.Available, resumed.EntitySets.Single(set => set.EntitySet == "transportRules").State);
    }

    [Theory]
    [InlineData(25, true)]
    [InlineData(1, false)]
    public async Task A_capture_of_yesterday_or_for_another_window_is_not_gone_on_with(int hours, bool sameWindow)
    {
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CaptureAsync("old", new Watch(_ => stop.Cancel()), stop.Token));
        var going = new Watch(_ => { });
        await CaptureAsync("old", going, at: Now.AddHours(hours), since: sameWindow ? Since : Since.AddDays(1));

        var anew = new Watch(_ => { });
        await CaptureAsync("anew", anew);
        Assert.Equal(anew.Done.Select(set => set.EntitySet).Order(), going.Done.Select(set => set.EntitySet).Order());
    }

    [Fact]
    public async Task A_hunt_in_the_capture_of_a_resumed_run_can_be_zipped_too()
    {
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CaptureAsync("case.zip", new Watch(_ => stop.Cancel()), stop.Token));
        var zipped = await CaptureAsync("case.zip");
        var (report, _) = TempFolder.Read(zipped.Path);
        Assert.Equal(zipped.TenantId, report.TenantId);
        Assert.Equal(zipped.EntitySets.Select(set => set.ToString()), report.Coverage.Sets.Select(set => set.ToString()));
        Assert.Equal(["case.zip"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    private Task<SnapshotResult> CaptureAsync(string name, Watch? watch = null, CancellationToken cancellationToken = default, DateTimeOffset? at = null, DateTimeOffset? since = null) =>
        SnapshotCapture.WriteAsync(tenant!, Path.Combine(folder.Path, name), "1.0", at ?? Now, since ?? Since, watch ?? new Watch(_ => { }), cancellationToken);

    private Dictionary<string, int> Asked() => emulator!.Requests.Operations.ToDictionary(pair => pair.Key, pair => pair.Value);

    /// <summary>Whether an operation serves a finished set and no other.</summary>
    private static bool IsOf(IEnumerable<string> finished, string operation) => finished.Any(set => set switch
    {
        "servicePrincipals" => operation.EndsWith("/servicePrincipals", StringComparison.Ordinal),
        "conditionalAccessPolicies" => operation.EndsWith("/conditionalAccess/policies", StringComparison.Ordinal),
        "inboundConnectors" => operation.EndsWith("Get-InboundConnector", StringComparison.Ordinal),
        "transportRules" => operation.EndsWith("Get-TransportRule", StringComparison.Ordinal),
        "unifiedAuditLog" => operation.EndsWith("Search-UnifiedAuditLog", StringComparison.Ordinal),
        _ => operation.EndsWith("/" + set, StringComparison.Ordinal),
    });

    private static SortedDictionary<string, string> Hashes(string path) => new(
        Directory.GetFiles(path, "*.ndjson").ToDictionary(file => Path.GetFileName(file), file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))), StringComparer.Ordinal);

    private static string Manifest(string path, bool withTime)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(path, "manifest.json")))!.AsObject();
        if (!withTime)
        {
            manifest.Remove("capturedAt");
        }

        return manifest.ToJsonString();
    }

    private static string Demo()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "OAuthHunter.psd1")))
        {
            root = root.Parent ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        }

        return Path.Combine(root.FullName, "src", "OAuthHunter", "demo", "contoso");
    }

    private sealed class Watch(Action<IReadOnlyList<EntitySetCoverage>> onSet) : ICaptureObserver
    {
        private readonly List<EntitySetCoverage> done = [];

        public IReadOnlyList<EntitySetCoverage> Done
        {
            get
            {
                lock (done)
                {
                    return [.. done];
                }
            }
        }

        public void Progress(string file, long bytesRead, long bytesTotal, long rows)
        {
        }

        public void FileRead(EvidenceFile file)
        {
        }

        public void SetRead(EntitySetCoverage coverage)
        {
            lock (done)
            {
                done.Add(coverage);
            }

            onSet(Done);
        }
    }
}
