using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Pipeline;

namespace OAuthHunter.Live;

/// <summary>
/// The sessions of Connect-MgGraph and Connect-ExchangeOnline in one runspace. Their state lives in that runspace, so every call
/// runs there, nested in the pipeline of whichever of our cmdlets is at work.
/// </summary>
internal sealed class UserSession : IUserSession
{
    /// <summary>A warning tells that a list was cut: it comes with the rows, also where the user silenced the warnings of our cmdlet.</summary>
    private const string ExchangeRequest = """
        param($Name, $Parameters)
        $WarningPreference = 'Continue'
        & $Name @Parameters 3>&1
        """;

    /// <summary>The variables carry status and headers out of the cmdlet, which otherwise throws what is not a success.</summary>
    private const string GraphRequest = """
        param($Request)
        $status = $null
        $headers = $null
        $body = Invoke-MgGraphRequest @Request -OutputType Json -SkipHttpErrorCheck -StatusCodeVariable status -ResponseHeadersVariable headers -ErrorAction Stop
        @{ Status = $status; Headers = $headers; Body = $body }
        """;

    private const string AnyExchangeCmdlet = "Get-AcceptedDomain";

    private readonly Runspace runspace;
    private readonly string prefix;

    private UserSession(Runspace runspace, SessionAccount? graph, SessionAccount? exchange, string prefix)
    {
        this.runspace = runspace;
        this.prefix = prefix;
        Graph = graph;
        Exchange = exchange;
    }

    public SessionAccount? Graph { get; }

    public SessionAccount? Exchange { get; }

    /// <summary>Looks what the user has open. On the pipeline thread only.</summary>
    public static UserSession Find()
    {
        var (exchange, prefix) = FindExchange();
        return new UserSession(Runspace.DefaultRunspace, FindGraph(), exchange, prefix);
    }

    public Task<SessionReply> SendAsync(string method, Uri address, string? json, CancellationToken cancellationToken) =>
        OnPipelineAsync(stop => Send(method, address, json, stop), cancellationToken);

    public Task<SessionOutcome> InvokeAsync(string cmdlet, IReadOnlyDictionary<string, object> parameters, Action<EvidenceRow> take, CancellationToken cancellationToken) =>
        OnPipelineAsync(stop => Invoke(cmdlet, parameters, take, stop), cancellationToken);

    /// <summary>A call that waited its turn for longer than its caller did is not carried out.</summary>
    private Task<T> OnPipelineAsync<T>(Func<CancellationToken, T> call, CancellationToken cancellationToken)
    {
        var cmdlet = AsyncCmdlet.AtWork ?? throw new InvalidOperationException("The sessions of other modules can be used from a cmdlet only.");
        return cmdlet.OnPipelineAsync(() =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Runspace.DefaultRunspace == runspace
                ? call(cancellationToken)
                : throw Closed("The sessions of Connect-MgGraph and Connect-ExchangeOnline belong to the runspace that opened them, and this is another.");
        });
    }

    private static SessionReply Send(string method, Uri address, string? json, CancellationToken stop)
    {
        var request = new Hashtable { ["Method"] = method, ["Uri"] = address.AbsoluteUri };
        if (json is not null)
        {
            request["Body"] = json;
            request["ContentType"] = "application/json";
        }

        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddScript(GraphRequest, useLocalScope: true).AddArgument(request);
        if (Run(shell, stop, out var error).LastOrDefault()?.BaseObject is not IDictionary answer || error is not null)
        {
            throw error?.IndexOf("Connect-MgGraph", StringComparison.OrdinalIgnoreCase) >= 0
                ? Closed("The session of Connect-MgGraph is closed.")
                : new InvalidOperationException($"Invoke-MgGraphRequest failed: {error ?? "it gave nothing."}");
        }

        // The status is an HttpStatusCode or a number, as the module's version has it.
        var status = PSValue.Bare(answer["Status"]);
        return new SessionReply
        {
            Status = status is null ? 200 : Convert.ToInt32(status, CultureInfo.InvariantCulture),
            Body = PSValue.Bare(answer["Body"]) as string ?? string.Empty,
            RetryAfter = RetryAfter(PSValue.Bare(answer["Headers"]) as IDictionary),
        };
    }

    private SessionOutcome Invoke(string cmdlet, IReadOnlyDictionary<string, object> parameters, Action<EvidenceRow> take, CancellationToken stop)
    {
        var name = cmdlet.Insert(cmdlet.IndexOf('-') + 1, prefix);
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        var typed = new Hashtable();
        foreach (var parameter in parameters)
        {
            typed[parameter.Key] = parameter.Value switch
            {
                DateTimeOffset time => time.UtcDateTime,
                IEnumerable<string> items => items.ToArray(),
                _ => parameter.Value,
            };
        }

        shell.AddScript(ExchangeRequest, useLocalScope: true).AddArgument(name).AddArgument(typed);
        var rows = Run(shell, stop, out var error, out var isUnknown);
        var number = 0;
        foreach (var row in rows.OfType<PSObject>().Where(row => row.BaseObject is not WarningRecord))
        {
            take(new PSObjectRow(row, new EvidenceOrigin(cmdlet, ++number)));
        }

        return new SessionOutcome
        {
            Error = isUnknown ? null : error,
            IsUnknown = isUnknown,
            IsClosed = error?.IndexOf("Connect-ExchangeOnline", StringComparison.OrdinalIgnoreCase) >= 0,
            Warnings = [.. rows.Select(row => row?.BaseObject).OfType<WarningRecord>().Concat(shell.Streams.Warning).Select(warning => warning.Message)],
        };
    }

    private static ConnectionException Closed(string message) =>
        new(ConnectionFailure.SessionMissing, message, "Run Connect-MgGraph or Connect-ExchangeOnline here, then Connect-OAuthHunter -UseExistingSession again.");

    private static SessionAccount? FindGraph()
    {
        if (!Has("Get-MgContext") || !Has("Invoke-MgGraphRequest") || First("Get-MgContext") is not { } context)
        {
            return null;
        }

        return new SessionAccount
        {
            TenantId = context.Text("TenantId"),
            ClientId = context.Text("ClientId"),
            UserPrincipalName = context.Text("Account"),
            Permissions = context.Texts("Scopes") ?? [],
            IsApplication = context.Text("AuthType") is { } kind && !kind.Equals("Delegated", StringComparison.OrdinalIgnoreCase) && !kind.Equals("UserProvidedAccessToken", StringComparison.OrdinalIgnoreCase),
            Cloud = CloudOf(context.Text("Environment")),
        };
    }

    /// <summary>
    /// Get-ConnectionInformation lists the sessions, those with Security and Compliance among them, which know other cmdlets. A
    /// session of the module's first editions is told by its cmdlets alone.
    /// </summary>
    private static (SessionAccount? Account, string Prefix) FindExchange()
    {
        if (!Has("Get-ConnectionInformation"))
        {
            return (Has(AnyExchangeCmdlet) ? new SessionAccount() : null, string.Empty);
        }

        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand("Get-ConnectionInformation");
        foreach (var found in Run(shell, CancellationToken.None, out _).OfType<PSObject>().Reverse())
        {
            var row = new PSObjectRow(found, default);
            var isOpen = row.Text("State") is not { } state || state.Equals("Connected", StringComparison.OrdinalIgnoreCase);
            var isCompliance = row.Flag("IsEopSession") == true || row.Text("ConnectionUri")?.IndexOf("compliance", StringComparison.OrdinalIgnoreCase) >= 0;
            if (!isOpen || isCompliance)
            {
                continue;
            }

            var account = new SessionAccount
            {
                TenantId = row.Text("TenantID"),
                ClientId = row.Text("AppId"),
                UserPrincipalName = row.Text("UserPrincipalName"),
                Cloud = CloudOf(row.Text("ConnectionUri")),
            };
            return (account, row.Text("ModulePrefix") ?? string.Empty);
        }

        return (null, string.Empty);
    }

    /// <summary>By the name of Graph's environment or the host of Exchange's endpoint.</summary>
    private static CloudEnvironment CloudOf(string? name)
    {
        bool Is(string part) => name?.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
        return Is("USGovDoD") || Is("outlook-dod.") || Is("webmail.apps.mil") ? CloudEnvironment.USGovDoD
            : Is("USGov") || Is("office365.us") ? CloudEnvironment.USGov
            : Is("China") || Is("outlook.cn") ? CloudEnvironment.China
            : CloudEnvironment.Global;
    }

    /// <summary>Whether the command is loaded. A module that is only installed has no session, and is not to be imported by the question.</summary>
    private static bool Has(string name)
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddScript("param($Name) $PSModuleAutoLoadingPreference = 'None'; Get-Command -Name $Name -CommandType Cmdlet, Function, Alias -ErrorAction Ignore", useLocalScope: true).AddArgument(name);
        return Run(shell, CancellationToken.None, out _).Count > 0;
    }

    private static PSObjectRow? First(string command)
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand(command);
        return Run(shell, CancellationToken.None, out _).FirstOrDefault() is { } found ? new PSObjectRow(found, default) : null;
    }

    private static IReadOnlyList<PSObject> Run(PowerShell shell, CancellationToken stop, out string? error) => Run(shell, stop, out error, out _);

    /// <summary>Runs to the end; what went wrong is a text, and nothing of it reaches the user's streams.</summary>
    private static IReadOnlyList<PSObject> Run(PowerShell shell, CancellationToken stop, out string? error, out bool isUnknown)
    {
        error = null;
        isUnknown = false;
        using var registration = stop.Register(() => shell.BeginStop(null, null));
        try
        {
            var rows = shell.Invoke();
            error = shell.Streams.Error.Count > 0 ? shell.Streams.Error[0].ToString() : null;
            isUnknown = shell.Streams.Error.Count > 0 && shell.Streams.Error[0].Exception is CommandNotFoundException;
            return rows;
        }
        catch (CommandNotFoundException exception)
        {
            (error, isUnknown) = (exception.Message, true);
        }
        catch (RuntimeException exception) when (exception is not PipelineStoppedException)
        {
            error = exception.Message;
        }

        stop.ThrowIfCancellationRequested();
        return [];
    }

    private static double? RetryAfter(IDictionary? headers)
    {
        foreach (DictionaryEntry header in headers ?? new Hashtable())
        {
            if (header.Key.ToString()?.Equals("Retry-After", StringComparison.OrdinalIgnoreCase) == true
                && double.TryParse(PSValue.Items(header.Value)?.FirstOrDefault()?.ToString() ?? header.Value?.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
                && seconds is >= 0 and < 86_400)
            {
                return seconds;
            }
        }

        return null;
    }
}
