using System.Globalization;
using System.Management.Automation;

namespace OAuthHunter.Shell;

/// <summary>Progress as one line that overwrites itself.</summary>
internal sealed class ProgressLine(HostTerminal terminal)
{
    private const string EraseLine = "\r\u001b[2K";
    private bool isShown;

    public void Show(ProgressRecord record)
    {
        if (record.RecordType == ProgressRecordType.Completed)
        {
            Clear();
            return;
        }

        var percent = record.PercentComplete >= 0 ? string.Format(CultureInfo.InvariantCulture, " {0,3} %", record.PercentComplete) : string.Empty;
        var text = $"{record.Activity}{percent}  {record.StatusDescription}";
        terminal.Error.Write(EraseLine + (text.Length < terminal.Width ? text : text[..(terminal.Width - 1)]));
        terminal.Error.Flush();
        isShown = true;
    }

    public void Clear()
    {
        if (isShown)
        {
            terminal.Error.Write(EraseLine);
            terminal.Error.Flush();
            isShown = false;
        }
    }
}
