using System.Text;
using System.Text.Json.Nodes;

namespace OAuthHunter.Providers.Tests.Emulator;

public sealed class TokenTests
{
    private const string Client = "00000000-0000-4000-8000-00000000c0de";
    private const string GraphScope = "https://graph.microsoft.com/.default";

    [Theory]
    [InlineData("emulated-client-secret", GraphScope, 200)]
    [InlineData("wrong", GraphScope, 401)]
    [InlineData("emulated-client-secret", "https://graph.microsoft.com/User.Read", 400)]
    [InlineData("emulated-client-secret", "https://example.com/.default", 400)]
    public async Task A_client_secret_gets_a_token_that_opens_its_service(string secret, string scope, int expected)
    {
        await using var tenant = await EmulatedTenant.StartAsync(null);
        var (status, body) = await PostAsync(tenant, "token", ("grant_type", "client_credentials"), ("client_id", Client), ("client_secret", secret), ("scope", scope));
        Assert.Equal(expected, status);
        if (status == 200)
        {
            Assert.Equal(200, (await tenant.SendAsync(HttpMethod.Get, "/v1.0/organization", null, body["access_token"]!.ToString())).Status);
        }
    }

    [Theory]
    [InlineData("RS256", Client, 200)]
    [InlineData("none", Client, 401)]
    [InlineData("RS256", "00000000-0000-4000-8000-000000000bad", 401)]
    public async Task A_client_assertion_must_have_the_shape_of_one(string algorithm, string subject, int expected)
    {
        await using var tenant = await EmulatedTenant.StartAsync(null);
        var assertion = $"{Encode($$"""{"alg":"{{algorithm}}","x5t":"abc"}""")}.{Encode($$"""{"iss":"{{Client}}","sub":"{{subject}}","exp":4102444800}""")}.c2ln";
        var (status, _) = await PostAsync(
            tenant, "token", ("grant_type", "client_credentials"), ("client_id", Client), ("scope", GraphScope),
            ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"), ("client_assertion", assertion));
        Assert.Equal(expected, status);
    }

    [Fact]
    public async Task A_device_code_waits_for_its_user()
    {
        await using var tenant = await EmulatedTenant.StartAsync(null);
        var (_, started) = await PostAsync(tenant, "devicecode", ("client_id", Client), ("scope", "https://graph.microsoft.com/User.Read.All offline_access"));
        (string, string)[] poll = [("grant_type", "urn:ietf:params:oauth:grant-type:device_code"), ("client_id", Client), ("device_code", started["device_code"]!.ToString())];
        var (waiting, body) = await PostAsync(tenant, "token", poll);
        Assert.Equal((400, "authorization_pending"), (waiting, body["error"]!.ToString()));
        var (done, token) = await PostAsync(tenant, "token", poll);
        Assert.Equal(200, done);
        Assert.Equal(200, (await tenant.SendAsync(HttpMethod.Get, "/v1.0/organization", null, token["access_token"]!.ToString())).Status);
        Assert.Equal(400, (await PostAsync(tenant, "token", poll)).Status);
    }

    [Fact]
    public async Task A_managed_identity_gets_a_token_only_with_the_header_that_no_outsider_can_send()
    {
        await using var tenant = await EmulatedTenant.StartAsync(null);
        const string url = "/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://graph.microsoft.com";
        Assert.Equal(400, (await tenant.SendAsync(HttpMethod.Get, url, null, null)).Status);
        var (status, body) = await tenant.SendAsync(HttpMethod.Get, url, null, null, ("Metadata", "true"));
        Assert.Equal(200, status);
        Assert.Equal(200, (await tenant.SendAsync(HttpMethod.Get, "/v1.0/organization", null, body["access_token"]!.ToString())).Status);
    }

    [Fact]
    public async Task The_request_log_never_holds_a_token()
    {
        await using var tenant = await EmulatedTenant.StartAsync(null);
        var token = tenant.Emulator.IssueGraphToken();
        await tenant.SendAsync(HttpMethod.Get, "/v1.0/organization", null, token);
        var log = (await tenant.SendAsync(HttpMethod.Get, "/_emulator/requests", null, null)).Body;
        Assert.Equal(1, log["operations"]!["GET v1.0/organization"]!.GetValue<int>());
        Assert.DoesNotContain(token, log.ToJsonString(), StringComparison.Ordinal);
        await tenant.SendAsync(HttpMethod.Post, "/_emulator/reset", null, null);
        Assert.Empty(tenant.Emulator.Requests.Operations);
    }

    private static async Task<(int Status, JsonNode Body)> PostAsync(EmulatedTenant tenant, string what, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await tenant.Http.PostAsync($"/{EmulatedTenant.TenantId}/oauth2/v2.0/{what}", content);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
