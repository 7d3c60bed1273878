using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OAuthHunter.Emulator.Faults;
using OAuthHunter.Emulator.Tenant;
using OAuthHunter.Emulator.Token;

namespace OAuthHunter.Emulator.Hosting;

/// <summary>A tenant on loopback: sign-in, Microsoft Graph and Exchange Online over a snapshot. Disposing stops it.</summary>
public sealed class TenantEmulator : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly TokenMint mint;

    private TenantEmulator(WebApplication application, TokenMint mint, string tenantId, RequestLog requests, FaultInjector faults)
    {
        this.application = application;
        this.mint = mint;
        TenantId = tenantId;
        Requests = requests;
        Faults = faults;
    }

    /// <summary>Root for Graph, Exchange and sign-in alike, for example <c>http://127.0.0.1:50321</c>.</summary>
    public Uri BaseAddress { get; private set; } = new("http://127.0.0.1");

    public string TenantId { get; }

    /// <summary>What was asked so far.</summary>
    public RequestLog Requests { get; }

    /// <summary>What goes wrong.</summary>
    public FaultInjector Faults { get; }

    /// <summary>What was sent to Azure Monitor.</summary>
    public required IngestionEndpoint Ingestion { get; init; }

    /// <summary>The certificate of this run, with https; null without.</summary>
    public X509Certificate2? Certificate { get; private set; }

    /// <summary>Starts to serve.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such snapshot.</exception>
    public static async Task<TenantEmulator> StartAsync(EmulatorOptions options, CancellationToken cancellationToken = default)
    {
        var tenant = SnapshotTenant.Load(options.SnapshotPath);
        var mint = new TokenMint(options, tenant.Id);
        var (log, faults) = (new RequestLog(), new FaultInjector());
        var ingestion = new IngestionEndpoint(mint);
        var router = new ServiceRouter(options, tenant, mint, ingestion, faults, log);
        var certificate = options.UseHttps ? SelfSigned() : null;

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port, listen =>
            {
                if (certificate is not null)
                {
                    listen.UseHttps(certificate);
                }
            });
        });
        var application = builder.Build();
        application.Run(async context =>
        {
            var request = await HttpBridge.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
            var reply = request.Path.StartsWith(ControlEndpoint.Prefix, StringComparison.Ordinal)
                ? ControlEndpoint.Serve(request, log, faults, ingestion)
                : await router.ServeAsync(request).ConfigureAwait(false);
            await HttpBridge.WriteAsync(context, reply).ConfigureAwait(false);
        });
        await application.StartAsync(cancellationToken).ConfigureAwait(false);
        var address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new TenantEmulator(application, mint, tenant.Id, log, faults) { BaseAddress = new Uri(address), Certificate = certificate, Ingestion = ingestion };
    }

    /// <summary>A Graph token with exactly these permissions.</summary>
    public string IssueGraphToken(params string[] permissions) => mint.Issue(TokenService.Graph, permissions, [], isDelegated: false);

    /// <summary>A Graph token with what the options grant.</summary>
    public string IssueGraphToken() => mint.Issue(TokenService.Graph);

    /// <summary>An Exchange token with what the options grant.</summary>
    public string IssueExchangeToken() => mint.Issue(TokenService.Exchange);

    /// <summary>An Exchange token with or without the application permission, and with these Entra roles.</summary>
    public string IssueExchangeToken(bool withManageAsApp, params string[] directoryRoles) =>
        mint.Issue(TokenService.Exchange, withManageAsApp ? ["Exchange.ManageAsApp"] : [], directoryRoles, isDelegated: false);

    /// <summary>Serves until the process is told to stop.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) => application.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await application.StopAsync().ConfigureAwait(false);
        await application.DisposeAsync().ConfigureAwait(false);
        Certificate?.Dispose();
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = DateTimeOffset.UtcNow;
        return request.CreateSelfSigned(now.AddMinutes(-5), now.AddDays(1));
    }
}
