using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using OAuthHunter.Module.Tests.Support;

namespace OAuthHunter.Module.Tests;

/// <summary>What each assembly of the module may refer to, read from the files that ship.</summary>
public sealed class AssemblyBoundaryTests
{
    // Assemblies that other modules bring in versions of their own; on .NET Framework a reference to one is a conflict to come.
    private static readonly string[] Collisions =
    [
        "Azure.Core", "Azure.Identity", "Microsoft.Bcl.AsyncInterfaces", "Microsoft.Graph", "Microsoft.Identity.Client", "Newtonsoft.Json", "Sylvan.Data.Csv",
        "System.Buffers", "System.Memory", "System.Numerics.Vectors", "System.Runtime.CompilerServices.Unsafe", "System.Text.Encodings.Web", "System.Text.Json", "System.Threading.Tasks.Extensions", "System.ValueTuple",
    ];

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net472")]
    public void CoreRefersToTheFrameworkAlone(string framework)
    {
        var references = References(framework, "OAuthHunter.Core.dll");
        Assert.All(references, name => Assert.True(IsFramework(name), name));
        Assert.Empty(framework == "net472" ? references.Intersect(Collisions) : []);
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net472")]
    public void CmdletsReferToCoreTheEngineAndTheFramework(string framework)
    {
        var references = References(framework, "OAuthHunter.dll");
        Assert.Contains("OAuthHunter.Core", references);
        Assert.All(references, name => Assert.True(name is "OAuthHunter.Core" or "System.Management.Automation" || IsFramework(name), name));
        Assert.Empty(framework == "net472" ? references.Intersect(Collisions) : []);
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net472")]
    public void ProvidersDoNotKnowTheEngine(string framework)
    {
        var references = References(framework, Path.Combine("providers", "OAuthHunter.Providers.dll"));
        Assert.Contains("OAuthHunter.Core", references);
        Assert.DoesNotContain("System.Management.Automation", references);
        Assert.DoesNotContain("OAuthHunter", references);
    }

    [Fact]
    public void ProvidersShowNoTypeOfAPackage()
    {
        using var session = new ModuleSession();
        session.TryRun("Import-TenantEvidence -Path '" + Repository.Manifest + "'");
        var providers = AppDomain.CurrentDomain.GetAssemblies().First(assembly => assembly.GetName().Name == "OAuthHunter.Providers");
        var shown = providers.GetExportedTypes().SelectMany(SignatureTypes).Select(type => type.Assembly.GetName().Name!).Distinct();
        Assert.All(shown, name => Assert.True(name is "OAuthHunter.Core" or "OAuthHunter.Providers" || IsFramework(name), name));
    }

    [Fact]
    public void ProvidersLiveInAContextOfTheirOwnAndShareCore()
    {
        using var session = new ModuleSession();
        session.TryRun("Import-TenantEvidence -Path '" + Repository.Manifest + "'");
        var providers = AppDomain.CurrentDomain.GetAssemblies().First(assembly => assembly.GetName().Name == "OAuthHunter.Providers");
        Assert.Equal("OAuthHunter.Providers", System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(providers)!.Name);
        Assert.Single(AppDomain.CurrentDomain.GetAssemblies(), assembly => assembly.GetName().Name == "OAuthHunter.Core");
    }

    private static IEnumerable<Type> SignatureTypes(Type type)
    {
        const BindingFlags visible = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var members = type.GetMethods(visible).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType))
            .Concat(type.GetConstructors(visible).SelectMany(constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType)))
            .Concat(type.GetFields(visible).Select(field => field.FieldType));
        return members.Append(type.BaseType ?? typeof(object)).Concat(type.GetInterfaces()).SelectMany(Parts);
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Parts).Append(type);

    private static IReadOnlyList<string> References(string framework, string file)
    {
        using var stream = File.OpenRead(Path.Combine(Repository.Module, "bin", framework, file));
        using var image = new PEReader(stream);
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    private static bool IsFramework(string name) =>
        name is "mscorlib" or "netstandard" or "System" || (name.StartsWith("System.", StringComparison.Ordinal) && name != "System.Management.Automation") || name is "Microsoft.CSharp" or "Microsoft.Win32.Primitives";
}
