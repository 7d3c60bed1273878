using System.Text.Json;
using System.Xml;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.UriParser;
using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Providers.Graph;

namespace OAuthHunter.Providers.Tests.Graph;

/// <summary>Every request that can be issued is one that Microsoft's published schema knows.</summary>
public sealed class GraphCatalogueTests
{
    private static readonly LiveReadOptions Options = new() { CapturedAt = GraphRun.CapturedAt };

    private static readonly Lazy<IEdmModel> Model = new(() =>
    {
        using var reader = XmlReader.Create(Schema("v1.0.csdl"));
        return CsdlReader.Parse(reader);
    });

    public static TheoryData<string> Urls(string version) =>
        [.. GraphCatalogue.Everything().Where(query => query.Version == version).Select(query => query.Url(Options, "00000000-0000-0000-0000-000000000001"))];

    [Theory]
    [MemberData(nameof(Urls), "v1.0")]
    public void A_v1_request_parses_against_the_published_schema(string url) => Parse(url);

    [Theory]
    [InlineData("v1.0/servicePrincipals?$select=id,createdDateTime")]
    [InlineData("v1.0/auditLogs/signIns?$filter=signInEventTypes/any(t: t eq 'servicePrincipal')")]
    [InlineData("v1.0/reports/servicePrincipalSignInActivities")]
    public void The_check_itself_refuses_what_v1_does_not_have(string url) => Assert.ThrowsAny<ODataException>(() => Parse(url));

    [Fact]
    public void A_beta_request_uses_only_options_and_properties_that_beta_lists()
    {
        using var beta = JsonDocument.Parse(Schema("beta.json"));
        var queries = GraphCatalogue.Everything().Where(query => query.Version == "beta").ToList();
        Assert.NotEmpty(queries);
        foreach (var query in queries)
        {
            var path = beta.RootElement.GetProperty(query.Path);
            var properties = path.GetProperty("properties").EnumerateArray().Select(item => item.GetString()).ToHashSet();
            var allowed = path.GetProperty("query").EnumerateArray().Select(item => item.GetString()).ToHashSet();
            Assert.True(query.Top is null || allowed.Contains("$top"));
            Assert.All(query.Select.Concat(query.BetaOnly), name => Assert.Contains(name, properties));
            foreach (var name in FilterProperties(query.Filter))
            {
                Assert.Contains(name, properties);
            }
        }
    }

    [Fact]
    public void Beta_is_used_only_where_v1_lacks_something()
    {
        foreach (var query in GraphCatalogue.Everything().Where(query => query.Version == "beta"))
        {
            Assert.All(query.BetaOnly, name => Assert.ThrowsAny<ODataException>(() => Parse($"v1.0{query.Path}?$select={name}")));
            if (query.BetaOnly.Count > 0)
            {
                continue;
            }

            Assert.ThrowsAny<ODataException>(() => Parse(query.Url(Options).Replace("beta/", "v1.0/", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Every_permission_named_lets_the_request_through()
    {
        var table = new StreamReader(Schema("permissions.csv")).ReadToEnd().Split('\n').Where(line => !line.StartsWith('#'))
            .Select(line => line.Trim().Split(',')).Where(parts => parts.Length == 2).ToLookup(parts => parts[0], parts => parts[1]);
        foreach (var query in GraphCatalogue.Everything())
        {
            Assert.NotEmpty(query.Permissions);
            Assert.DoesNotContain("Write", query.Permissions[0], StringComparison.Ordinal);
            foreach (var permission in query.Permissions)
            {
                Assert.True(table[query.Path].Contains(permission), $"{permission} does not let {query.Name} through.");
            }
        }
    }

    [Fact]
    public void Every_set_of_the_directory_has_a_request()
    {
        string[] exchange =
        [
            "inboundConnectors", "outboundConnectors", "blockedConnectors", "transportRules", "hostedConnectionFilterPolicies", "hostedContentFilterPolicies", "arcConfig", "dkimSigningConfigs", "dnsRecords", "hostedOutboundSpamFilterPolicies", "organizationConfig",
            "acceptedDomains", "remoteDomains", "exchangeServicePrincipals", "roleGroups", "managementRoleAssignments", "managementScopes", "applicationAccessPolicies", "unifiedAuditLog",
            "journalRules", "transportConfig", "blockedSenderAddresses", "adminAuditLogConfig", "mailboxes", "mailContacts", "casMailboxes", "inboxRules", "mailboxPermissions",
            "recipientPermissions", "mailboxAuditBypassAssociations", "messageTraces",

            // Neither service has it: Azure keeps this log, and only exports are read.
            "azureActivities",
        ];
        Assert.All(EntitySets.All.Where(set => !exchange.Contains(set.Name)), set => Assert.NotNull(GraphCatalogue.Find(set)));
    }

    [Fact]
    public void Nothing_is_expanded_whose_cut_at_twenty_is_not_dealt_with() =>
        Assert.All(GraphCatalogue.Everything(), query => Assert.Contains(query.Expand, new[] { null, "principal", "federatedIdentityCredentials", "userConsentRequests", "owners($select=id)", "appliesTo($select=id)", "identitySynchronization", "policy($expand=rules)" }));

    [Fact]
    public void The_log_window_is_written_in_whole_seconds_of_UTC() => Assert.Equal(
        "v1.0/auditLogs/directoryAudits?$filter=activityDateTime%20ge%202022-08-31T12%3A00%3A00Z%20and%20activityDateTime%20le%202022-09-30T12%3A00%3A00Z&$top=999",
        GraphCatalogue.Find(EntitySets.DirectoryAudits)!.Url(Options));

    private static void Parse(string url)
    {
        var relative = url.Substring(url.IndexOf('/', StringComparison.Ordinal) + 1);
        var parser = new ODataUriParser(Model.Value, new Uri(relative, UriKind.Relative));
        foreach (var item in parser.ParseUri().SelectAndExpand?.SelectedItems.OfType<PathSelectItem>() ?? [])
        {
            // Types of the directory are open, so that the parser takes any name for them; the service does not.
            if (item.SelectedPath.LastSegment is DynamicPathSegment unknown)
            {
                throw new ODataException($"'{unknown.Identifier}' is not declared.");
            }
        }
    }

    private static IEnumerable<string> FilterProperties(string? filter) =>
        (filter ?? string.Empty).Split([" and ", " or ", "("], StringSplitOptions.None)
            .Select(term => term.Split(' ', '/')[0])
            .Where(name => name.Length > 1 && name != "t:" && char.IsLower(name[0]));

    private static Stream Schema(string name) =>
        typeof(GraphCatalogueTests).Assembly.GetManifestResourceStream("Schema." + name) ?? throw new FileNotFoundException(name);
}
