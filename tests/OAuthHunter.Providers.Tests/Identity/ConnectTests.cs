using System.Net;
using System.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using OAuthHunter.Hosting;
using OAuthHunter.Providers.Live;

namespace OAuthHunter.Providers.Tests.Identity;

/// <summary>Each way in, against a sign-in service on this machine.</summary>
public sealed class ConnectTests : IDisposable
{
    private const string Tenant = "contoso.com";
    private const string Client = "00000000-0000-0000-0000-0000000000c1";
    private const string Password = "NotASecret~ButLooksLikeOne.0123456789";

    private readonly FakeSignIn signIn = new();

    public void Dispose() => signIn.Dispose();

    [Fact]
    public async Task Client_secret_goes_to_the_tenant_named_and_nowhere_else()
    {
        using var tenant = await ConnectAsync(Request(AuthenticationKind.ClientSecret, secret: Password));

        var (path, form) = Assert.Single(signIn.Requests);
        Assert.Equal($"/{Tenant}/oauth2/v2.0/token", path);
        Assert.Equal((Password, Client, "https://graph.microsoft.com/.default"), (form["client_secret"], form["client_id"], form["scope"]));
        Assert.Equal((Tenant, Client, AuthenticationKind.ClientSecret), (tenant.Connection.TenantId, tenant.Connection.ClientId, tenant.Connection.AuthenticationKind));
    }

    [Fact]
    public async Task Certificate_proves_itself_with_an_assertion()
    {
        using var certificate = SelfSigned();
        using var tenant = await ConnectAsync(Request(AuthenticationKind.Certificate, certificate: certificate));

        var form = Assert.Single(signIn.Requests).Form;
        Assert.Equal(3, form["client_assertion"].Split('.').Length);
        Assert.DoesNotContain("client_secret", form.Keys);
    }

    [Fact]
    public async Task Certificate_file_opens_with_its_password_only()
    {
        using var certificate = SelfSigned();
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".pfx");
        await File.WriteAllBytesAsync(path, certificate.Export(X509ContentType.Pkcs12, Password));
        try
        {
            using var tenant = await ConnectAsync(Request(AuthenticationKind.Certificate, path: path, secret: Password));
            Assert.Single(signIn.Requests);
            var failure = await Assert.ThrowsAsync<ConnectionException>(() => ConnectAsync(Request(AuthenticationKind.Certificate, path: path, secret: "wrong-" + Password)));
            Assert.Equal(ConnectionFailure.CredentialUnusable, failure.Failure);
            Assert.DoesNotContain(Password, failure.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Certificate_without_private_key_is_refused_before_anything_is_sent()
    {
        using var certificate = SelfSigned();
        using var half = X509CertificateLoader.LoadCertificate(certificate.Export(X509ContentType.Cert));
        var failure = await Assert.ThrowsAsync<ConnectionException>(() => ConnectAsync(Request(AuthenticationKind.Certificate, certificate: half)));
        Assert.Equal(ConnectionFailure.CredentialUnusable, failure.Failure);
        Assert.Empty(signIn.Requests);
    }

    [Fact]
    public async Task Unknown_thumbprint_is_named()
    {
        var failure = await Assert.ThrowsAsync<ConnectionException>(() => ConnectAsync(new ConnectionRequest(AuthenticationKind.Certificate)
        {
            TenantId = Tenant, ClientId = Client, CertificateThumbprint = "00 11 22", AuthorityHost = signIn.Root,
        }));
        Assert.Contains("001122", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Federated_token_is_read_from_its_file()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, "federated-token-of-another-issuer");
        try
        {
            using var tenant = await ConnectAsync(new ConnectionRequest(AuthenticationKind.WorkloadIdentity)
            {
                TenantId = Tenant, ClientId = Client, FederatedTokenFile = path, AuthorityHost = signIn.Root,
            });
            Assert.Equal("federated-token-of-another-issuer", Assert.Single(signIn.Requests).Form["client_assertion"]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Device_code_is_shown_and_waited_for()
    {
        signIn.Answer = (path, _) => path.EndsWith("/devicecode", StringComparison.Ordinal)
            ? (200, new JsonObject
            {
                ["device_code"] = "device-code-value", ["user_code"] = "ABCD-EFGH", ["verification_uri"] = "https://login.example.test/device", ["expires_in"] = 900, ["interval"] = 1,
                ["message"] = "Enter ABCD-EFGH at https://login.example.test/device",
            })
            : null;
        var prompt = new Prompt();
        using var tenant = await TenantConnector.ConnectAsync(
            new ConnectionRequest(AuthenticationKind.DeviceCode) { TenantId = Tenant, AuthorityHost = signIn.Root }, prompt, CancellationToken.None);
        Assert.Equal("ABCD-EFGH", prompt.Code);
        Assert.DoesNotContain("device-code-value", prompt.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_secret_is_an_error_that_does_not_hold_it()
    {
        signIn.Answer = (_, form) => (401, new JsonObject { ["error"] = "invalid_client", ["error_description"] = $"AADSTS7000215: Invalid client secret provided: client_secret={form["client_secret"]}" });
        var failure = await Assert.ThrowsAsync<ConnectionException>(() => ConnectAsync(Request(AuthenticationKind.ClientSecret, secret: Password)));
        Assert.Equal(ConnectionFailure.AuthenticationFailed, failure.Failure);
        Assert.True(failure.Message.Contains("AADSTS7000215", StringComparison.Ordinal), failure.Message);
        Assert.DoesNotContain(Password, failure.ToString(), StringComparison.Ordinal);
        Assert.Null(failure.InnerException);
    }

    [Theory]
    [InlineData("http://192.0.2.1/")]
    [InlineData("http://login.example.test/")]
    [InlineData("ftp://127.0.0.1/")]
    public async Task An_endpoint_that_would_carry_tokens_in_the_clear_is_refused(string endpoint)
    {
        var failure = await Assert.ThrowsAsync<ConnectionException>(() => ConnectAsync(new ConnectionRequest(AuthenticationKind.ClientSecret)
        {
            TenantId = Tenant, ClientId = Client, ClientSecret = Seal(Password), GraphEndpoint = new Uri(endpoint), AuthorityHost = signIn.Root,
        }));
        Assert.Equal(ConnectionFailure.EndpointRefused, failure.Failure);
        Assert.Empty(signIn.Requests);
    }

    [Fact]
    public async Task Given_tokens_name_their_tenant_and_expire()
    {
        var good = FakeSignIn.Jwt(new JsonObject { ["tid"] = "00000000-0000-0000-0000-00000000c0de", ["appid"] = Client, ["exp"] = 4102444800 });
        using var tenant = await ConnectAsync(new ConnectionRequest(AuthenticationKind.AccessToken) { GraphAccessToken = Seal(good) });
        Assert.Equal(("00000000-0000-0000-0000-00000000c0de", Client), (tenant.Connection.TenantId, tenant.Connection.ClientId));

        var old = FakeSignIn.Jwt(new JsonObject { ["exp"] = 1664500000 });
        var failure = await Assert.ThrowsAsync<ConnectionException>(() => ConnectAsync(new ConnectionRequest(AuthenticationKind.AccessToken) { GraphAccessToken = Seal(old) }));
        Assert.Equal(ConnectionFailure.AuthenticationFailed, failure.Failure);
        Assert.DoesNotContain(old, failure.ToString(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<ConnectionException>(() => ConnectAsync(new ConnectionRequest(AuthenticationKind.AccessToken)));
    }

    [Fact]
    public async Task No_cache_of_tokens_is_written()
    {
        var folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), ".IdentityService");
        var before = Directory.Exists(folder) ? Directory.GetFiles(folder).Length : 0;
        using var tenant = await ConnectAsync(Request(AuthenticationKind.ClientSecret, secret: Password));
        Assert.Equal(before, Directory.Exists(folder) ? Directory.GetFiles(folder).Length : 0);
    }

    [Fact]
    public async Task A_closed_connection_opens_nothing()
    {
        var tenant = await ConnectAsync(Request(AuthenticationKind.ClientSecret, secret: Password));
        tenant.Dispose();
        Assert.Throws<ObjectDisposedException>(() => tenant.OpenSource(new LiveReadOptions { CapturedAt = DateTimeOffset.UnixEpoch }));
    }

    private static Task<ILiveTenant> ConnectAsync(ConnectionRequest request) => TenantConnector.ConnectAsync(request, null, CancellationToken.None);

    private ConnectionRequest Request(AuthenticationKind kind, string? secret = null, X509Certificate2? certificate = null, string? path = null) => new(kind)
    {
        TenantId = Tenant,
        ClientId = Client,
        ClientSecret = secret is null ? null : Seal(secret),
        CertificatePassword = secret is null ? null : Seal(secret),
        Certificate = certificate,
        CertificatePath = path,
        AuthorityHost = signIn.Root,
    };

    private static SecureString Seal(string text) => new NetworkCredential(string.Empty, text).SecurePassword;

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=contoso", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private sealed class Prompt : IDeviceCodePrompt
    {
        public string Code { get; private set; } = string.Empty;

        public string Message { get; private set; } = string.Empty;

        public void Show(string message, Uri verificationUri, string userCode, DateTimeOffset expiresOn) => (Message, Code) = (message, userCode);
    }
}
