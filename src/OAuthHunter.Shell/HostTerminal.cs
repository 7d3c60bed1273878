namespace OAuthHunter.Shell;

/// <summary>Where a hosted engine writes: two writers, a width, and whether somebody watches.</summary>
public sealed record HostTerminal
{
    /// <summary>Width of output that nobody watches; files and pipes get lines of this length.</summary>
    public const int RedirectedWidth = 120;

    public required TextWriter Output { get; init; }

    public required TextWriter Error { get; init; }

    public int Width { get; init; } = RedirectedWidth;

    /// <summary>Colours and other escape sequences are wanted.</summary>
    public bool HasColour { get; init; }

    /// <summary>Progress is wanted: the error stream is a terminal that can be overwritten.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>The process's own console, as it is now.</summary>
    public static HostTerminal Console()
    {
        var isDumb = Environment.GetEnvironmentVariable("TERM") == "dumb";
        var isWatched = !System.Console.IsOutputRedirected;
        return new HostTerminal
        {
            Output = System.Console.Out,
            Error = System.Console.Error,
            Width = isWatched ? WindowWidth() : RedirectedWidth,
            HasColour = isWatched && !isDumb && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
            ShowsProgress = isWatched && !isDumb && !System.Console.IsErrorRedirected,
        };
    }

    /// <summary>Plain text into one writer each, for tests and other programs.</summary>
    public static HostTerminal Plain(TextWriter output, TextWriter error, int width = RedirectedWidth) =>
        new() { Output = output, Error = error, Width = width };

    // Some terminals claim to be 0 columns wide, which no table survives.
    private static int WindowWidth()
    {
        try
        {
            return System.Console.WindowWidth >= 40 ? System.Console.WindowWidth : RedirectedWidth;
        }
        catch (IOException)
        {
            return RedirectedWidth;
        }
    }
}
