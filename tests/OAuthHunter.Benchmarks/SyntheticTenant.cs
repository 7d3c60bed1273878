using System.Globalization;
using System.Text;

namespace OAuthHunter.Benchmarks;

/// <summary>
/// An invented tenant of apps as a snapshot: mostly foreign services with a few delegated grants each, some thousand apps with
/// application permissions, owners, credentials and roles. The same numbers give the same bytes.
/// </summary>
internal static class SyntheticTenant
{
    private static readonly string[] Scopes =
    [
        "openid profile User.Read", "openid profile email User.Read", "openid profile offline_access User.Read", "User.Read", "openid profile email offline_access User.Read Calendars.Read",
        "Mail.Read offline_access", "Files.Read.All offline_access", "Mail.Send offline_access User.Read",
    ];

    private static readonly string[] Roles =
    [
        "df021288-bdef-4463-88db-98f22de89214", "7ab1d382-f21e-4acd-a863-ba3e13f7da61", "810c84a8-4a9e-49e6-bf7d-12d183f40d01", "5b567255-7703-4780-807c-7be8301ae99b", "332a536c-c7ef-4017-ab91-336970924f0d",
    ];

    /// <summary>Writes the snapshot.</summary>
    /// <param name="folder">Folder to make.</param>
    /// <param name="apps">Service principals.</param>
    /// <param name="grants">Delegated grants and application permissions together.</param>
    public static void Write(string folder, int apps, int grants)
    {
        Directory.CreateDirectory(folder);
        var random = new Random(11);
        var counts = new Dictionary<string, int>
        {
            ["servicePrincipals"] = WriteFile(folder, "servicePrincipals", Principals(apps, random)),
            ["oauth2PermissionGrants"] = WriteFile(folder, "oauth2PermissionGrants", Delegated(apps, grants * 9 / 10, random)),
            ["appRoleAssignments"] = WriteFile(folder, "appRoleAssignments", Assignments(apps, grants - (grants * 9 / 10), random)),
            ["roleAssignments"] = WriteFile(folder, "roleAssignments", RoleAssignments(apps)),
            ["organization"] = WriteFile(folder, "organization", ["""{"id":"0c0ffee0-1111-4222-8333-444455556666","displayName":"Contoso","verifiedDomains":["contoso.com"]}"""]),
        };
        var sets = string.Join(",", counts.Select(pair => $$"""{"entitySet":"{{pair.Key}}","state":"Available","count":{{pair.Value}},"file":"{{pair.Key}}.ndjson"}"""));
        File.WriteAllText(Path.Combine(folder, "manifest.json"), $$"""{"schemaVersion":1,"tenantId":"0c0ffee0-1111-4222-8333-444455556666","capturedAt":"2026-09-30T06:00:00Z","moduleVersion":"0.1.0","sets":[{{sets}}]}""");
    }

    private static IEnumerable<string> Principals(int apps, Random random)
    {
        for (var number = 0; number < apps; number++)
        {
            var owner = number < 2 ? "f8cdef31-a31e-4b4a-93e4-5f571e91255a" : random.Next(10) == 0 ? "0c0ffee0-1111-4222-8333-444455556666" : Id(9, random.Next(4000));
            var appId = number == 0 ? "00000003-0000-0000-c000-000000000000" : number == 1 ? "00000002-0000-0ff1-ce00-000000000000" : Id(2, number);
            var created = new DateTime(2018, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(random.Next(70_000)).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
            var publisher = random.Next(3) > 0 ? $"\"verifiedPublisherName\":\"Vendor {random.Next(2000)}\",\"verifiedPublisherId\":\"{random.Next(100_000)}\"," : string.Empty;
            var secrets = random.Next(12) == 0 ? $"{{\"kind\":\"Secret\",\"keyId\":\"{Id(7, number)}\",\"startDateTime\":\"{created}\",\"endDateTime\":\"2027-01-01T00:00:00Z\"}}" : string.Empty;
            yield return $"{{\"id\":\"{Id(1, number)}\",\"appId\":\"{appId}\",\"displayName\":\"Service {number.ToString(CultureInfo.InvariantCulture)}\",\"appOwnerOrganizationId\":\"{owner}\",\"servicePrincipalType\":\"Application\",\"signInAudience\":\"AzureADMultipleOrgs\",\"accountEnabled\":true,\"createdDateTime\":\"{created}\",{publisher}\"hasPublisherFact\":true,\"replyUrls\":[\"https://service{number}.fabrikam.com/cb\"],\"tags\":[\"WindowsAzureActiveDirectoryIntegratedApp\"],\"passwordCredentials\":[{secrets}],\"keyCredentials\":[],\"appRoleAssignmentRequired\":false,\"ownerIds\":[]}}";
        }
    }

    private static IEnumerable<string> Delegated(int apps, int grants, Random random)
    {
        for (var number = 0; number < grants; number++)
        {
            var client = 2 + (int)((long)number * (apps - 2) / grants);
            var scope = Scopes[random.Next(20) == 0 ? random.Next(5, Scopes.Length) : random.Next(5)];
            var principal = random.Next(5) == 0 ? "\"consentType\":\"AllPrincipals\"" : $"\"consentType\":\"Principal\",\"principalId\":\"{Id(5, random.Next(60_000))}\"";
            yield return $"{{\"id\":\"{Convert.ToBase64String(Encoding.ASCII.GetBytes($"grant number {number:D8} of all"))}\",\"clientId\":\"{Id(1, client)}\",{principal},\"resourceId\":\"{Id(1, 0)}\",\"scope\":\"{scope}\"}}";
        }
    }

    private static IEnumerable<string> Assignments(int apps, int assignments, Random random)
    {
        for (var number = 0; number < assignments; number++)
        {
            yield return $"{{\"id\":\"{Id(6, number)}\",\"appRoleId\":\"{Roles[number % Roles.Length]}\",\"principalId\":\"{Id(1, 2 + (number / Roles.Length % (apps - 2)))}\",\"principalType\":\"ServicePrincipal\",\"resourceId\":\"{Id(1, 0)}\",\"resourceDisplayName\":\"Microsoft Graph\",\"createdDateTime\":\"2024-0{1 + random.Next(9)}-11T08:00:00Z\"}}";
        }
    }

    private static IEnumerable<string> RoleAssignments(int apps) => Enumerable.Range(0, 200).Select(number =>
        $"{{\"id\":\"role-{number}\",\"principalId\":\"{Id(1, 2 + (number * 7 % (apps - 2)))}\",\"principalType\":\"ServicePrincipal\",\"roleDefinitionId\":\"f2ef992c-3afb-46b9-b7cf-a126ee74c451\",\"directoryScopeId\":\"/\"}}");

    private static string Id(int kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind:x1}{number:x7}-0000-4000-8000-{number:x12}");

    private static int WriteFile(string folder, string set, IEnumerable<string> lines)
    {
        var count = 0;
        using var writer = new StreamWriter(Path.Combine(folder, set + ".ndjson"), false, new UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
        foreach (var line in lines)
        {
            writer.WriteLine(line);
            count++;
        }

        return count;
    }
}
