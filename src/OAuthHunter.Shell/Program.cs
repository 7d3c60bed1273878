using System.Text;
using OAuthHunter.Shell;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var arguments = ShellArguments.Parse(args);
if (arguments.IsHelp)
{
    Console.Out.WriteLine(ShellArguments.Usage);
    return 0;
}

using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    cancellation.Cancel();
};

try
{
    var manifest = ModuleLocator.FindManifest();
    using var engine = new EngineHost(HostTerminal.Console(), manifest);
    var result = arguments switch
    {
        { Script: { } script } => engine.Show(script, cancellation.Token),
        { File: { } file } => engine.ShowFile(file, arguments.Named, arguments.Positional, cancellation.Token),
        _ => engine.ShowFile(Path.Combine(Path.GetDirectoryName(manifest)!, "demo", "hunt.ps1"), [], [], cancellation.Token),
    };

    return result switch
    {
        _ when cancellation.IsCancellationRequested => 130,
        { TerminatingError: not null } => 1,
        _ => engine.RequestedExitCode ?? 0,
    };
}
catch (FileNotFoundException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
catch (IOException)
{
    // The reader of a pipe has gone, as "| head" does: nobody is left to tell.
    return 1;
}
