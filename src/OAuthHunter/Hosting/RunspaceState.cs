using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using OAuthHunter.Output;

namespace OAuthHunter.Hosting;

/// <summary>
/// What the module remembers for one runspace. Runspaces of one process can be different people's work, so nothing is shared
/// between them, and what a runspace held goes with it.
/// </summary>
internal sealed class RunspaceState
{
    // Weak keys: this table keeps no runspace and no connection alive.
    private static readonly ConditionalWeakTable<Runspace, RunspaceState> States = new();

    private OAuthHunterContext? context;

    /// <summary>The state of the runspace on whose pipeline thread this is asked.</summary>
    public static RunspaceState Current => States.GetOrCreateValue(Runspace.DefaultRunspace
        ?? throw new InvalidOperationException("The state of a runspace can be asked on its pipeline thread only."));

    /// <summary>The connection in use; null when there is none.</summary>
    public OAuthHunterContext? Context => context;

    /// <summary>Takes another connection into use; gives back the one before.</summary>
    public OAuthHunterContext? Exchange(OAuthHunterContext? next) => Interlocked.Exchange(ref context, next);
}
