namespace OAuthHunter.Providers.Csv;

/// <summary>Hides the <c>#TYPE</c> line that Export-Csv of Windows PowerShell writes before the header.</summary>
internal sealed class TypeLineSkipper(TextReader inner) : TextReader
{
    private bool isStarted;

    public override int Read(char[] buffer, int index, int count)
    {
        if (!isStarted)
        {
            isStarted = true;
            if (inner.Peek() == '#')
            {
                inner.ReadLine();
            }
        }

        return inner.Read(buffer, index, count);
    }

    public override int Read() => inner.Read();

    public override int Peek() => inner.Peek();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
