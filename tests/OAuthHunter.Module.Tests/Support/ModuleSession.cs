using System.Collections;
using System.Globalization;
using System.Reflection;
using OAuthHunter.Shell;

namespace OAuthHunter.Module.Tests.Support;

/// <summary>A runspace with the built module imported, and what it wrote.</summary>
internal sealed class ModuleSession : IDisposable
{
    private static readonly Lazy<IReadOnlyList<string>> ImportDelta = new(MeasureImport);
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();
    private readonly EngineHost engine;

    public ModuleSession(int width = HostTerminal.RedirectedWidth, CultureInfo? culture = null)
    {
        // The first import of the process is the one that is measured, whichever test comes first.
        _ = ImportDelta.Value;
        engine = new EngineHost(HostTerminal.Plain(output, error, width), Repository.Manifest, culture);
    }

    /// <summary>Assemblies of no framework and no test that the first import brought into the process.</summary>
    public static IReadOnlyList<string> AssembliesOfImport => ImportDelta.Value;

    public string Output => output.ToString();

    public string Error => error.ToString();

    /// <summary>Runs a script; fails the test on any error.</summary>
    public PipelineResult Run(string script, IEnumerable? input = null)
    {
        var result = TryRun(script, input);
        Assert.True(result.TerminatingError is null, result.TerminatingError?.ToString());
        Assert.True(result.Errors.Count == 0, string.Join(Environment.NewLine, result.Errors));
        return result;
    }

    /// <summary>Runs a script that may give errors.</summary>
    public PipelineResult TryRun(string script, IEnumerable? input = null, CancellationToken cancellationToken = default) =>
        engine.Invoke(script, input, cancellationToken);

    /// <summary>What a user would see.</summary>
    public string Show(string script)
    {
        output.GetStringBuilder().Clear();
        var result = engine.Show(script);
        Assert.True(result.TerminatingError is null, result.TerminatingError?.ToString());
        return Output.ReplaceLineEndings("\n");
    }

    public void Dispose()
    {
        engine.Dispose();
        output.Dispose();
        error.Dispose();
    }

    private static IReadOnlyList<string> MeasureImport()
    {
        using var bare = new EngineHost(HostTerminal.Plain(TextWriter.Null, TextWriter.Null), modulePath: null);
        var before = Ours();
        var result = bare.Invoke($"Import-Module '{Repository.Manifest}' -ErrorAction Stop");
        Assert.True(result.TerminatingError is null, result.TerminatingError?.ToString());
        return [.. Ours().Except(before).Order(StringComparer.Ordinal)];
    }

    private static HashSet<string> Ours()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return [.. AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => !assembly.IsDynamic && !assembly.Location.StartsWith(framework, StringComparison.Ordinal) && !assembly.Location.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal))
            .Select(Name)];
    }

    private static string Name(Assembly assembly) => assembly.GetName().Name!;
}
