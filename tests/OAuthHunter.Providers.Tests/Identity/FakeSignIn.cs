using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace OAuthHunter.Providers.Tests.Identity;

/// <summary>A sign-in service on this machine: keeps what it is asked and answers with what the test says.</summary>
internal sealed class FakeSignIn : IDisposable
{
    private readonly HttpListener listener = new();

    public FakeSignIn()
    {
        Root = new Uri($"http://127.0.0.1:{FreePort()}/");
        listener.Prefixes.Add(Root.AbsoluteUri);
        listener.Start();
        _ = ServeAsync();
    }

    public Uri Root { get; }

    public ConcurrentQueue<(string Path, Dictionary<string, string> Form)> Requests { get; } = new();

    /// <summary>Answers by path; null is a token.</summary>
    public Func<string, Dictionary<string, string>, (int Status, JsonObject Body)?> Answer { get; set; } = (_, _) => null;

    public string Token { get; set; } = Jwt(new JsonObject { ["tid"] = "00000000-0000-0000-0000-00000000c0de", ["roles"] = new JsonArray("Application.Read.All"), ["exp"] = 4102444800 });

    /// <summary>A token as the service makes them, signed by nobody.</summary>
    public static string Jwt(JsonObject claims) => $"{Part("""{"alg":"none"}""")}.{Part(claims.ToJsonString())}.c2lnbmF0dXJl";

    public void Dispose() => listener.Close();

    private static string Part(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private JsonObject Issued(Dictionary<string, string> form)
    {
        var answer = new JsonObject
        {
            ["token_type"] = "Bearer", ["expires_in"] = 3600, ["access_token"] = Token,
        };
        if (form["grant_type"] != "client_credentials")
        {
            // What only a person's token comes with.
            answer["refresh_token"] = "refresh-token-value";
            answer["client_info"] = Part("""{"uid":"00000000-0000-0000-0000-0000000000a1","utid":"00000000-0000-0000-0000-00000000c0de"}""");
            answer["id_token"] = Jwt(new JsonObject { ["tid"] = "00000000-0000-0000-0000-00000000c0de", ["oid"] = "00000000-0000-0000-0000-0000000000a1", ["sub"] = "a1", ["preferred_username"] = "admin@contoso.com" });
        }

        return answer;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream);
                var form = Parse(await reader.ReadToEndAsync() + "&" + context.Request.Url!.Query.TrimStart('?'));
                var path = context.Request.Url.AbsolutePath;
                Requests.Enqueue((path, form));
                var (status, body) = Answer(path, form) ?? (200, Issued(form));
                context.Response.StatusCode = status;
                context.Response.ContentType = "application/json";
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body.ToJsonString()));
                context.Response.Close();
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static Dictionary<string, string> Parse(string form) => form.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2)).Where(pair => pair.Length == 2)
        .GroupBy(pair => pair[0]).ToDictionary(group => group.Key, group => WebUtility.UrlDecode(group.First()[1]));

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
