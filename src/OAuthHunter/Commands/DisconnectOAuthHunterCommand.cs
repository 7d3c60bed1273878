using System.Management.Automation;
using OAuthHunter.Hosting;
using OAuthHunter.Output;

namespace OAuthHunter.Commands;

/// <summary>Closes a connection and forgets its credentials.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "OAuthHunter", HelpUri = HelpPages.Folder + "Disconnect-OAuthHunter.md")]
[OutputType(typeof(void))]
public sealed class DisconnectOAuthHunterCommand : PSCmdlet
{
    /// <summary>The connection to close; without it, the one of this runspace.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public OAuthHunterContext? Connection { get; set; }

    protected override void ProcessRecord()
    {
        var state = RunspaceState.Current;
        var connection = Connection ?? state.Context;
        if (connection is null)
        {
            WriteVerbose("There is no connection to close.");
            return;
        }

        if (ReferenceEquals(connection, state.Context))
        {
            state.Exchange(null);
        }

        connection.Tenant.Dispose();
        WriteVerbose($"Closed the connection to {connection}.");
    }
}
