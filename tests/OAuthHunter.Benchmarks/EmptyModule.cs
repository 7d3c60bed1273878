using System.Management.Automation;
using System.Reflection;
using System.Reflection.Emit;

namespace OAuthHunter.Benchmarks;

/// <summary>Makes the smallest binary module there can be, one cmdlet that does nothing: the floor that an import is measured against.</summary>
internal static class EmptyModule
{
    /// <summary>Writes the module and returns the path of its manifest.</summary>
    public static string Write(string folder)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("EmptyModule"), typeof(object).Assembly);
        var type = assembly.DefineDynamicModule("EmptyModule").DefineType("InvokeNothingCommand", TypeAttributes.Public | TypeAttributes.Sealed, typeof(Cmdlet));
        type.SetCustomAttribute(new CustomAttributeBuilder(typeof(CmdletAttribute).GetConstructor([typeof(string), typeof(string)])!, ["Invoke", "Nothing"]));
        type.DefineDefaultConstructor(MethodAttributes.Public);
        type.CreateType();
        assembly.Save(Path.Combine(folder, "EmptyModule.dll"));
        var manifest = Path.Combine(folder, "EmptyModule.psd1");
        File.WriteAllText(manifest, "@{ RootModule = 'EmptyModule.dll'; ModuleVersion = '1.0.0'; CmdletsToExport = @('Invoke-Nothing'); FunctionsToExport = @(); AliasesToExport = @() }");
        return manifest;
    }
}
