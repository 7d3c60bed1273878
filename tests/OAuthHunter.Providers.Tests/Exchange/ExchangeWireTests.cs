using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Model;
using OAuthHunter.Providers.Exchange;
using OAuthHunter.Providers.Http;
using OAuthHunter.Providers.Tests.Graph;
using OAuthHunter.Providers.Tests.Support;

namespace OAuthHunter.Providers.Tests.Exchange;

/// <summary>What goes over the wire, against answers written by hand.</summary>
public sealed class ExchangeWireTests
{
    private static readonly Uri Endpoint = new("https://outlook.office365.com");

    [Fact]
    public async Task A_request_carries_command_anchor_and_paging_wish()
    {
        var transport = new Transport(_ => Answer("""{"value":[]}"""));
        using var client = Client(transport);
        await client.ListAsync(new ExchangeCommand("Get-OrganizationConfig"), _ => { }, CancellationToken.None);
        var (request, body) = transport.Requests[^1];
        Assert.Equal("https://outlook.office365.com/adminapi/beta/contoso.com/InvokeCommand", request.RequestUri!.ToString());
        Assert.Equal("""{"CmdletInput":{"CmdletName":"Get-OrganizationConfig","Parameters":{}}}""", body);
        Assert.Equal("UPN:SystemMailbox{bb558c35-97f1-4cb9-8ff7-d53741dc928c}@contoso.com", request.Headers.GetValues("X-AnchorMailbox").Single());
        Assert.Equal("odata.maxpagesize=1000", request.Headers.GetValues("Prefer").Single());
        Assert.Equal("Bearer", request.Headers.Authorization!.Scheme);
    }

    [Theory]
    [InlineData("https://eur05b.outlook.office365.com:446/AdminApi/v1.0/contoso.com/EXOModuleFile", "eur05b.outlook.office365.com")]
    [InlineData("https://evil.example/AdminApi", "outlook.office365.com")]
    [InlineData("http://eur05b.outlook.office365.com/AdminApi", "outlook.office365.com")]
    [InlineData("https://outlook.office365.com.evil.example/AdminApi", "outlook.office365.com")]
    public async Task A_redirect_is_followed_with_the_token_only_within_the_service(string location, string expected)
    {
        var transport = new Transport(request => request.Method == HttpMethod.Get && request.RequestUri!.Host == "outlook.office365.com"
            ? new HttpResponseMessage(HttpStatusCode.Redirect) { Headers = { Location = new Uri(location) } }
            : Answer("""{"value":[]}"""));
        using var client = Client(transport);
        await client.ListAsync(new ExchangeCommand("Get-AcceptedDomain"), _ => { }, CancellationToken.None);
        var last = transport.Requests[^1].Request.RequestUri!;
        Assert.Equal((expected, 443, "https"), (last.Host, last.Port, last.Scheme));
        Assert.DoesNotContain(transport.Requests, item => item.Request.RequestUri!.Host.Contains("evil", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_next_page_on_another_host_is_not_followed_and_is_a_gap()
    {
        var transport = new Transport(_ => Answer("""{"value":[{"Name":"one"}],"@odata.nextLink":"https://evil.example/adminapi?$skiptoken=1"}"""));
        using var client = Client(transport);
        var problem = await client.ListAsync(new ExchangeCommand("Get-AcceptedDomain"), _ => { }, CancellationToken.None);
        Assert.Contains("cannot be followed", problem, StringComparison.Ordinal);
        Assert.All(transport.Requests, item => Assert.Equal("outlook.office365.com", item.Request.RequestUri!.Host));
    }

    [Fact]
    public async Task A_page_that_names_itself_as_the_next_ends()
    {
        var transport = new Transport(_ => Answer("""{"value":[{"Name":"one"}],"@odata.nextLink":"https://outlook.office365.com/adminapi?$skiptoken=1"}"""));
        using var client = Client(transport);
        var rows = 0;
        Assert.NotNull(await client.ListAsync(new ExchangeCommand("Get-AcceptedDomain"), _ => rows++, CancellationToken.None));
        Assert.Equal(2, rows);
    }

    [Fact]
    public async Task Gzip_is_unpacked_and_what_only_claims_to_be_gzip_is_a_plain_refusal()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write("""{"value":[{"Name":"contoso.com"}]}"""u8);
        }

        var transport = new Transport(request => request.Headers.GetValues("X-CmdletName").Single() == "Get-AcceptedDomain"
            ? Gzip(HttpStatusCode.OK, packed.ToArray())
            : Gzip(HttpStatusCode.Forbidden, [0])) { ModuleFile = () => Answer("{}") };
        using var client = Client(transport);
        var names = new List<string?>();
        Assert.Null(await client.ListAsync(new ExchangeCommand("Get-AcceptedDomain"), row => names.Add(row.Text("Name")), CancellationToken.None));
        Assert.Equal(["contoso.com"], names);
        var refused = await Assert.ThrowsAsync<ServiceException>(() => client.ListAsync(new ExchangeCommand("Get-Nothing"), _ => { }, CancellationToken.None));
        Assert.Equal(403, refused.Status);
    }

    [Theory]
    [InlineData("""{"message":"Invalid Operation","innererror":{"internalexception":{"message":"The object is gone."}}}""", "The object is gone.")]
    [InlineData("""{"message":"Invalid Operation","details":[{"message":"Ex6F9304|Microsoft.Exchange.SomeException|No such rule."}]}""", "No such rule.")]
    [InlineData("""{"message":"Invalid Operation","details":[{"message":"|System.ArgumentException|No such value."}]}""", "No such value.")]
    [InlineData("""{"message":"Invalid Operation","details":[{"message":"Plain text"}]}""", "Plain text")]
    [InlineData("""{"message":"Invalid Operation"}""", null)]
    [InlineData("""{"message":"Insufficient privileges","details":[{"message":"other"}]}""", null)]
    public void The_text_that_helps_is_found(string error, string? expected)
    {
        using var document = JsonDocument.Parse(error);
        Assert.Equal(expected, ExchangeErrorText.Of(document.RootElement));
    }

    [Theory]
    [InlineData(true, "00000000-0000-4000-8000-0000000000e1")]
    [InlineData(false, null)]
    public async Task Who_may_still_use_EWS_is_asked_for_where_the_service_knows_the_question(bool isKnown, string? expected)
    {
        var transport = new Transport(request =>
        {
            var asks = request.Content!.ReadAsStringAsync().GetAwaiter().GetResult().Contains("RetrieveEwsOperationAccessPolicy", StringComparison.Ordinal);
            return asks && !isKnown
                ? new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent("""{"error":{"code":"BadRequest","message":"A parameter cannot be found that matches parameter name 'RetrieveEwsOperationAccessPolicy'."}}""") }
                : Answer(asks ? $$"""{"value":[{"Identity":"Contoso","EwsEnabled":true,"EwsAllowedAppIDs":["{{expected}}"]}]}""" : """{"value":[{"Identity":"Contoso","EwsEnabled":true}]}""");
        }) { ModuleFile = () => Answer("{}") };
        using var reader = new ExchangeReader(Client(transport));
        var sink = new RecordingSink();
        var coverage = await reader.ReadAsync(EntitySets.OrganizationConfig, sink, new LiveReadOptions { CapturedAt = ExchangeTenant.CapturedAt }, sink, CancellationToken.None);
        Assert.Equal((EvidenceState.Available, 1L), (coverage.State, coverage.Count));
        var settings = Assert.Single(sink.Of<OrganizationConfig>());
        Assert.Equal((true, expected), (settings.EwsEnabled, settings.EwsAllowedAppIDs?.SingleOrDefault()));
    }

    [Fact]
    public async Task Where_the_organisation_may_not_be_read_it_is_denied_and_nothing_is_thrown()
    {
        var transport = new Transport(_ => Gzip(HttpStatusCode.Forbidden, [0])) { ModuleFile = () => Answer("{}") };
        using var reader = new ExchangeReader(Client(transport));
        var sink = new RecordingSink();
        var coverage = await reader.ReadAsync(EntitySets.OrganizationConfig, sink, new LiveReadOptions { CapturedAt = ExchangeTenant.CapturedAt }, sink, CancellationToken.None);
        Assert.Equal((EvidenceState.Denied, 0L), (coverage.State, coverage.Count));
    }

    private static ExchangeClient Client(Transport transport) =>
        new(ExchangeHttp.Create(Endpoint, transport), new FakeTokens(), Endpoint, "contoso.com", new RetryPolicy { Wait = (_, _) => Task.CompletedTask });

    private static HttpResponseMessage Answer(string json) => new(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    private static HttpResponseMessage Gzip(HttpStatusCode status, byte[] body)
    {
        var response = new HttpResponseMessage(status) { Content = new ByteArrayContent(body) };
        response.Content.Headers.ContentEncoding.Add("gzip");
        return response;
    }

    private sealed class Transport(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        public List<(HttpRequestMessage Request, string Body)> Requests { get; } = [];

        /// <summary>Answer to the request for the list of cmdlets, when it is not to be the common one.</summary>
        public Func<HttpResponseMessage>? ModuleFile { get; init; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var copy = new HttpRequestMessage(request.Method, request.RequestUri);
            foreach (var header in request.Headers)
            {
                copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }

            Requests.Add((copy, request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken)));
            return request.Method == HttpMethod.Get && ModuleFile is not null ? ModuleFile() : answer(request);
        }
    }
}
