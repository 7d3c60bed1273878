using System.IO.Compression;
using OAuthHunter.Providers.CliXml;
using OAuthHunter.Providers.Csv;
using OAuthHunter.Providers.Json;
using OAuthHunter.Providers.Snapshots;

namespace OAuthHunter.Providers.Files;

/// <summary>Reads one stream of unknown content into the session. Damage ends in the file's books, never in an exception.</summary>
internal sealed class EvidenceReader(ReadSession session)
{
    private const int HeadLength = 4096;

    /// <summary>Reads a file whose stream is opened here, so that a file that cannot be opened is in the books as well.</summary>
    public void Read(string path, long length, Func<Stream> open)
    {
        var file = session.Begin(path);
        try
        {
            using var progress = new ProgressStream(open(), length, file, session.Observer, session.CancellationToken);
            using var source = Decompress(path, progress);
            ReadContent(file, source);
        }
        catch (Exception exception) when (FileProblems.Explain(exception) is { } problem)
        {
            file.Fail(problem.Problem, problem.Action);
        }

        session.End(file);
    }

    private static Stream Decompress(string path, Stream stream) =>
        path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(stream, CompressionMode.Decompress) : stream;

    private void ReadContent(FileTally file, Stream source)
    {
        using var peeked = new PeekableStream(source, HeadLength);
        var head = peeked.Head;
        if (head.Length == 0)
        {
            file.Fail("The file is empty.", "Export it again.");
            return;
        }

        if (head.Length > 3 && head[0] == 'P' && head[1] == 'K' && head[2] == 3)
        {
            file.Note("An archive inside an archive is not read.", "Unpack it and name the folder.");
            return;
        }

        var (encoding, markLength) = TextEncoding.Detect(head);
        peeked.Skip(markLength);
        if (SnapshotPart.Of(file.Path, head.Slice(markLength)) is { } set)
        {
            file.Container = "Snapshot";
            session.Feeds(file, set);
            new SnapshotRecords(session).Read(set, file, peeked);
            return;
        }

        var counter = new ReplacementCounter();
        var text = new StreamReader(peeked, counter.Attach(encoding), false, 64 * 1024);
        ReadText(file, text, encoding.GetString(head.ToArray(), markLength, head.Length - markLength).TrimStart());
        if (counter.Count > 0)
        {
            file.Note($"{counter.Count} byte sequence(s) were no valid {encoding.WebName} and were replaced.", null);
        }
    }

    private void ReadText(FileTally file, StreamReader text, string head)
    {
        switch (head.Length == 0 ? ' ' : head[0])
        {
            case '{' or '[':
                new JsonFileReader(session, file).Read(new Utf8Stream(text));
                NoteUnrecognised(file);
                break;
            case '<' when head.IndexOf("<Objs", StringComparison.Ordinal) >= 0:
                new CliXmlFileReader(session, file).Read(new Utf8Stream(text));
                NoteUnrecognised(file);
                break;
            case ' ' or '<':
                NoteUnrecognised(file);
                break;
            default:
                if (!new CsvFileReader(session, file).Read(text))
                {
                    NoteUnrecognised(file);
                }

                break;
        }
    }

    private static void NoteUnrecognised(FileTally file)
    {
        if (file.Sets.Count == 0 && file.Ignored == 0)
        {
            file.Note(
                "Nothing in the file is a kind of evidence that is known.",
                "Leave it out, or export it as JSON, CSV or CliXml from Graph, Exchange Online, the audit log or Log Analytics.");
        }
    }
}
