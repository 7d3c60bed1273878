using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace OAuthHunter.Shell;

/// <summary>
/// A runspace of the real PowerShell engine with a module imported the way a user imports it. The shell shows what pipelines
/// give; tests ask for the objects and records themselves.
/// </summary>
public sealed class EngineHost : IDisposable
{
    // The formatter holds rows back to size its columns; ending it in "finally" shows them also when the script throws or exits.
    // The "catch" makes what ends a statement end the script, so that the exit code can tell.
    private const string Presenter = """
        param($Body, $Named, $Positional)
        $presenter = { Out-Default }.GetSteppablePipeline()
        $presenter.Begin($true)
        try { & $Body @Named @Positional | & { process { $presenter.Process($_) } } } catch { throw } finally { $presenter.End() }
        """;

    private readonly Runspace runspace;
    private readonly ShellHost host;

    /// <param name="terminal">Where output, warnings, prompts and progress go.</param>
    /// <param name="modulePath">Manifest to import; null for a bare engine.</param>
    /// <param name="culture">Culture of the pipelines; null for the process's own.</param>
    public EngineHost(HostTerminal terminal, string? modulePath, CultureInfo? culture = null)
    {
        host = new ShellHost(terminal, culture);

        // CreateDefault() wants everything that an installation of pwsh brings; CreateDefault2() is the core, and the cmdlets
        // of everyday use come on top.
        var state = InitialSessionState.CreateDefault2();
        EngineCmdlets.AddTo(state);
        state.ThreadOptions = PSThreadOptions.ReuseThread;
        if (OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        }

        runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.Open();
        if (!terminal.HasColour)
        {
            Invoke("$PSStyle.OutputRendering = 'PlainText'");
        }

        if (modulePath is not null)
        {
            Import(modulePath);
        }
    }

    /// <summary>Exit code that a script asked for with <c>exit</c>; null when none did.</summary>
    public int? RequestedExitCode => host.ExitCode;

    /// <summary>Runs a script and returns everything it gave, formatted by nobody.</summary>
    public PipelineResult Invoke(string script, IEnumerable? input = null, CancellationToken cancellationToken = default)
    {
        using var shell = NewShell();
        shell.AddScript(script);
        return Collect(shell, input, cancellationToken);
    }

    /// <summary>Runs a script and shows its output as a user sees it. Returns what the pipeline gave besides output.</summary>
    public PipelineResult Show(string script, CancellationToken cancellationToken = default) =>
        ShowBody(ScriptBlock.Create(script), [], [], cancellationToken);

    /// <summary>Runs a script file with arguments as <c>pwsh -File</c> does and shows its output.</summary>
    public PipelineResult ShowFile(string path, Hashtable named, IEnumerable<string> positional, CancellationToken cancellationToken = default)
    {
        var result = ShowBody(path, named, positional, cancellationToken);
        if (!cancellationToken.IsCancellationRequested && Invoke("$LASTEXITCODE").Output is [{ BaseObject: int code }])
        {
            // A script file's "exit" ends the file, not the engine; this is where the engine leaves its number.
            host.SetShouldExit(code);
        }

        return result;
    }

    public void Dispose() => runspace.Dispose();

    private void Import(string modulePath)
    {
        using var shell = NewShell();
        shell.AddCommand("Import-Module").AddParameter("Name", modulePath).AddParameter("ErrorAction", ActionPreference.Stop);
        shell.Invoke();
    }

    private PowerShell NewShell()
    {
        var shell = PowerShell.Create();
        shell.Runspace = runspace;
        return shell;
    }

    private PipelineResult ShowBody(object body, Hashtable named, IEnumerable<string> positional, CancellationToken cancellationToken)
    {
        using var shell = NewShell();
        shell.AddScript(Presenter).AddArgument(body).AddArgument(named).AddArgument(positional.ToArray());
        shell.Streams.Error.DataAdded += (_, added) => host.WriteError(shell.Streams.Error[added.Index]);
        var result = Collect(shell, input: null, cancellationToken);
        if (result.TerminatingError is { } error)
        {
            host.WriteError(error);
        }

        host.Finish();
        return result;
    }

    private static PipelineResult Collect(PowerShell shell, IEnumerable? input, CancellationToken cancellationToken)
    {
        var output = new List<PSObject>();
        ErrorRecord? terminating = null;
        var isStopped = false;
        using var stop = cancellationToken.Register(() => shell.BeginStop(null, null));
        try
        {
            shell.Invoke(input, output, new PSInvocationSettings { AddToHistory = false });
        }
        catch (PipelineStoppedException)
        {
            isStopped = true;
        }
        catch (RuntimeException exception)
        {
            terminating = exception.ErrorRecord;
        }

        return new PipelineResult
        {
            Output = output,
            Errors = [.. shell.Streams.Error],
            Warnings = [.. shell.Streams.Warning.Select(record => record.Message)],
            Verbose = [.. shell.Streams.Verbose.Select(record => record.Message)],
            Progress = [.. shell.Streams.Progress],
            TerminatingError = terminating,
            IsStopped = isStopped || shell.InvocationStateInfo.State == PSInvocationState.Stopped,
        };
    }
}
