using OAuthHunter.Evidence;
using OAuthHunter.Providers.Json;

namespace OAuthHunter.Providers.Formats;

/// <summary>Tells by content what a record is; what the file is called does not count.</summary>
internal static class RecordClassifier
{
    private const int MaxWrappers = 4;

    private static readonly string[] Wrappers = ["log", "_raw", "_source", "result", "event", "properties", "data", "body"];

    /// <summary>The kind of a record and the row to map: the record itself, or what its envelope holds. Null for what nobody knows.</summary>
    public static (RecordKind Kind, EvidenceRow Row)? Classify(EvidenceRow row, EntitySet? hint = null) => Classify(row, hint, 0);

    private static (RecordKind Kind, EvidenceRow Row)? Classify(EvidenceRow row, EntitySet? hint, int depth)
    {
        // First what comes by the million.
        if (row is IndexedRow { IsExport: true })
        {
            return (LogKinds.Of(row)!, row);
        }

        if (row.Has("Workload") && row.Has("Operation") && row.Has("CreationTime"))
        {
            return (LogKinds.OfWorkload(row.Text("Workload")), row);
        }

        if (LogKinds.DiagnosticSettings(row) is { } diagnostic)
        {
            return diagnostic;
        }

        var kind = LogKinds.Of(row) ?? GraphKinds.ByType(row) ?? (hint is null ? null : RecordKinds.For(hint))
            ?? ExchangeKinds.Of(row) ?? GraphKinds.Of(row) ?? LogKinds.NotHunted(row);
        if (kind is not null)
        {
            return (OfDeleted(kind, row), row);
        }

        if (depth < MaxWrappers)
        {
            foreach (var name in Wrappers)
            {
                if (row.Has(name) && row.Object(name) is { } inner && Classify(inner, null, depth + 1) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    // The recycle bin holds the same objects as the directory, told apart by nothing but the time of their deletion.
    private static RecordKind OfDeleted(RecordKind kind, EvidenceRow row)
    {
        var set = kind.Set == EntitySets.ServicePrincipals ? EntitySets.DeletedServicePrincipals
            : kind.Set == EntitySets.Applications ? EntitySets.DeletedApplications
            : null;
        return set is not null && row.Text("deletedDateTime") is not null ? RecordKinds.For(set) : kind;
    }
}
