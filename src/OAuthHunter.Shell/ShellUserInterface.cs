using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace OAuthHunter.Shell;

/// <summary>Output to one writer, everything about it (errors, warnings, progress) to the other. It never asks.</summary>
internal sealed class ShellUserInterface : PSHostUserInterface
{
    private readonly HostTerminal terminal;
    private readonly ProgressLine? progress;
    private readonly object gate = new();

    public ShellUserInterface(HostTerminal terminal)
    {
        this.terminal = terminal;
        progress = terminal.ShowsProgress ? new ProgressLine(terminal) : null;
        RawUI = new ShellRawUserInterface(terminal);
    }

    public override PSHostRawUserInterface RawUI { get; }

    public override bool SupportsVirtualTerminal => terminal.HasColour;

    public override void Write(string value) => Put(terminal.Output, value, endLine: false);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value) => Put(terminal.Output, value, endLine: true);

    public override void WriteLine() => WriteLine(string.Empty);

    public override void WriteErrorLine(string value) => Put(terminal.Error, Coloured("\u001b[31;1m", value), endLine: true);

    public override void WriteWarningLine(string message) => Put(terminal.Error, Coloured("\u001b[33;1m", "WARNING: " + message), endLine: true);

    public override void WriteVerboseLine(string message) => Put(terminal.Error, "VERBOSE: " + message, endLine: true);

    public override void WriteDebugLine(string message) => Put(terminal.Error, "DEBUG: " + message, endLine: true);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        lock (gate)
        {
            progress?.Show(record);
        }
    }

    public void Finish()
    {
        lock (gate)
        {
            progress?.Clear();
            terminal.Output.Flush();
            terminal.Error.Flush();
        }
    }

    public override string ReadLine() => throw NotInteractive("input");

    public override SecureString ReadLineAsSecureString() => throw NotInteractive("a secret");

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        throw NotInteractive(string.Join(", ", descriptions.Select(field => field.Name)));

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        throw NotInteractive("a choice: " + message);

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw NotInteractive("a credential");

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        throw NotInteractive("a credential");

    private static HostException NotInteractive(string what) =>
        new(string.Format(CultureInfo.InvariantCulture, "This shell does not ask for {0}; give it as a parameter (or use -Force or -Confirm:$false).", what));

    private string Coloured(string colour, string text) => terminal.HasColour ? colour + text + "\u001b[0m" : text;

    // The engine leaves it to the host to take escape sequences out of text that goes to a file.
    private void Put(TextWriter writer, string value, bool endLine)
    {
        var text = GetOutputString(value ?? string.Empty, terminal.HasColour);
        lock (gate)
        {
            progress?.Clear();
            if (endLine)
            {
                writer.WriteLine(text);
            }
            else
            {
                writer.Write(text);
            }
        }
    }
}
