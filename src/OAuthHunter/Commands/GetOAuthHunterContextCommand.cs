using System.Management.Automation;
using OAuthHunter.Hosting;
using OAuthHunter.Output;

namespace OAuthHunter.Commands;

/// <summary>Tells which tenant this runspace is connected to; nothing when to none.</summary>
[Cmdlet(VerbsCommon.Get, "OAuthHunterContext", HelpUri = HelpPages.Folder + "Get-OAuthHunterContext.md")]
[OutputType(typeof(OAuthHunterContext))]
public sealed class GetOAuthHunterContextCommand : PSCmdlet
{
    protected override void EndProcessing()
    {
        if (RunspaceState.Current.Context is { } context)
        {
            WriteObject(context);
        }
    }
}
