using OAuthHunter.Evidence;

namespace OAuthHunter.Findings;

/// <summary>A row that stays where it lies, and that an <see cref="EvidenceItem"/> looks up when somebody looks at the item.</summary>
internal abstract class StoredRow
{
    public abstract string? Key { get; }

    public abstract EvidenceOrigin Origin { get; }

    public abstract string Describe();
}
