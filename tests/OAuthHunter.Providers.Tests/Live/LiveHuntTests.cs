using System.Net;
using OAuthHunter.Emulator.Hosting;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hosting;
using OAuthHunter.Hunting;
using OAuthHunter.Providers.Files;
using OAuthHunter.Providers.Live;

namespace OAuthHunter.Providers.Tests.Live;

/// <summary>The demo tenant, live: sign-in, Graph and Exchange over the wire, and the same findings as from its snapshot.</summary>
public sealed class LiveHuntTests : IAsyncLifetime
{
    private const string Client = "00000000-0000-4000-8000-0000000000c1";

    private static readonly string Demo = FindDemo();

    private TenantEmulator? emulator;

    private TenantEmulator Tenant => emulator!;

    public async Task InitializeAsync() => emulator = await TenantEmulator.StartAsync(new EmulatorOptions { SnapshotPath = Demo, Licences = ["P1"], PageLimit = 100 });

    public async Task DisposeAsync() => await Tenant.DisposeAsync();

    [Fact]
    public async Task A_live_hunt_finds_what_the_snapshot_shows()
    {
        var snapshot = await TenantEvidence.ReadAsync(new FileTenantSource([Demo]), new Silence(), CancellationToken.None);
        using var tenant = await ConnectAsync();
        var live = await TenantEvidence.ReadAsync(tenant.OpenSource(Options(snapshot)), new Silence(), CancellationToken.None);

        Assert.Equal(snapshot.Coverage.Sets.Select(set => $"{set.EntitySet} {set.State}"), live.Coverage.Sets.Select(set => $"{set.EntitySet} {set.State}"));
        var (expected, found) = (Findings(snapshot), Findings(live));
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Where(IsSearchedFor), found.Where(IsSearchedFor));

        // The snapshot's log is whole; the live log is searched for less, and the one detection that lives off the rest says so.
        Assert.Contains("FWD-009: Pass", expected);
        Assert.Contains("FWD-009: PartlyAssessed", found);
        Assert.Equal(snapshot.TenantId, live.TenantId);
    }

    [Fact]
    public async Task Who_can_administer_Exchange_takes_at_most_ten_operations_of_Graph()
    {
        await using var roomy = await TenantEmulator.StartAsync(new EmulatorOptions { SnapshotPath = Demo, Licences = ["P1"] });
        using var tenant = await ConnectAsync(roomy);
        var source = tenant.OpenSource(new LiveReadOptions
        {
            CapturedAt = DateTimeOffset.UnixEpoch,
            EntitySets = [EntitySets.ServicePrincipals, EntitySets.Applications, EntitySets.AppRoleAssignments, EntitySets.RoleAssignments, EntitySets.RoleDefinitions],
        });
        var evidence = await TenantEvidence.ReadAsync(source, new Silence(), CancellationToken.None);

        Assert.Contains(evidence.Facts.Apps, app => app.ManageExchangePermissions.Any());
        Assert.InRange(roomy.Requests.Operations.Where(pair => pair.Key.Contains("v1.0/", StringComparison.Ordinal) && !pair.Key.Contains("appRoleAssignedTo", StringComparison.Ordinal)).Sum(pair => pair.Value), 1, 10);
        Assert.Equal(1, roomy.Requests.Count("$batch"));
    }

    [Fact]
    public async Task Managed_identity_connects()
    {
        var before = (Environment.GetEnvironmentVariable("IDENTITY_ENDPOINT"), Environment.GetEnvironmentVariable("IDENTITY_HEADER"));
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", new Uri(Tenant.BaseAddress, "/msi/token").AbsoluteUri);
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", "emulated");
        try
        {
            using var tenant = await TenantConnector.ConnectAsync(
                new ConnectionRequest(AuthenticationKind.ManagedIdentity) { GraphEndpoint = Tenant.BaseAddress, ExchangeEndpoint = Tenant.BaseAddress }, null, CancellationToken.None);
            var evidence = await TenantEvidence.ReadAsync(
                tenant.OpenSource(new LiveReadOptions { CapturedAt = DateTimeOffset.UnixEpoch, EntitySets = [EntitySets.Organization] }), new Silence(), CancellationToken.None);
            Assert.Equal(EvidenceState.Available, evidence.Coverage.Of(EntitySets.Organization).State);
        }
        finally
        {
            Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", before.Item1);
            Environment.SetEnvironmentVariable("IDENTITY_HEADER", before.Item2);
        }
    }

    [Fact]
    public async Task Access_is_told_set_by_set()
    {
        await using var poor = await TenantEmulator.StartAsync(new EmulatorOptions { SnapshotPath = Demo, Licences = ["P1"], GraphPermissions = ["Application.Read.All", "RoleAssignmentSchedule.Read.Directory"], DirectoryRoles = [] });
        using var tenant = await ConnectAsync(poor);
        var access = await tenant.TestAccessAsync(
            [EntitySets.ServicePrincipals, EntitySets.Users, EntitySets.RoleAssignmentScheduleInstances, EntitySets.TransportRules], CancellationToken.None);
        Assert.Equal([AccessState.Ready, AccessState.MissingPermission, AccessState.MissingLicence, AccessState.MissingRole], access.Select(set => set.State));
    }

    // What the demo never captured would be empty behind the emulator, which is more than the snapshot knows: it is not asked for.
    private static bool IsSearchedFor(string result) => !result.StartsWith("FWD-009:", StringComparison.Ordinal);

    private static LiveReadOptions Options(TenantEvidence snapshot) => new()
    {
        CapturedAt = snapshot.Report.CapturedAt!.Value,
        LogWindow = TimeSpan.FromDays(90),
        EntitySets = [.. EntitySets.All.Where(set => snapshot.Coverage.Of(set).State != EvidenceState.NotCaptured)],
    };

    private static List<string> Findings(TenantEvidence evidence)
    {
        var hunt = new Hunt();
        HuntEngine.Run(evidence.Facts, new HuntOptions(), hunt, CancellationToken.None);
        return [.. hunt.Results.Order(StringComparer.Ordinal)];
    }

    private static Task<ILiveTenant> ConnectAsync(TenantEmulator to) => TenantConnector.ConnectAsync(
        new ConnectionRequest(AuthenticationKind.ClientSecret)
        {
            TenantId = to.TenantId,
            ClientId = Client,
            ClientSecret = new NetworkCredential(string.Empty, "emulated-client-secret").SecurePassword,
            GraphEndpoint = to.BaseAddress,
            ExchangeEndpoint = to.BaseAddress,
            AuthorityHost = to.BaseAddress,
        }, null, CancellationToken.None);

    private static string FindDemo()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "OAuthHunter.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "src", "OAuthHunter", "demo", "contoso");
    }

    private Task<ILiveTenant> ConnectAsync() => ConnectAsync(Tenant);

    private sealed class Silence : IReadObserver
    {
        public void Progress(string file, long bytesRead, long bytesTotal, long rows)
        {
        }

        public void FileRead(EvidenceFile file)
        {
        }
    }

    private sealed class Hunt : IHuntObserver
    {
        public List<string> Results { get; } = [];

        public void OnFinding(Finding finding) => Results.Add($"{finding} {finding.Confidence} {finding.Fingerprint} {finding.Summary}");

        public void OnOutcome(DetectionOutcome outcome) => Results.Add(outcome.ToString());

        public void OnChain(Correlation.AttackChain chain) => Results.Add($"chain {chain.Severity} {string.Join(",", chain.Links.Select(link => link.State))}");

        public void OnDetectionFailed(string detectionId, Exception exception) => Results.Add($"{detectionId} failed");
    }
}
