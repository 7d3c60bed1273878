using System.Security;
using System.Text.Json;
using System.Text.Json.Nodes;
using OAuthHunter.DemoTenant;
using OAuthHunter.Emulator.Hosting;
using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Model;
using OAuthHunter.Providers.Live;
using OAuthHunter.Providers.Snapshots;
using OAuthHunter.Providers.Tests.Demo;
using OAuthHunter.Providers.Tests.Support;

namespace OAuthHunter.Providers.Tests.Emulator;

/// <summary>The demo tenant behind the emulator, read through a real connection, is the demo tenant.</summary>
public sealed class DemoOverTheWireTests
{
    /// <summary>Sets of which the live reader reads less on purpose: dangerous resources only, role-assignable groups only.</summary>
    private static readonly EntitySet[] Narrowed = [EntitySets.AppRoleAssignments, EntitySets.Groups];

    /// <summary>What v1.0 does not have or is not asked for, and the audit properties that reading lays open or empties.</summary>
    private static readonly string[] NotCompared = ["publisherName", "roleDisplayName", "ExtendedProperties", "ModifiedProperties"];

    [Fact]
    public async Task Every_set_arrives_as_the_snapshot_holds_it()
    {
        await using var demo = await DemoAsync();
        var whole = DemoCollector.Of(DemoOptions.Default);
        var sink = new RecordingSink();
        var report = await demo.Source.ReadAsync(sink, sink, CancellationToken.None);
        var differences = new List<string>();
        foreach (var set in EntitySets.All.Where(set => !Narrowed.Contains(set)))
        {
            var expected = Texts(set, whole.Records.Where(item => IsSearchedFor(item.Record)));
            var actual = Texts(set, sink.Records);
            differences.AddRange(expected.Except(actual).Take(2).Select(text => $"{set} lost: {text}"));
            differences.AddRange(actual.Except(expected).Take(2).Select(text => $"{set} made up: {text}"));
            if (expected.Count != actual.Count || expected.Count != report.Coverage.Of(set).Count)
            {
                differences.Add($"{set}: {expected.Count} are there, {actual.Count} came, {report.Coverage.Of(set).Count} were reported");
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));

        Assert.Equal(EvidenceState.NotLicensed, report.Coverage.Of(EntitySets.RiskyUsers).State);
        Assert.Equal(EvidenceState.Available, report.Coverage.Of(EntitySets.InboundConnectors).State);
        Assert.Equal(EvidenceState.Available, report.Coverage.Of(EntitySets.UnifiedAuditLog).State);
    }

    /// <summary>Of the audit log only what the hunt keeps is searched for.</summary>
    private static bool IsSearchedFor(EvidenceRecord record) => record is not AuditRecord audit
        || audit.RecordType == "1"
        || audit.Operation is "UserLoggedIn" or "UserLoginFailed"
        || audit.Operation == GroupAdditionLedger.Activity
        || AuditOperations.IsDirectoryChange(audit.Operation);

    private static List<string> Texts(EntitySet set, IEnumerable<(EntitySet Set, EvidenceRecord Record)> records) =>
        [.. records.Where(item => item.Set == set).Select(item => Plain(JsonSerializer.SerializeToNode(item.Record, SnapshotJson.Of(set))!.AsObject())).Order(StringComparer.Ordinal)];

    /// <summary>Without what is not compared, and without the empty values that mean the same as none.</summary>
    private static string Plain(JsonObject record)
    {
        foreach (var (name, value) in record.ToList())
        {
            if (NotCompared.Contains(name) || value is JsonArray { Count: 0 } || (value is JsonValue text && text.ToString().Length == 0))
            {
                record.Remove(name);
            }
        }

        return record.ToJsonString();
    }

    private static async Task<RunningDemo> DemoAsync()
    {
        var folder = new TempFolder();
        var path = await DemoCommand.WriteAsync(DemoOptions.Default, Path.Combine(folder.Path, "contoso"));
        var emulator = await TenantEmulator.StartAsync(new EmulatorOptions { SnapshotPath = path, Licences = ["P1"] });
        var secret = new SecureString();
        foreach (var character in "emulated-client-secret")
        {
            secret.AppendChar(character);
        }

        var tenant = await TenantConnector.ConnectAsync(
            new ConnectionRequest(AuthenticationKind.ClientSecret)
            {
                TenantId = emulator.TenantId,
                ClientId = "00000000-0000-4000-8000-00000000c0de",
                ClientSecret = secret,
                GraphEndpoint = emulator.BaseAddress,
                ExchangeEndpoint = emulator.BaseAddress,
                AuthorityHost = emulator.BaseAddress,
            },
            null,
            CancellationToken.None);
        return new RunningDemo(folder, emulator, tenant);
    }

    private sealed class RunningDemo(TempFolder folder, TenantEmulator emulator, ILiveTenant tenant) : IAsyncDisposable
    {
        /// <summary>Four months back, which is more than the demo's logs hold.</summary>
        public ITenantSource Source => tenant.OpenSource(new LiveReadOptions { CapturedAt = DemoOptions.Default.ReferenceTime, LogWindow = TimeSpan.FromDays(120) });

        public async ValueTask DisposeAsync()
        {
            tenant.Dispose();
            await emulator.DisposeAsync();
            folder.Dispose();
        }
    }
}
