using System.Text.Json;
using OAuthHunter.Evidence;
using OAuthHunter.Model;
using OAuthHunter.Providers.Files;
using OAuthHunter.Providers.Json;

namespace OAuthHunter.Providers.Snapshots;

/// <summary>Reads the records of one set as a snapshot writes them, one a line.</summary>
internal sealed class SnapshotRecords(ReadSession session)
{
    public void Read(EntitySet set, FileTally file, Stream stream)
    {
        var splitter = new JsonSplitter(stream);
        var type = SnapshotJson.Of(set);
        while (splitter.Next() is { } piece)
        {
            session.CancellationToken.ThrowIfCancellationRequested();
            if (piece.Kind != JsonPieceKind.Element)
            {
                file.Reject(piece.Line, piece.Reason ?? "No record.");
                continue;
            }

            try
            {
                var record = SnapshotJson.Complete((EvidenceRecord)JsonSerializer.Deserialize(piece.Bytes.Span, type)!);
                record.Origin = new EvidenceOrigin(file.Path, piece.Line);
                session.Add(file, set, record);
            }
            catch (JsonException exception)
            {
                splitter.Reject();
                file.Reject(piece.Line, exception.Message);
            }
        }
    }
}
