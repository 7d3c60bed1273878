#if NET
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using OAuthHunter.Hosting;
using OAuthHunter.Providers.Http;

namespace OAuthHunter.Providers.Identity;

/// <summary>Makes credentials. No token cache on disk, no broker, no logging of what they send.</summary>
internal static class CredentialFactory
{
    /// <summary>Microsoft Graph Command Line Tools: the public client that admins have consented to most.</summary>
    private const string GraphPublicClient = "14d82eec-204b-4c2f-b7e8-296a70dab67e";

    /// <summary>Microsoft Exchange REST API Based PowerShell, the only public client that Exchange's endpoint takes.</summary>
    private const string ExchangePublicClient = "fb78d390-0c51-40cd-8e17-fdbfab77341b";

    /// <exception cref="ConnectionException">The material for the credential is missing or cannot be used.</exception>
    public static IAccessTokenSource Create(ConnectionRequest request, CloudEndpoints endpoints, IDeviceCodePrompt? prompt)
    {
        if (request.AuthenticationKind is AuthenticationKind.Interactive or AuthenticationKind.DeviceCode)
        {
            return new CredentialTokenSource(
                Person(request, endpoints, prompt, request.ClientId ?? GraphPublicClient),
                Person(request, endpoints, prompt, request.ClientId ?? ExchangePublicClient),
                endpoints);
        }

        var credential = request.AuthenticationKind switch
        {
            AuthenticationKind.ClientSecret => Secret(request, endpoints),
            AuthenticationKind.Certificate => Certificate(request, endpoints),
            AuthenticationKind.ManagedIdentity => new ManagedIdentityCredential(
                request.ManagedIdentityClientId is { } id ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned),
            AuthenticationKind.WorkloadIdentity => Federated(request, endpoints),
            _ => throw Missing($"A connection of kind {request.AuthenticationKind} needs no credential."),
        };
        return new CredentialTokenSource(credential, credential, endpoints);
    }

    private static TokenCredential Secret(ConnectionRequest request, CloudEndpoints endpoints) => new ClientSecretCredential(
        Required(request.TenantId, "tenant"),
        Required(request.ClientId, "client id"),
        Secrets.Open(request.ClientSecret ?? throw Missing("The client secret is missing.")),
        Configure(new ClientSecretCredentialOptions(), endpoints));

    private static TokenCredential Certificate(ConnectionRequest request, CloudEndpoints endpoints)
    {
        var options = Configure(new ClientCertificateCredentialOptions(), endpoints);
        return new ClientCertificateCredential(Required(request.TenantId, "tenant"), Required(request.ClientId, "client id"), CertificateFinder.Find(request), options);
    }

    private static TokenCredential Federated(ConnectionRequest request, CloudEndpoints endpoints)
    {
        var path = request.FederatedTokenFile ?? Environment.GetEnvironmentVariable("AZURE_FEDERATED_TOKEN_FILE");
        if (path is null || !File.Exists(path))
        {
            throw Missing(path is null ? "No federated token file is named." : $"The federated token file '{path}' does not exist.");
        }

        var options = Configure(new WorkloadIdentityCredentialOptions(), endpoints);
        options.TenantId = request.TenantId ?? options.TenantId;
        options.ClientId = request.ClientId ?? options.ClientId;
        options.TokenFilePath = path;
        return new WorkloadIdentityCredential(options);
    }

    private static TokenCredential Person(ConnectionRequest request, CloudEndpoints endpoints, IDeviceCodePrompt? prompt, string clientId)
    {
        if (request.AuthenticationKind == AuthenticationKind.Interactive)
        {
            var browser = Configure(new InteractiveBrowserCredentialOptions { ClientId = clientId, RedirectUri = new Uri("http://localhost") }, endpoints);
            browser.TenantId = request.TenantId ?? browser.TenantId;
            return new InteractiveBrowserCredential(browser);
        }

        var show = prompt ?? throw Missing("A device code has nowhere to be shown.");
        var device = Configure(new DeviceCodeCredentialOptions { ClientId = clientId }, endpoints);
        device.TenantId = request.TenantId ?? device.TenantId;
        device.DeviceCodeCallback = (code, _) =>
        {
            show.Show(code.Message, code.VerificationUri, code.UserCode, code.ExpiresOn);
            return Task.CompletedTask;
        };
        return new DeviceCodeCredential(device);
    }

    private static TOptions Configure<TOptions>(TOptions options, CloudEndpoints endpoints)
        where TOptions : TokenCredentialOptions
    {
        options.AuthorityHost = LoopbackAuthority.Secured(endpoints.Authority);
        options.IsUnsafeSupportLoggingEnabled = false;
        options.Diagnostics.IsLoggingEnabled = false;
        options.Diagnostics.IsLoggingContentEnabled = false;
        options.Diagnostics.IsTelemetryEnabled = false;
        if (endpoints.Authority.IsLoopback)
        {
            options.Transport = new HttpClientTransport(new HttpClient(new LoopbackAuthority(endpoints.Authority)));
            Undiscovered(options);
        }

        return options;
    }

    /// <summary>A sign-in service on this machine is not among those that Microsoft's discovery knows.</summary>
    private static void Undiscovered(TokenCredentialOptions options)
    {
        switch (options)
        {
            case ClientSecretCredentialOptions secret:
                secret.DisableInstanceDiscovery = true;
                break;
            case ClientCertificateCredentialOptions certificate:
                certificate.DisableInstanceDiscovery = true;
                break;
            case WorkloadIdentityCredentialOptions federated:
                federated.DisableInstanceDiscovery = true;
                break;
            case InteractiveBrowserCredentialOptions browser:
                browser.DisableInstanceDiscovery = true;
                break;
            case DeviceCodeCredentialOptions device:
                device.DisableInstanceDiscovery = true;
                break;
        }
    }

    private static string Required(string? value, string what) => string.IsNullOrWhiteSpace(value) ? throw Missing($"The {what} is missing.") : value;

    private static ConnectionException Missing(string message) =>
        new(ConnectionFailure.CredentialUnusable, message, "See Get-Help Connect-OAuthHunter for what each way to connect takes.");
}
#endif
