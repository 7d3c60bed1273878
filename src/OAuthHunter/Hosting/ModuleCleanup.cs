using System.Management.Automation;

namespace OAuthHunter.Hosting;

/// <summary>Takes the assembly resolver of Windows PowerShell down with the module.</summary>
public sealed class ModuleCleanup : IModuleAssemblyCleanup
{
    public void OnRemove(PSModuleInfo psModuleInfo) => DesktopProviderResolver.Release();
}
