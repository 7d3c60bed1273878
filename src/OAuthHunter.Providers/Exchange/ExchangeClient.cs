using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using OAuthHunter.Evidence;
using OAuthHunter.Providers.Http;
using OAuthHunter.Providers.Identity;
using OAuthHunter.Providers.Json;

namespace OAuthHunter.Providers.Exchange;

/// <summary>Runs cmdlets through the endpoint that the Exchange Online module itself speaks, and follows their pages.</summary>
internal sealed class ExchangeClient : IExchangeCommands, IDisposable
{
    /// <summary>Rows a page, as the module itself asks for.</summary>
    public const string PageWish = "odata.maxpagesize=1000";

    private readonly HttpClient http;
    private readonly Uri root;
    private readonly string? tenant;
    private readonly IAccessTokenSource tokens;
    private readonly ServiceClient patient;
    private readonly ServiceClient single;
    private readonly AdaptiveLimit limit = new(2, 4);
    private readonly string connectionId = Guid.NewGuid().ToString();
    private readonly SemaphoreSlim opening = new(1, 1);
    private readonly ConcurrentDictionary<ExchangeCommand, ExchangePage> prepared = new();
    private Session? session;

    public ExchangeClient(HttpClient http, IAccessTokenSource tokens, Uri endpoint, string? tenant, RetryPolicy policy)
    {
        this.http = http;
        this.tokens = tokens;
        this.tenant = tenant;
        root = new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/");
        Policy = policy;
        patient = new ServiceClient(http, tokens, TokenAudience.Exchange, policy);
        single = new ServiceClient(http, tokens, TokenAudience.Exchange, policy with { MaxAttempts = 1 });
    }

    public RetryPolicy Policy { get; }

    public async Task PrepareAsync(IReadOnlyList<ExchangeCommand> commands, CancellationToken cancellationToken)
    {
        // What an earlier reading that was stopped did not take is old by now.
        prepared.Clear();
        for (var start = 0; start < commands.Count; start += ExchangeBatch.Largest)
        {
            List<ExchangeCommand> some = [.. commands.Skip(start).Take(ExchangeBatch.Largest)];
            try
            {
                var opened = await OpenAsync(cancellationToken).ConfigureAwait(false);
                var body = ExchangeBatch.Compose(some, opened.Address, opened.Anchor);
                var response = await single.SendAsync(() => BatchRequest(opened, body), limit, _ => null, cancellationToken).ConfigureAwait(false);
                foreach (var page in ExchangeBatch.Read(response.Body, some))
                {
                    prepared[page.Key] = page.Value;
                }
            }
            catch (ServiceException)
            {
                // Each command will be sent by itself, and tell by itself what is wrong.
                return;
            }
        }
    }

    public async Task<string?> ListAsync(ExchangeCommand command, Action<EvidenceRow> deliver, CancellationToken cancellationToken)
    {
        if (prepared.TryRemove(command, out var whole))
        {
            foreach (var row in whole.Rows)
            {
                deliver(new JsonRow(row));
            }

            return whole.Problem;
        }

        var opened = await OpenAsync(cancellationToken).ConfigureAwait(false);
        var delivered = new SeenIds();
        var problem = await FollowAsync(opened, command, row => Pass(row, isAgain: false), cancellationToken).ConfigureAwait(false);
        if (problem is { IsExpired: true } && delivered.IsComplete)
        {
            // The service forgets a listing after half an hour: from the beginning once, and what was delivered passes by.
            problem = await FollowAsync(opened, command, row => Pass(row, isAgain: true), cancellationToken).ConfigureAwait(false);
        }

        return problem?.Text;

        void Pass(JsonElement row, bool isAgain)
        {
            if (delivered.Add(row.GetRawText()) || !isAgain)
            {
                deliver(new JsonRow(row));
            }
        }
    }

    private async Task<Shortfall?> FollowAsync(Session opened, ExchangeCommand command, Action<JsonElement> take, CancellationToken cancellationToken)
    {
        var seen = new HashSet<Uri>();
        var address = command.Select is { } properties ? new Uri($"{opened.Address}?$select={properties}") : opened.Address;
        Shortfall? problem = null;
        for (var number = 1; ; number++)
        {
            ExchangePage page;
            try
            {
                page = await SendAsync(patient, opened, address, command, cancellationToken).ConfigureAwait(false);
            }
            catch (ServiceException exception) when (number > 1)
            {
                return new Shortfall($"Page {number} of {command.Name} could not be read: {exception.Brief}", ExchangeRefusal.IsExpiredPage(exception));
            }

            foreach (var row in page.Rows)
            {
                take(row);
            }

            problem ??= page.Problem is { } said ? new Shortfall(said, false) : null;
            if (page.NextLink is null)
            {
                return problem;
            }

            if (!Uri.TryCreate(root, page.NextLink, out var next) || !RegionHandler.IsTrusted(next, root) || !seen.Add(next))
            {
                return new Shortfall($"The link to page {number + 1} of {command.Name} cannot be followed.", false);
            }

            address = next;
        }
    }

    public async Task<string?> SendOnceAsync(ExchangeCommand command, Action<EvidenceRow> deliver, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(cancellationToken).ConfigureAwait(false);
        var page = await SendAsync(single, opened, opened.Address, command, cancellationToken).ConfigureAwait(false);
        foreach (var row in page.Rows)
        {
            deliver(new JsonRow(row));
        }

        return page.Problem;
    }

    public void Dispose()
    {
        http.Dispose();
        opening.Dispose();
    }

    private async Task<ExchangePage> SendAsync(ServiceClient client, Session opened, Uri address, ExchangeCommand command, CancellationToken cancellationToken)
    {
        ExchangePage? page = null;
        var body = command.ToJson();
        await client.SendAsync(
            () => Request(opened, address, command.Name, body),
            limit,
            response =>
            {
                page = ExchangePage.TryParse(response.Body, out var flaw);
                return flaw;
            },
            cancellationToken).ConfigureAwait(false);
        return page!;
    }

    private HttpRequestMessage Request(Session opened, Uri address, string cmdlet, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        Add(request.Headers, opened);
        request.Headers.Add("Prefer", PageWish);
        request.Headers.Add("X-CmdletName", cmdlet);
        request.Headers.Add("X-ResponseFormat", "json");
        request.Headers.Add("X-SerializationLevel", "Partial");
        return request;
    }

    private HttpRequestMessage BatchRequest(Session opened, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(opened.Address, "$batch")) { Content = content };
        Add(request.Headers, opened);
        request.Headers.Add("Prefer", "odata.continue-on-error");
        return request;
    }

    private void Add(HttpRequestHeaders headers, Session opened)
    {
        headers.Add("Accept", "application/json");
        headers.Add("Accept-Charset", "UTF-8");
        headers.TryAddWithoutValidation("X-AnchorMailbox", opened.Anchor);
        headers.Add("connection-id", connectionId);
        headers.Add("client-request-id", Guid.NewGuid().ToString());
    }

    /// <summary>
    /// Finds out whose mailbox to route by and, once a connection, which region the tenant is in: the list of cmdlets answers with
    /// a redirect there. That this request fails does not matter; the first cmdlet will tell why.
    /// </summary>
    private async Task<Session> OpenAsync(CancellationToken cancellationToken)
    {
        await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (session is not null)
            {
                return session;
            }

            var claims = await ClaimsAsync(cancellationToken).ConfigureAwait(false);
            var organization = tenant ?? claims.TenantId ?? throw new ServiceException(null, "NoTenant", "Neither the connection nor its token names the tenant.");
            var opened = new Session(new Uri(root, $"adminapi/beta/{Uri.EscapeDataString(organization)}/InvokeCommand"), ExchangeAnchor.For(claims, organization));
            var modules = new Uri(root, $"AdminApi/v1.0/{Uri.EscapeDataString(organization)}/EXOModuleFile?Version=3.9.0");
            try
            {
                await single.SendAsync(
                    () =>
                    {
                        var request = new HttpRequestMessage(HttpMethod.Get, modules);
                        Add(request.Headers, opened);
                        return request;
                    },
                    limit,
                    _ => null,
                    cancellationToken).ConfigureAwait(false);
            }
            catch (ServiceException)
            {
                // The region stays unknown; requests go to the cloud's common host.
            }

            return session = opened;
        }
        finally
        {
            opening.Release();
        }
    }

    private async Task<TokenClaims> ClaimsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return TokenClaims.Read(await tokens.GetTokenAsync(TokenAudience.Exchange, null, cancellationToken).ConfigureAwait(false));
        }
        catch (Hosting.ConnectionException exception)
        {
            throw new ServiceException(401, "NoToken", exception.Message);
        }
    }

    /// <param name="Text">What is missing, for the user.</param>
    /// <param name="IsExpired">The service has forgotten the listing; asked anew it would go on.</param>
    private sealed record Shortfall(string Text, bool IsExpired);

    private sealed class Session(Uri address, string anchor)
    {
        public Uri Address { get; } = address;

        public string Anchor { get; } = anchor;
    }
}
