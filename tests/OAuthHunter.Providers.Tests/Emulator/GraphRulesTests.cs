using System.Text.Json.Nodes;
using OAuthHunter.Emulator.Faults;

namespace OAuthHunter.Providers.Tests.Emulator;

/// <summary>The emulator is only worth something if it refuses what Graph refuses.</summary>
public sealed class GraphRulesTests
{
    [Fact]
    public async Task A_listing_is_cut_into_pages_whose_links_lead_to_its_end()
    {
        await using var tenant = await EmulatedTenant.StartAsync(null, ("users", EmulatedTenant.Users(25)));
        var ids = new List<string>();
        var url = "/v1.0/users?$select=id&$top=10";
        while (url is not null)
        {
            var (status, page) = await tenant.GetAsync(url);
            Assert.Equal(200, status);
            ids.AddRange(page["value"]!.AsArray().Select(user => user!["id"]!.ToString()));
            url = page["@odata.nextLink"]?.ToString();
        }

        Assert.Equal(Enumerable.Range(1, 25).Select(i => $"user-{i:000}"), ids);
        Assert.Equal(3, tenant.Emulator.Requests.Operations["GET v1.0/users"]);
    }

    [Fact]
    public async Task A_made_up_skip_token_has_expired()
    {
        await using var tenant = await EmulatedTenant.StartAsync(null, ("users", EmulatedTenant.Users(3)));
        var (status, body) = await tenant.GetAsync("/v1.0/users?$top=2&$skiptoken=2");
        Assert.Equal((400, "Directory_ExpiredPageToken"), (status, Code(body)));
    }

    [Theory]
    [InlineData("/v1.0/users?$top=1000")]
    [InlineData("/v1.0/users?$top=0")]
    [InlineData("/v1.0/users?$select=id,favouriteColour")]
    [InlineData("/v1.0/servicePrincipals?$select=publisherName")]
    [InlineData("/v1.0/servicePrincipals?$select=createdDateTime")]
    [InlineData("/v1.0/auditLogs/signIns?$select=authenticationRequirement")]
    [InlineData("/v1.0/reports/servicePrincipalSignInActivities")]
    [InlineData("/v1.0/users?$filter=favouriteColour eq 'red'")]
    [InlineData("/v1.0/users?$filter=displayName eq")]
    [InlineData("/v1.0/users?$count=true&$filter=displayName ne 'User 1'")]
    [InlineData("/v1.0/users?$expand=displayName")]
    [InlineData("/v1.0/noSuchThing")]
    public async Task What_the_service_does_not_take_is_a_bad_request(string url)
    {
        await using var tenant = await EmulatedTenant.StartAsync(null, ("users", EmulatedTenant.Users(1)));
        Assert.Equal(400, (await tenant.GetAsync(url)).Status);
    }

    [Theory]
    [InlineData("/beta/servicePrincipals?$select=publisherName")]
    [InlineData("/beta/auditLogs/signIns?$select=authenticationRequirement")]
    [InlineData("/beta/reports/servicePrincipalSignInActivities")]
    public async Task Beta_knows_more_than_v1(string url)
    {
        await using var tenant = await EmulatedTenant.StartAsync(null);
        Assert.Equal(200, (await tenant.GetAsync(url)).Status);
    }

    [Fact]
    public async Task V1_leaves_out_what_only_beta_has_and_sends_the_undeclared_creation_time_unasked()
    {
        var principal = new { id = "sp-1", displayName = "App", publisherName = "Contoso", createdDateTime = "2022-09-01T00:00:00Z" };
        await using var tenant = await EmulatedTenant.StartAsync(null, ("servicePrincipals", [principal]));
        var stable = (await tenant.GetAsync("/v1.0/servicePrincipals")).Body["value"]![0]!.AsObject();
        var beta = (await tenant.GetAsync("/beta/servicePrincipals")).Body["value"]![0]!.AsObject();
        Assert.False(stable.ContainsKey("publisherName"));
        Assert.True(stable.ContainsKey("createdDateTime"));
        Assert.Equal("Contoso", beta["publisherName"]!.ToString());
    }

    [Fact]
    public async Task A_token_opens_only_what_its_roles_open()
    {
        await using var tenant = await EmulatedTenant.StartAsync(null, ("users", EmulatedTenant.Users(1)));
        var token = tenant.Emulator.IssueGraphToken("Application.Read.All");
        Assert.Equal(200, (await tenant.SendAsync(HttpMethod.Get, "/v1.0/servicePrincipals", null, token)).Status);
        var (status, body) = await tenant.SendAsync(HttpMethod.Get, "/v1.0/users", null, token);
        Assert.Equal((403, "Authorization_RequestDenied"), (status, Code(body)));
        Assert.Equal(401, (await tenant.SendAsync(HttpMethod.Get, "/v1.0/users", null, null)).Status);
        Assert.Equal(401, (await tenant.SendAsync(HttpMethod.Get, "/v1.0/users", null, token + "x")).Status);
        Assert.Equal(401, (await tenant.SendAsync(HttpMethod.Get, "/v1.0/users", null, tenant.Emulator.IssueExchangeToken())).Status);
    }

    [Fact]
    public async Task A_tenant_without_the_licence_says_so()
    {
        await using var tenant = await EmulatedTenant.StartAsync(options => options with { Licences = ["P1"] });
        Assert.Equal(200, (await tenant.GetAsync("/v1.0/auditLogs/signIns")).Status);
        Assert.Equal(403, (await tenant.GetAsync("/v1.0/identityProtection/riskyUsers")).Status);
        var (status, body) = await tenant.GetAsync("/v1.0/roleManagement/directory/roleEligibilityScheduleInstances");
        Assert.Equal((400, "AadPremiumLicenseRequired"), (status, Code(body)));
    }

    [Theory]
    [InlineData("createdDateTime ge 2022-09-02T00:00:00Z and createdDateTime le 2022-09-03T00:00:00Z", "s2,s3")]
    [InlineData("createdDateTime gt 2022-09-02T00:00:00Z", "s3")]
    [InlineData("status/errorCode eq 50126", "s2")]
    [InlineData("userPrincipalName in ('a@contoso.com','c@contoso.com') and not (status/errorCode eq 7)", "s1,s3")]
    [InlineData("startswith(userPrincipalName,'B@')", "s2")]
    [InlineData("appId eq 00000000-0000-4000-8000-000000000003 or userPrincipalName eq 'o''hara@contoso.com'", "s3")]
    public async Task Filters_keep_what_matches(string filter, string expected)
    {
        await using var tenant = await EmulatedTenant.StartAsync(null, ("signIns", SignIns()));
        var (status, body) = await tenant.GetAsync("/v1.0/auditLogs/signIns?$filter=" + Uri.EscapeDataString(filter));
        Assert.Equal(200, status);
        Assert.Equal(expected, string.Join(',', body["value"]!.AsArray().Select(row => row!["id"]!.ToString()).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Sign_ins_of_apps_come_only_from_beta_and_only_when_asked_for()
    {
        await using var tenant = await EmulatedTenant.StartAsync(null, ("signIns", SignIns()));
        var asked = Uri.EscapeDataString("signInEventTypes/any(t: t eq 'servicePrincipal' or t eq 'managedIdentity')");
        Assert.Equal(3, Count((await tenant.GetAsync("/v1.0/auditLogs/signIns")).Body));
        Assert.Equal(3, Count((await tenant.GetAsync("/beta/auditLogs/signIns")).Body));
        Assert.Equal("s4", (await tenant.GetAsync("/beta/auditLogs/signIns?$filter=" + asked)).Body["value"]!.AsArray().Single()!["id"]!.ToString());
        Assert.Equal(400, (await tenant.GetAsync("/v1.0/auditLogs/signIns?$filter=" + asked)).Status);
    }

    [Fact]
    public async Task An_expansion_is_cut_at_twenty_and_the_members_themselves_are_not()
    {
        var group = new { id = "group-1", displayName = "Admins", memberIds = Enumerable.Range(1, 25).Select(i => $"user-{i:000}").ToArray() };
        await using var tenant = await EmulatedTenant.StartAsync(null, ("users", EmulatedTenant.Users(25)), ("groups", [group]));
        Assert.Equal(20, (await tenant.GetAsync("/v1.0/groups?$expand=members")).Body["value"]![0]!["members"]!.AsArray().Count);
        Assert.Equal(25, Count((await tenant.GetAsync("/v1.0/groups/group-1/members?$select=id")).Body));
        Assert.Equal(404, (await tenant.GetAsync("/v1.0/groups/group-2/members")).Status);
    }

    [Fact]
    public async Task Assignments_are_read_from_the_side_of_the_resource()
    {
        object[] assignments = [new { id = "a1", resourceId = "sp-1", principalId = "sp-2" }, new { id = "a2", resourceId = "sp-3", principalId = "sp-2" }];
        await using var tenant = await EmulatedTenant.StartAsync(null, ("servicePrincipals", [new { id = "sp-1", appId = "app-1" }, new { id = "sp-2", appId = "app-2" }]), ("appRoleAssignments", assignments));
        Assert.Equal("a1", (await tenant.GetAsync("/v1.0/servicePrincipals(appId='app-1')/appRoleAssignedTo")).Body["value"]!.AsArray().Single()!["id"]!.ToString());
        Assert.Equal(2, Count((await tenant.GetAsync("/v1.0/servicePrincipals/sp-2/appRoleAssignments")).Body));
        Assert.Equal("sp-2", (await tenant.GetAsync("/v1.0/servicePrincipals/sp-2")).Body["id"]!.ToString());
        Assert.Equal(1, tenant.Emulator.Requests.Operations["GET v1.0/servicePrincipals/{id}/appRoleAssignedTo"]);
    }

    [Fact]
    public async Task A_count_wants_the_consistency_header()
    {
        await using var tenant = await EmulatedTenant.StartAsync(null, ("users", EmulatedTenant.Users(7)));
        Assert.Equal(400, (await tenant.GetAsync("/v1.0/users/$count")).Status);
        Assert.Equal("7", (await tenant.GetAsync("/v1.0/users/$count", ("ConsistencyLevel", "eventual"))).Body.ToString());
        var filtered = await tenant.GetAsync("/v1.0/users?$count=true&$filter=displayName ne 'User 1'", ("ConsistencyLevel", "eventual"));
        Assert.Equal(6, filtered.Body["@odata.count"]!.GetValue<int>());
    }

    [Fact]
    public async Task Each_step_of_a_batch_has_its_own_fate()
    {
        await using var tenant = await EmulatedTenant.StartAsync(null, ("users", EmulatedTenant.Users(3)));
        tenant.Emulator.Faults.Add(new FaultRule { Path = "GET /v1.0/organization", Kind = FaultKind.Throttle, RetryAfterSeconds = 7 });
        object[] steps =
        [
            new { id = "1", method = "GET", url = "/users?$top=2&$select=id" },
            new { id = "2", method = "GET", url = "/organization" },
            new { id = "3", method = "GET", url = "/users?$select=nothing" },
        ];
        var (status, body) = await tenant.SendAsync(HttpMethod.Post, "/v1.0/$batch", new { requests = steps }, tenant.Emulator.IssueGraphToken());
        var responses = body["responses"]!.AsArray();
        Assert.Equal(200, status);
        Assert.Equal(["3", "2", "1"], responses.Select(response => response!["id"]!.ToString()));
        Assert.Equal([400, 429, 200], responses.Select(response => response!["status"]!.GetValue<int>()));
        Assert.Equal("7", responses[1]!["headers"]!["Retry-After"]!.ToString());
        Assert.NotNull(responses[2]!["body"]!["@odata.nextLink"]);
        Assert.Equal(400, (await tenant.SendAsync(HttpMethod.Post, "/v1.0/$batch", new { requests = Enumerable.Repeat(steps[0], 2) }, tenant.Emulator.IssueGraphToken())).Status);
    }

    [Fact]
    public async Task An_audit_query_is_created_polled_and_read()
    {
        object[] rows = [.. Enumerable.Range(1, 5).Select(i => (object)new { Id = $"r{i}", CreationTime = $"2022-09-0{i}T00:00:00", Operation = "New-InboundConnector", RecordType = "1", UserId = "admin@contoso.com" })];
        await using var tenant = await EmulatedTenant.StartAsync(options => options with { PageLimit = 2 }, ("unifiedAuditLog", rows));
        var query = new { displayName = "hunt", filterStartDateTime = "2022-09-02T00:00:00Z", filterEndDateTime = "2022-09-05T00:00:00Z", operationFilters = new[] { "New-InboundConnector" } };
        var token = tenant.Emulator.IssueGraphToken();
        var (created, body) = await tenant.SendAsync(HttpMethod.Post, "/v1.0/security/auditLog/queries", query, token);
        var address = $"/v1.0/security/auditLog/queries/{body["id"]}";
        Assert.Equal(201, created);
        Assert.Equal(400, (await tenant.GetAsync(address + "/records")).Status);
        Assert.Equal("running", (await tenant.GetAsync(address)).Body["status"]!.ToString());
        Assert.Equal("succeeded", (await tenant.GetAsync(address)).Body["status"]!.ToString());
        var first = (await tenant.GetAsync(address + "/records")).Body;
        var second = (await tenant.GetAsync(first["@odata.nextLink"]!.ToString())).Body;
        Assert.Equal(["r4", "r3", "r2"], first["value"]!.AsArray().Concat(second["value"]!.AsArray()).Select(record => record!["auditData"]!["Id"]!.ToString()));
        Assert.Null(second["@odata.nextLink"]);
    }

    private static IEnumerable<object> SignIns() =>
    [
        new { id = "s1", createdDateTime = "2022-09-01T00:00:00Z", userPrincipalName = "a@contoso.com", isInteractive = true, errorCode = 0, appId = "00000000-0000-4000-8000-000000000001" },
        new { id = "s2", createdDateTime = "2022-09-02T00:00:00Z", userPrincipalName = "b@contoso.com", isInteractive = true, errorCode = 50126, appId = "00000000-0000-4000-8000-000000000002" },
        new { id = "s3", createdDateTime = "2022-09-03T00:00:00Z", userPrincipalName = "c@contoso.com", signInEventTypes = new[] { "interactiveUser" }, errorCode = 0, appId = "00000000-0000-4000-8000-000000000003" },
        new { id = "s4", createdDateTime = "2022-09-04T00:00:00Z", servicePrincipalId = "sp-1", signInEventTypes = new[] { "servicePrincipal" }, errorCode = 0 },
    ];

    private static string Code(JsonNode body) => body["error"]!["code"]!.ToString();

    private static int Count(JsonNode body) => body["value"]!.AsArray().Count;
}
