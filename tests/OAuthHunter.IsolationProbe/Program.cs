using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace OAuthHunter.IsolationProbe;

/// <summary>
/// Runs a script in the engine and writes what it gives, a line each; errors go to the other stream with their ids. A process of
/// its own for every case, because what a process has loaded stays loaded.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        shell.AddScript(File.ReadAllText(arguments[0]));
        try
        {
            foreach (var item in shell.Invoke())
            {
                Console.Out.WriteLine(item);
            }
        }
        catch (RuntimeException exception)
        {
            Console.Error.WriteLine($"{exception.ErrorRecord.FullyQualifiedErrorId}: {exception.Message} {exception.InnerException?.Message}");
        }

        foreach (var error in shell.Streams.Error)
        {
            Console.Error.WriteLine($"{error.FullyQualifiedErrorId}: {error.Exception.Message}");
        }

        return 0;
    }
}
