using System.Net;
using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Knowledge;
using OAuthHunter.Providers.Live;
using OAuthHunter.Providers.Tests.Emulator;
using OAuthHunter.Providers.Tests.Support;

namespace OAuthHunter.Providers.Tests.Live;

/// <summary>Which apps can administer Exchange, with which roles and credentials, in a tenant of 1,000 service principals.</summary>
public sealed class ExchangeAdministratorsTests
{
    private const string ManageAsApp = "dc50a0fb-09a3-484d-be87-e023b12c6440";
    private const string ExchangeAdministrator = "29232cdf-9323-42fd-ade2-1d097af3e4de";

    /// <summary>Resources that nearly every tenant has and that own dangerous permissions.</summary>
    private static readonly string[] Resources = [WellKnown.ExchangeOnline, WellKnown.MicrosoftGraph, "00000002-0000-0000-c000-000000000000", "00000003-0000-0ff1-ce00-000000000000"];

    [Fact]
    public async Task Ten_operations_of_Graph_answer_it()
    {
        await using var tenant = await EmulatedTenant.StartAsync(
            null,
            ("servicePrincipals", Enumerable.Range(0, 1_000).Select(i => (object)new { id = Id(1, i), appId = i < Resources.Length ? Resources[i] : Id(2, i), displayName = $"App {i}", servicePrincipalType = "Application", accountEnabled = true })),
            ("applications", Enumerable.Range(100, 300).Select(i => (object)new { id = Id(3, i), appId = Id(2, i), displayName = $"App {i}", passwordCredentials = i == 500 ? Array.Empty<object>() : i == 200 ? [new { keyId = Id(4, i), displayName = "key", startDateTime = "2026-01-01T00:00:00Z", endDateTime = "2027-01-01T00:00:00Z" }] : [] })),
            ("appRoleAssignments", [new { id = "assignment", principalId = Id(1, 200), principalType = "ServicePrincipal", principalDisplayName = "App 200", resourceId = Id(1, 0), resourceDisplayName = "Office 365 Exchange Online", appRoleId = ManageAsApp, createdDateTime = "2026-01-02T00:00:00Z" }]),
            ("roleAssignments", [new { id = "role", principalId = Id(1, 200), roleDefinitionId = ExchangeAdministrator, directoryScopeId = "/" }]),
            ("roleDefinitions", [new { id = ExchangeAdministrator, templateId = ExchangeAdministrator, displayName = "Exchange Administrator", isBuiltIn = true }]));
        var emulator = tenant.Emulator;
        using var live = await TenantConnector.ConnectAsync(
            new ConnectionRequest(AuthenticationKind.AccessToken) { GraphAccessToken = new NetworkCredential(string.Empty, emulator.IssueGraphToken()).SecurePassword, GraphEndpoint = emulator.BaseAddress }, null, CancellationToken.None);
        var sink = new RecordingSink();
        var evidence = await TenantEvidence.ReadAsync(
            live.OpenSource(new LiveReadOptions
            {
                CapturedAt = new DateTimeOffset(2026, 9, 30, 0, 0, 0, TimeSpan.Zero),
                EntitySets = [EntitySets.ServicePrincipals, EntitySets.Applications, EntitySets.AppRoleAssignments, EntitySets.RoleAssignments, EntitySets.RoleDefinitions],
            }),
            sink,
            CancellationToken.None);

        var app = Assert.Single(evidence.Facts.Apps, app => app.ManageExchangePermissions.Any());
        Assert.Equal("App 200", app.Name);
        Assert.Equal(["Exchange Administrator"], app.Roles.Select(role => role.Name));
        Assert.Equal(["key"], app.CurrentCredentials.Select(credential => credential.Credential.DisplayName));
        Assert.Equal(1_000, evidence.Coverage.Of(EntitySets.ServicePrincipals).Count);

        // Operations as Graph counts them: those inside a batch each, the batch itself not.
        var operations = emulator.Requests.Operations.Where(pair => !pair.Key.Contains("$batch", StringComparison.Ordinal)).ToList();
        Assert.True(operations.Sum(pair => pair.Value) <= 10, string.Join('\n', operations));
        Assert.Equal(Resources.Length, operations.Where(pair => pair.Key.Contains("appRoleAssignedTo", StringComparison.Ordinal)).Sum(pair => pair.Value));
    }

    private static string Id(int kind, int number) => new Guid(number, (short)kind, 7, 1, 2, 3, 4, 5, 6, 7, 8).ToString();
}
