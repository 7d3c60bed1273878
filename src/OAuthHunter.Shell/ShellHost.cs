using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace OAuthHunter.Shell;

/// <summary>The engine's view of the program that hosts it.</summary>
internal sealed class ShellHost : PSHost
{
    private readonly ShellUserInterface userInterface;

    public ShellHost(HostTerminal terminal, CultureInfo? culture)
    {
        userInterface = new ShellUserInterface(terminal);
        CurrentCulture = culture ?? Known(CultureInfo.CurrentCulture);
        CurrentUICulture = culture ?? Known(CultureInfo.CurrentUICulture);
    }

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "OAuthHunter.Shell";

    public override Version Version => typeof(ShellHost).Assembly.GetName().Version ?? new Version(0, 0);

    public override PSHostUserInterface UI => userInterface;

    public override CultureInfo CurrentCulture { get; }

    public override CultureInfo CurrentUICulture { get; }

    public int? ExitCode { get; private set; }

    public void WriteError(ErrorRecord error)
    {
        foreach (var line in ErrorText.Of(error))
        {
            userInterface.WriteErrorLine(line);
        }
    }

    /// <summary>Leaves the terminal clean: no half a line of progress.</summary>
    public void Finish() => userInterface.Finish();

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt() => throw new NotSupportedException("This shell runs one pipeline and has no prompt.");

    public override void ExitNestedPrompt()
    {
    }

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    // The formatter breaks lines between words only in cultures whose words it knows; the invariant one is not among them.
    private static CultureInfo Known(CultureInfo culture) =>
        culture.Equals(CultureInfo.InvariantCulture) ? CultureInfo.GetCultureInfo("en-US") : culture;
}
