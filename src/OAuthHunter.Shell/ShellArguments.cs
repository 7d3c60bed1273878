using System.Collections;

namespace OAuthHunter.Shell;

/// <summary>What the command line asks for: the demo, a pipeline, a script file, or help.</summary>
internal sealed record ShellArguments
{
    public const string Usage = """
        Runs OAuthHunter in a hosted PowerShell engine, for machines without pwsh.

          OAuthHunter.Shell                              hunt in the bundled demo tenant
          OAuthHunter.Shell "<pipeline>"                 run a pipeline with the module imported
          OAuthHunter.Shell -File <script.ps1> [args]    run a script with the module imported

        Example:
          OAuthHunter.Shell "Import-TenantEvidence ./exports | Invoke-OAuthHunt -MinimumSeverity High"

        Output goes to stdout; errors, warnings and progress to stderr. Exit code: 0, 1 after a terminating error,
        130 after Ctrl+C, or what the script passes to exit.
        """;

    public bool IsHelp { get; private init; }

    public string? Script { get; private init; }

    public string? File { get; private init; }

    /// <summary>The script file's arguments that have a name.</summary>
    public Hashtable Named { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The script file's other arguments.</summary>
    public List<string> Positional { get; } = [];

    public static ShellArguments Parse(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0)
        {
            return new ShellArguments();
        }

        var first = arguments[0];
        if (first is "-?" or "/?" or "-h" or "--help" or "-Help")
        {
            return new ShellArguments { IsHelp = true };
        }

        if (Is(first, "-File"))
        {
            return arguments.Count > 1 ? ParseFile(Path.GetFullPath(arguments[1]), [.. arguments.Skip(2)]) : new ShellArguments { IsHelp = true };
        }

        return new ShellArguments { Script = string.Join(' ', Is(first, "-Command") || Is(first, "-c") ? arguments.Skip(1) : arguments) };
    }

    // "-Name value", "-Name:value" and "-Switch" bind by name, everything else by position, as with pwsh -File.
    private static ShellArguments ParseFile(string file, List<string> arguments)
    {
        var parsed = new ShellArguments { File = file };
        for (var i = 0; i < arguments.Count; i++)
        {
            if (!IsName(arguments[i]))
            {
                parsed.Positional.Add(arguments[i]);
                continue;
            }

            var name = arguments[i][1..];
            var colon = name.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                parsed.Named[name[..colon]] = name[(colon + 1)..];
            }
            else
            {
                var hasValue = i + 1 < arguments.Count && !IsName(arguments[i + 1]);
                parsed.Named[name] = hasValue ? arguments[++i] : true;
            }
        }

        return parsed;
    }

    private static bool IsName(string argument) => argument.Length > 1 && argument[0] == '-' && char.IsLetter(argument[1]);

    private static bool Is(string argument, string option) => string.Equals(argument, option, StringComparison.OrdinalIgnoreCase);
}
