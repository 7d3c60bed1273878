using OAuthHunter.Evidence;
using OAuthHunter.Evidence.Mapping;
using OAuthHunter.Model;
using OAuthHunter.Providers.Formats;
using OAuthHunter.Providers.Json;

namespace OAuthHunter.Providers.Files;

/// <summary>One read of all files: passes records to the sink once each, and keeps the books.</summary>
internal sealed class ReadSession(IEvidenceSink sink, IReadObserver observer, int duplicateCapacity, CancellationToken cancellationToken)
{
    /// <summary>Where <c>$expand</c> cuts without a word.</summary>
    private const int ExpandLimit = 20;

    /// <summary>Damaged records that wait for a whole copy of themselves; beyond it the first copy counts.</summary>
    private const int PartialBound = 200_000;

    private readonly Dictionary<EntitySet, DuplicateFilter> filters = [];
    private readonly List<(FileTally File, EntitySet Set, EvidenceRecord Record)> partial = [];
    private readonly List<FileTally> files = [];

    public CoverageTally Coverage { get; } = new();

    public DateTimeOffset? CapturedAt { get; private set; }

    public string? TenantId { get; private set; }

    public CancellationToken CancellationToken => cancellationToken;

    public IReadObserver Observer => observer;

    public FileTally Begin(string path) => new(path);

    /// <summary>Closes the books of a file.</summary>
    public void End(FileTally file)
    {
        if (file.IsIncomplete)
        {
            foreach (var set in file.Sets)
            {
                Coverage.Incomplete(set, $"{file.Path} could not be read whole.");
            }
        }

        files.Add(file);
        if (partial.Count == 0 || partial.All(entry => entry.File != file))
        {
            observer.FileRead(file.ToEvidenceFile());
        }
    }

    /// <summary>Classifies, maps and passes on one record.</summary>
    public void Take(FileTally file, EvidenceRow row, EntitySet? hint = null)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (RecordClassifier.Classify(row, hint) is not { } known)
        {
            file.CountUnknown();
        }
        else if (known.Kind.Set is not { } set)
        {
            file.CountIgnored(known.Kind.Format);
        }
        else
        {
            Feeds(file, set);
            if (known.Row is IndexedRow && IsKnownCopy(file, set, known.Row))
            {
                return;
            }

            var record = known.Kind.Map!(known.Row);
            if (record is AuditRecord { IsDamaged: true } && partial.Count < PartialBound)
            {
                AddPartial(file, set, record);
            }
            else
            {
                Add(file, set, record);
            }
        }
    }

    /// <summary>Whether an audit record was read before: exports overlap, and a copy need not be mapped to be told.</summary>
    private bool IsKnownCopy(FileTally file, EntitySet set, EvidenceRow row)
    {
        var filter = FilterOf(set);
        if (AuditRecordMapper.IdOf(row) is not { } id || !filter.Contains(id))
        {
            return false;
        }

        file.DuplicatesAreMinimum |= filter.HasForgotten;
        file.Duplicates++;
        file.Saw(AuditRecordMapper.TimeOf(row));
        return true;
    }

    /// <summary>Says that a file feeds a set, maybe with no record.</summary>
    public void Feeds(FileTally file, EntitySet set)
    {
        file.Feeds(set, RecordKinds.For(set).Format);
        Coverage.Captured(set);
    }

    /// <summary>Passes on a record, unless it was seen before.</summary>
    public void Add(FileTally file, EntitySet set, EvidenceRecord record)
    {
        var time = RecordKeys.TimeOf(record);
        if (RecordKeys.Of(record) is { } key)
        {
            var filter = FilterOf(set);
            file.DuplicatesAreMinimum |= filter.HasForgotten;
            if (!filter.Add(key))
            {
                file.Duplicates++;
                file.Saw(time);
                return;
            }
        }

        if (set.Kind == EntitySetKind.Event && time is null)
        {
            file.CountTimeless();
        }

        NoteCutLists(set, record);
        Coverage.Count(set, time);
        file.CountRead(time);
        sink.Add(set, record);
    }

    /// <summary>
    /// Keeps a record that tells only part of its object, or stands in a selection, until all files are read, so that a whole one
    /// goes first.
    /// </summary>
    public void AddPartial(FileTally file, EntitySet set, EvidenceRecord record) => partial.Add((file, set, record));

    /// <summary>Says that a file holds a selection of a set.</summary>
    public void FeedsSelection(FileTally file, EntitySet set, string reason)
    {
        file.Feeds(set, RecordKinds.For(set).Format);
        Coverage.Selection(set, reason);
    }

    /// <summary>When and of which tenant the evidence is; the latest capture counts.</summary>
    public void Describe(DateTimeOffset? capturedAt, string? tenantId)
    {
        CapturedAt = capturedAt is null || CapturedAt >= capturedAt ? CapturedAt : capturedAt;
        TenantId ??= tenantId;
    }

    public SourceReport ToReport()
    {
        foreach (var (file, set, record) in partial)
        {
            Add(file, set, record);
        }

        foreach (var file in partial.Select(entry => entry.File).Distinct())
        {
            observer.FileRead(file.ToEvidenceFile());
        }

        return new SourceReport
        {
            Files = [.. files.Select(file => file.ToEvidenceFile())],
            Coverage = Coverage.ToCoverage(),
            CapturedAt = CapturedAt,
            TenantId = TenantId,
        };
    }

    private void NoteCutLists(EntitySet set, EvidenceRecord record)
    {
        var list = record switch
        {
            Group group => group.MemberIds,
            ServicePrincipal principal => principal.OwnerIds,
            Application application => application.OwnerIds,
            _ => null,
        };
        if (list?.Count == ExpandLimit)
        {
            Coverage.Incomplete(set, $"A list has exactly {ExpandLimit} items, where Graph's $expand cuts lists off ({record.Origin}).");
        }
    }

    private DuplicateFilter FilterOf(EntitySet set)
    {
        if (!filters.TryGetValue(set, out var filter))
        {
            filters.Add(set, filter = new DuplicateFilter(duplicateCapacity));
        }

        return filter;
    }
}
