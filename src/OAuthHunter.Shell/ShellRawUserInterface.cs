using System.Management.Automation.Host;

namespace OAuthHunter.Shell;

/// <summary>Tells the formatter how wide a line may be. There is no screen to read or move about in.</summary>
internal sealed class ShellRawUserInterface(HostTerminal terminal) : PSHostRawUserInterface
{
    private const int Lines = 9999;

    public override Size BufferSize { get; set; } = new(terminal.Width, Lines);

    public override Size WindowSize { get; set; } = new(terminal.Width, Lines);

    public override Size MaxWindowSize => WindowSize;

    public override Size MaxPhysicalWindowSize => WindowSize;

    public override Coordinates WindowPosition { get; set; }

    public override Coordinates CursorPosition { get; set; }

    public override int CursorSize { get; set; } = 1;

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override string WindowTitle { get; set; } = "OAuthHunter";

    public override bool KeyAvailable => false;

    public override KeyInfo ReadKey(ReadKeyOptions options) => throw new HostException("This shell reads no keys.");

    public override void FlushInputBuffer()
    {
    }

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw new HostException("This shell has no screen buffer.");

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill)
    {
    }

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill)
    {
    }

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents)
    {
    }
}
