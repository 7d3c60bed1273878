using System.Globalization;
using System.Net;
using System.Text;

namespace OAuthHunter.Benchmarks;

/// <summary>
/// A tenant of 110,000 service principals and 500,000 delegated grants that does nothing but hand out pages made beforehand, so
/// that time and memory measured at the other end are the reader's own.
/// </summary>
internal static class SyntheticGraph
{
    public const int Principals = 110_000;
    public const int Grants = 500_000;
    private const int PageSize = 999;

    /// <summary>Serves until its input ends. Prints its address; GET /count tells how many pages it has handed out.</summary>
    /// <param name="latency">Milliseconds that each page takes to come; a service's own pages take several hundred.</param>
    public static void Serve(int latency)
    {
        var (listener, root) = Listen();
        var principals = Pages(root + "v1.0/servicePrincipals", Principals, Principal);
        var grants = Pages(root + "v1.0/oauth2PermissionGrants", Grants, Grant);
        var count = 0;
        Console.WriteLine(root);
        Task.Run(() =>
        {
            Console.In.ReadToEnd();
            Environment.Exit(0);
        });
        while (true)
        {
            var context = listener.GetContext();
            _ = Task.Run(async () =>
            {
                var path = context.Request.Url!.AbsolutePath;
                var body = path switch
                {
                    "/count" => Encoding.UTF8.GetBytes(Interlocked.Exchange(ref count, 0).ToString(CultureInfo.InvariantCulture)),
                    "/v1.0/servicePrincipals" => Page(principals, context.Request.Url.Query),
                    "/v1.0/oauth2PermissionGrants" => Page(grants, context.Request.Url.Query),
                    _ => "{\"value\":[]}"u8.ToArray(),
                };
                if (path != "/count")
                {
                    Interlocked.Increment(ref count);
                    await Task.Delay(latency);
                }

                context.Response.ContentType = "application/json";
                context.Response.ContentLength64 = body.Length;
                context.Response.OutputStream.Write(body);
                context.Response.Close();
            });
        }
    }

    private static (HttpListener Listener, string Root) Listen()
    {
        for (var port = 38_400; ; port++)
        {
            var listener = new HttpListener();
            listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            try
            {
                listener.Start();
                return (listener, $"http://127.0.0.1:{port}/");
            }
            catch (HttpListenerException) when (port < 38_500)
            {
                listener.Close();
            }
        }
    }

    private static byte[] Page(List<byte[]> pages, string query)
    {
        var mark = query.IndexOf("skiptoken=", StringComparison.Ordinal);
        return pages[mark < 0 ? 0 : int.Parse(query.AsSpan(mark + 10), CultureInfo.InvariantCulture)];
    }

    private static List<byte[]> Pages(string url, int count, Func<int, string> item)
    {
        var pages = new List<byte[]>();
        for (var first = 0; first < count; first += PageSize)
        {
            var page = new StringBuilder("{\"@odata.context\":\"").Append(url).Append('"');
            if (first + PageSize < count)
            {
                page.Append(",\"@odata.nextLink\":\"").Append(url).Append("?$skiptoken=").Append(pages.Count + 1).Append('"');
            }

            page.Append(",\"value\":[").AppendJoin(',', Enumerable.Range(first, Math.Min(PageSize, count - first)).Select(item)).Append("]}");
            pages.Add(Encoding.UTF8.GetBytes(page.ToString()));
        }

        return pages;
    }

    private static string Id(int kind, int number) => new Guid(number, (short)kind, 7, 1, 2, 3, 4, 5, 6, 7, 8).ToString();

    /// <summary>With everything that Graph sends of one unasked; one in five is the tenant's own and has credentials.</summary>
    private static string Principal(int i)
    {
        var isOwn = i % 5 == 0;
        var credential = isOwn
            ? $$"""[{"customKeyIdentifier":null,"displayName":"key {{i}}","endDateTime":"2027-01-01T00:00:00Z","hint":"abc","keyId":"{{Id(3, i)}}","secretText":null,"startDateTime":"2026-01-01T00:00:00Z"}]"""
            : "[]";
        return $$"""
            {"id":"{{Id(1, i)}}","deletedDateTime":null,"accountEnabled":true,"alternativeNames":[],"appDisplayName":"Application number {{i}}","appDescription":null,"appId":"{{Id(2, i)}}","applicationTemplateId":null,"appOwnerOrganizationId":"{{Id(9, isOwn ? 0 : i % 700)}}","appRoleAssignmentRequired":false,"createdDateTime":"2024-03-01T10:00:{{i % 60:00}}Z","description":null,"disabledByMicrosoftStatus":null,"displayName":"Application number {{i}}","homepage":"https://app{{i}}.contoso.com","loginUrl":null,"logoutUrl":null,"notes":null,"notificationEmailAddresses":[],"preferredSingleSignOnMode":null,"preferredTokenSigningKeyThumbprint":null,"replyUrls":["https://app{{i}}.contoso.com/signin","https://app{{i}}.contoso.com/callback"],"servicePrincipalNames":["{{Id(2, i)}}","api://{{Id(2, i)}}"],"servicePrincipalType":"Application","signInAudience":"AzureADMyOrg","tags":["WindowsAzureActiveDirectoryIntegratedApp"],"tokenEncryptionKeyId":null,"samlSingleSignOnSettings":null,"addIns":[],"appRoles":[],"info":{"logoUrl":null,"marketingUrl":null,"privacyStatementUrl":null,"supportUrl":null,"termsOfServiceUrl":null},"keyCredentials":[],"oauth2PermissionScopes":[{"adminConsentDescription":"Allow the application to access app {{i}} on behalf of the signed-in user.","adminConsentDisplayName":"Access app {{i}}","id":"{{Id(4, i)}}","isEnabled":true,"type":"User","userConsentDescription":"Allow the application to access app {{i}} on your behalf.","userConsentDisplayName":"Access app {{i}}","value":"user_impersonation"}],"passwordCredentials":{{credential}},"resourceSpecificApplicationPermissions":[],"verifiedPublisher":{"displayName":null,"verifiedPublisherId":null,"addedDateTime":null},"owners":[{"@odata.type":"#microsoft.graph.user","id":"{{Id(5, i % 4000)}}"}]}
            """;
    }

    /// <summary>Four or five of each app, most of them a person's own.</summary>
    private static string Grant(int i) => $$"""
        {"clientId":"{{Id(1, i % Principals)}}","consentType":"{{(i % 10 == 0 ? "AllPrincipals" : "Principal")}}","id":"{{Convert.ToBase64String(BitConverter.GetBytes((long)i * 7919))}}{{Id(6, i)}}","principalId":{{(i % 10 == 0 ? "null" : $"\"{Id(5, i % 30_000)}\"")}},"resourceId":"{{Id(1, i % 40)}}","scope":"User.Read openid profile email offline_access"}
        """;
}
