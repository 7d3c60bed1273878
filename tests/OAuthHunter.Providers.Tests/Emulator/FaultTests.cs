using System.Net;
using System.Text.Json;
using OAuthHunter.Emulator.Faults;

namespace OAuthHunter.Providers.Tests.Emulator;

public sealed class FaultTests
{
    [Theory]
    [InlineData(FaultKind.Throttle, 429, true)]
    [InlineData(FaultKind.ThrottleSilent, 429, false)]
    [InlineData(FaultKind.Unavailable, 503, false)]
    [InlineData(FaultKind.ServerError, 500, false)]
    public async Task A_fault_strikes_as_often_as_it_was_told_and_then_all_is_well(FaultKind kind, int expected, bool hasRetryAfter)
    {
        await using var tenant = await EmulatedTenant.StartAsync(null);
        await tenant.SendAsync(HttpMethod.Post, "/_emulator/faults", new { path = "organization", kind = kind.ToString(), times = 2 }, null);
        tenant.Http.DefaultRequestHeaders.Authorization = new("Bearer", tenant.Emulator.IssueGraphToken());
        using var first = await tenant.Http.GetAsync("/v1.0/organization");
        using var second = await tenant.Http.GetAsync("/v1.0/organization");
        using var third = await tenant.Http.GetAsync("/v1.0/organization");
        Assert.Equal([expected, expected, 200], new[] { first, second, third }.Select(response => (int)response.StatusCode));
        Assert.Equal(hasRetryAfter, first.Headers.RetryAfter is not null);
        Assert.Equal([kind.ToString(), kind.ToString(), null], tenant.Emulator.Requests.Requests.Select(request => request.Fault));
    }

    [Fact]
    public async Task A_cut_body_ends_before_its_announced_length()
    {
        await using var tenant = await EmulatedTenant.StartAsync(null, ("users", EmulatedTenant.Users(50)));
        tenant.Emulator.Faults.Add(new FaultRule { Path = "users", Kind = FaultKind.CutBody, Bytes = 500 });
        tenant.Http.DefaultRequestHeaders.Authorization = new("Bearer", tenant.Emulator.IssueGraphToken());
        await Assert.ThrowsAnyAsync<Exception>(() => tenant.Http.GetStringAsync("/v1.0/users"));
        Assert.Contains("user-050", await tenant.Http.GetStringAsync("/v1.0/users"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_in_the_body_comes_with_a_good_status()
    {
        await using var tenant = await EmulatedTenant.StartAsync(null, ("users", EmulatedTenant.Users(50)));
        tenant.Emulator.Faults.Add(new FaultRule { Path = "users", Kind = FaultKind.ErrorInBody, Bytes = 200 });
        tenant.Http.DefaultRequestHeaders.Authorization = new("Bearer", tenant.Emulator.IssueGraphToken());
        using var response = await tenant.Http.GetAsync("/v1.0/users");
        var text = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.EndsWith("}}", text, StringComparison.Ordinal);
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(text));
    }

    [Fact]
    public async Task A_skip_token_expires_only_where_there_is_one()
    {
        await using var tenant = await EmulatedTenant.StartAsync(null, ("users", EmulatedTenant.Users(3)));
        tenant.Emulator.Faults.Add(new FaultRule { Path = "users", Kind = FaultKind.ExpiredSkipToken });
        var (status, page) = await tenant.GetAsync("/v1.0/users?$top=2");
        Assert.Equal(200, status);
        Assert.Equal(400, (await tenant.GetAsync(page["@odata.nextLink"]!.ToString())).Status);
        Assert.Equal(200, (await tenant.GetAsync(page["@odata.nextLink"]!.ToString())).Status);
    }

    [Fact]
    public async Task A_fault_that_cannot_be_read_is_refused()
    {
        await using var tenant = await EmulatedTenant.StartAsync(null);
        Assert.Equal(400, (await tenant.SendAsync(HttpMethod.Post, "/_emulator/faults", new { path = "(", kind = "Throttle" }, null)).Status);
        Assert.Equal(400, (await tenant.SendAsync(HttpMethod.Post, "/_emulator/faults", new { path = "users", kind = "Meteor" }, null)).Status);
    }
}
