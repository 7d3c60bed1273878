using System.Security;
using System.Text.Json;
using OAuthHunter.DemoTenant;
using OAuthHunter.Emulator.Hosting;
using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Providers.Live;
using OAuthHunter.Providers.Snapshots;
using OAuthHunter.Providers.Tests.Demo;
using OAuthHunter.Providers.Tests.Support;

namespace OAuthHunter.Providers.Tests.Emulator;

/// <summary>The sets about administrators, served by the emulator and read through a real connection, are what the tenant holds.</summary>
public sealed class AdminSetsOverTheWireTests
{
    public static TheoryData<string, string> Sets => new()
    {
        { "SoundMethods", "authenticationMethodsPolicy" },
        { "WeakMethods", "authenticationMethodsPolicy" },
        { "SoundMfa", "authenticationRequirements" },
        { "SoundMfa", "groupEligibilityScheduleInstances" },
    };

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task A_set_arrives_as_it_is(string tenant, string name)
    {
        var set = EntitySets.Find(name)!;
        using var folder = new TempFolder();
        var options = DemoOptions.Default with { Wide = tenant, LogScale = 0.05 };
        var path = await DemoCommand.WriteAsync(options, Path.Combine(folder.Path, "contoso"));
        await using var emulator = await TenantEmulator.StartAsync(new EmulatorOptions { SnapshotPath = path, PageLimit = 3 });
        using var secret = Secret();
        using var connection = await TenantConnector.ConnectAsync(
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
        EntitySet[] asked = [set, EntitySets.RoleAssignments, EntitySets.RoleDefinitions, EntitySets.Groups];
        var sink = new RecordingSink();

        var report = await connection.OpenSource(new LiveReadOptions { CapturedAt = options.ReferenceTime, EntitySets = asked }).ReadAsync(sink, sink, CancellationToken.None);

        Assert.Equal(EvidenceState.Available, report.Coverage.Of(set).State);
        var expected = Texts(set, DemoCollector.Of(options).Records);
        Assert.NotEmpty(expected);
        Assert.Equal(expected, Texts(set, sink.Records));
    }

    private static List<string> Texts(EntitySet set, IEnumerable<(EntitySet Set, Model.EvidenceRecord Record)> records) =>
        [.. records.Where(item => item.Set == set).Select(item => JsonSerializer.SerializeToNode(item.Record, SnapshotJson.Of(set))!.ToJsonString()).Order(StringComparer.Ordinal)];

    private static SecureString Secret()
    {
        var secret = new SecureString();
        foreach (var character in "emulated-client-secret")
        {
            secret.AppendChar(character);
        }

        return secret;
    }
}
