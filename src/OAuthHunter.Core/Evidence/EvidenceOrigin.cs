namespace OAuthHunter.Evidence;

/// <summary>Where a record stood: a file (or live endpoint) and the line or row number in it, counted from 1.</summary>
public readonly record struct EvidenceOrigin(string Source, long Line)
{
    public override string ToString() => Source is null ? string.Empty : Line > 0 ? $"{Source}:{Line}" : Source;
}
