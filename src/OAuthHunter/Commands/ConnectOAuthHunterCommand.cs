using System.Management.Automation;
using System.Security;
using System.Security.Cryptography.X509Certificates;
using OAuthHunter.Hosting;
using OAuthHunter.Live;
using OAuthHunter.Output;
using OAuthHunter.Pipeline;

namespace OAuthHunter.Commands;

/// <summary>Connects this runspace to a tenant, to read it.</summary>
[Cmdlet(VerbsCommunications.Connect, "OAuthHunter", DefaultParameterSetName = InteractiveSet, HelpUri = HelpPages.Folder + "Connect-OAuthHunter.md")]
[OutputType(typeof(OAuthHunterContext))]
public sealed class ConnectOAuthHunterCommand : AsyncCmdlet
{
    private const string InteractiveSet = "Interactive";
    private const string DeviceCodeSet = "DeviceCode";
    private const string ThumbprintSet = "CertificateThumbprint";
    private const string FileSet = "CertificatePath";
    private const string CertificateSet = "Certificate";
    private const string SecretSet = "ClientSecret";
    private const string ManagedSet = "ManagedIdentity";
    private const string WorkloadSet = "WorkloadIdentity";
    private const string TokenSet = "AccessToken";
    private const string SessionSet = "ExistingSession";

    private RunspaceState? state;
    private ConnectionRequest? request;

    /// <summary>Tenant id or one of its domains.</summary>
    [Parameter(ParameterSetName = InteractiveSet, Position = 0)]
    [Parameter(ParameterSetName = DeviceCodeSet, Position = 0)]
    [Parameter(ParameterSetName = ThumbprintSet, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = FileSet, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = CertificateSet, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = SecretSet, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = WorkloadSet, Position = 0)]
    [Parameter(ParameterSetName = TokenSet, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? TenantId { get; set; }

    /// <summary>Application (client) id.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [Parameter(ParameterSetName = ThumbprintSet, Mandatory = true)]
    [Parameter(ParameterSetName = FileSet, Mandatory = true)]
    [Parameter(ParameterSetName = CertificateSet, Mandatory = true)]
    [Parameter(ParameterSetName = WorkloadSet)]
    [ValidateNotNullOrEmpty]
    public string? ClientId { get; set; }

    /// <summary>Sign in on another device.</summary>
    [Parameter(ParameterSetName = DeviceCodeSet, Mandatory = true)]
    public SwitchParameter DeviceCode { get; set; }

    /// <summary>Thumbprint of a certificate in a personal store.</summary>
    [Parameter(ParameterSetName = ThumbprintSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? CertificateThumbprint { get; set; }

    /// <summary>PFX or PEM file.</summary>
    [Parameter(ParameterSetName = FileSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? CertificatePath { get; set; }

    /// <summary>Password of the file.</summary>
    [Parameter(ParameterSetName = FileSet)]
    public SecureString? CertificatePassword { get; set; }

    /// <summary>The certificate itself, with its private key.</summary>
    [Parameter(ParameterSetName = CertificateSet, Mandatory = true)]
    [ValidateNotNull]
    public X509Certificate2? Certificate { get; set; }

    /// <summary>Client id as user name, client secret as password.</summary>
    [Parameter(ParameterSetName = SecretSet, Mandatory = true)]
    [ValidateNotNull]
    [Credential]
    public PSCredential? ClientSecretCredential { get; set; }

    /// <summary>Use the managed identity of this machine.</summary>
    [Parameter(ParameterSetName = ManagedSet, Mandatory = true)]
    public SwitchParameter ManagedIdentity { get; set; }

    /// <summary>Client id of a user-assigned managed identity.</summary>
    [Parameter(ParameterSetName = ManagedSet)]
    [ValidateNotNullOrEmpty]
    public string? ManagedIdentityClientId { get; set; }

    /// <summary>Trade a token of the platform's own issuer for one of the tenant.</summary>
    [Parameter(ParameterSetName = WorkloadSet, Mandatory = true)]
    public SwitchParameter WorkloadIdentity { get; set; }

    /// <summary>File with that token; without it, the one that the platform names.</summary>
    [Parameter(ParameterSetName = WorkloadSet)]
    [ValidateNotNullOrEmpty]
    public string? FederatedTokenFile { get; set; }

    /// <summary>A token for Microsoft Graph.</summary>
    [Parameter(ParameterSetName = TokenSet, Mandatory = true)]
    [ValidateNotNull]
    public SecureString? AccessToken { get; set; }

    /// <summary>A token for Exchange Online, which takes no token of Graph.</summary>
    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = SessionSet)]
    [ValidateNotNull]
    public SecureString? ExchangeAccessToken { get; set; }

    /// <summary>Use what Connect-MgGraph and Connect-ExchangeOnline have opened in this session; one of them is enough.</summary>
    [Parameter(ParameterSetName = SessionSet, Mandatory = true)]
    public SwitchParameter UseExistingSession { get; set; }

    /// <summary>Which road leads to Exchange Online.</summary>
    [Parameter]
    public ExchangeAccess ExchangeAccess { get; set; }

    /// <summary>Which road leads to the unified audit log.</summary>
    [Parameter]
    public AuditLogAccess AuditLogAccess { get; set; }

    /// <summary>The cloud that the tenant lives in.</summary>
    [Parameter]
    public CloudEnvironment Cloud { get; set; }

    /// <summary>Root of Microsoft Graph, when it is not the cloud's own.</summary>
    [Parameter]
    public Uri? GraphEndpoint { get; set; }

    /// <summary>Root of Exchange Online, when it is not the cloud's own.</summary>
    [Parameter]
    public Uri? ExchangeEndpoint { get; set; }

    /// <summary>Root of the sign-in service, when it is not the cloud's own.</summary>
    [Parameter]
    public Uri? AuthorityHost { get; set; }

    /// <summary>Write the connection, for -Connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void PrepareEnd()
    {
        state = RunspaceState.Current;
        request = new ConnectionRequest(Kind())
        {
            TenantId = TenantId,
            ClientId = ClientSecretCredential?.UserName ?? ClientId,
            Cloud = Cloud,
            Certificate = Certificate,
            CertificateThumbprint = CertificateThumbprint,
            CertificatePath = FullPath(CertificatePath),
            CertificatePassword = CertificatePassword,
            ClientSecret = ClientSecretCredential?.Password,
            FederatedTokenFile = FullPath(FederatedTokenFile),
            ManagedIdentityClientId = ManagedIdentityClientId,
            GraphAccessToken = AccessToken,
            ExchangeAccessToken = ExchangeAccessToken,
            Session = MayUseSession() ? UserSession.Find() : null,
            ExchangeAccess = ExchangeAccess,
            AuditLogAccess = AuditLogAccess,
            GraphEndpoint = GraphEndpoint,
            ExchangeEndpoint = ExchangeEndpoint,
            AuthorityHost = AuthorityHost,
        };
    }

    protected override async Task EndProcessingAsync()
    {
        var prompt = new HostDeviceCodePrompt(Warn);
        OAuthHunterContext context;
        try
        {
            context = new OAuthHunterContext(await ProviderLoader.Providers.ConnectAsync(request!, prompt, StopToken).ConfigureAwait(false), DateTimeOffset.UtcNow);
        }
        catch (ProviderLoadException exception)
        {
            throw Terminate(Errors.AssemblyConflict(exception));
        }
        catch (ConnectionException exception)
        {
            throw Terminate(Errors.ConnectionFailed(TenantId, exception));
        }

        // The connection before may be in use under -Connection still; it is not closed here.
        state!.Exchange(context);
        Tell($"Connected to {context}.");
        if (request!.Session is { } session && ParameterSetName == SessionSet && (session.Graph is null || (session.Exchange is null && ExchangeAccess != ExchangeAccess.Rest)))
        {
            var missing = session.Graph is null ? "Connect-MgGraph: apps, roles, users and sign-ins" : "Connect-ExchangeOnline: connectors, transport rules and Exchange roles";
            Warn($"There is no session of {missing} will be reported as not captured.");
        }

        if (PassThru)
        {
            await SendAsync(() => WriteObject(context)).ConfigureAwait(false);
        }
    }

    /// <summary>Not where the connection has its own way to Exchange: nobody wants two identities mixed without a word.</summary>
    private bool MayUseSession() =>
        ParameterSetName == SessionSet || ExchangeAccess == ExchangeAccess.Session || (ParameterSetName == TokenSet && ExchangeAccessToken is null && ExchangeAccess == ExchangeAccess.Auto);

    private AuthenticationKind Kind() => ParameterSetName switch
    {
        DeviceCodeSet => AuthenticationKind.DeviceCode,
        ThumbprintSet or FileSet or CertificateSet => AuthenticationKind.Certificate,
        SecretSet => AuthenticationKind.ClientSecret,
        ManagedSet => AuthenticationKind.ManagedIdentity,
        WorkloadSet => AuthenticationKind.WorkloadIdentity,
        TokenSet => AuthenticationKind.AccessToken,
        SessionSet => AuthenticationKind.ExistingSession,
        _ => AuthenticationKind.Interactive,
    };

    private string? FullPath(string? path) => path is null ? null : GetUnresolvedProviderPathFromPSPath(path);
}
