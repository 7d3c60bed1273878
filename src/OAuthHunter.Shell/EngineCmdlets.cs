using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace OAuthHunter.Shell;

/// <summary>
/// The cmdlets that every PowerShell session has beside the engine's own: Select-Object, Format-Table, ConvertTo-Json, Get-ChildItem
/// and their like. In <c>pwsh</c> they come with modules of its installation; here their assemblies come as packages.
/// </summary>
internal static class EngineCmdlets
{
    private static readonly Lazy<IReadOnlyList<SessionStateCmdletEntry>> Entries = new(() =>
        [.. new[] { "Microsoft.PowerShell.Commands.Utility", "Microsoft.PowerShell.Commands.Management" }
            .SelectMany(name => Assembly.Load(name).GetExportedTypes())
            .Where(type => !type.IsAbstract && typeof(Cmdlet).IsAssignableFrom(type))
            .Select(type => (Type: type, Attribute: type.GetCustomAttribute<CmdletAttribute>()))
            .Where(found => found.Attribute is not null)
            .Select(found => new SessionStateCmdletEntry($"{found.Attribute!.VerbName}-{found.Attribute.NounName}", found.Type, helpFileName: null))]);

    /// <summary>Adds them to a session that is to be opened.</summary>
    public static void AddTo(InitialSessionState state) => state.Commands.Add(Entries.Value);
}
