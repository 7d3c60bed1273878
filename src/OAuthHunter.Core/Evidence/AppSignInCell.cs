using OAuthHunter.Model;

namespace OAuthHunter.Evidence;

/// <summary>What sign-ins of an app must share to be counted in one cell.</summary>
internal readonly record struct AppSignInKey(string App, string Address, string? KeyId, string? Resource, int Error, long Bucket);

/// <summary>Sign-ins of an app that share a key: how many, and the first and the last of them.</summary>
internal sealed class AppSignInCell
{
    private EvidenceOrigin firstOrigin;
    private EvidenceOrigin lastOrigin;

    public int Count { get; private set; }

    public DateTimeOffset First { get; private set; }

    public DateTimeOffset Last { get; private set; }

    public string? FirstId { get; private set; }

    public string FirstOrigin => firstOrigin.ToString();

    public bool IsFromUnifiedAuditLog { get; private set; }

    public void Add(SignIn signIn, DateTimeOffset time)
    {
        if (Count == 0 || IsBefore(time, signIn.Origin, First, firstOrigin))
        {
            (First, firstOrigin, FirstId, IsFromUnifiedAuditLog) = (time, signIn.Origin, signIn.Id, signIn.FromUnifiedAuditLog);
        }

        if (Count == 0 || IsBefore(Last, lastOrigin, time, signIn.Origin))
        {
            (Last, lastOrigin) = (time, signIn.Origin);
        }

        Count++;
    }

    public void Merge(AppSignInCell other)
    {
        if (IsBefore(other.First, other.firstOrigin, First, firstOrigin))
        {
            (First, firstOrigin, FirstId, IsFromUnifiedAuditLog) = (other.First, other.firstOrigin, other.FirstId, other.IsFromUnifiedAuditLog);
        }

        if (IsBefore(Last, lastOrigin, other.Last, other.lastOrigin))
        {
            (Last, lastOrigin) = (other.Last, other.lastOrigin);
        }

        Count += other.Count;
    }

    // Ties are broken by origin, so that the same rows in another order give the same cell.
    private static bool IsBefore(DateTimeOffset time, EvidenceOrigin origin, DateTimeOffset other, EvidenceOrigin otherOrigin) =>
        time < other || (time == other && (origin.Line < otherOrigin.Line || (origin.Line == otherOrigin.Line && string.CompareOrdinal(origin.Source, otherOrigin.Source) < 0)));
}
