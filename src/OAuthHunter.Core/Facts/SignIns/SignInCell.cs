using OAuthHunter.Evidence;

namespace OAuthHunter.Facts.SignIns;

/// <summary>What sign-ins must share to be counted in one cell. Numbers point into the ledger's pools.</summary>
internal readonly record struct SignInKey(int User, int Address, int Client, int Place, int Device, int Error, SignInFlags Flags, int Bucket);

/// <summary>Sign-ins that share a key: how many, and the first and the last of them.</summary>
internal sealed class SignInCell
{
    public int Count { get; private set; }

    public SignInMoment First { get; private set; }

    public SignInMoment Last { get; private set; }

    public void Add(SignInMoment moment)
    {
        Extend(moment, moment);
        Count++;
    }

    public void Merge(SignInCell other)
    {
        Extend(other.First, other.Last);
        Count += other.Count;
    }

    // Ties are broken by session and origin, so that the same rows in another order give the same cell.
    private void Extend(SignInMoment first, SignInMoment last)
    {
        First = Count == 0 || first.CompareTo(First) < 0 ? first : First;
        Last = Count == 0 || last.CompareTo(Last) > 0 ? last : Last;
    }
}

/// <summary>One sign-in of a cell: when (UTC ticks), in which session (hashed) and where it is written.</summary>
internal readonly record struct SignInMoment(long Ticks, ulong Session, EvidenceOrigin Origin) : IComparable<SignInMoment>
{
    public DateTimeOffset Time => new(Ticks, TimeSpan.Zero);

    public int CompareTo(SignInMoment other)
    {
        var byTime = Ticks.CompareTo(other.Ticks);
        var bySession = byTime != 0 ? byTime : Session.CompareTo(other.Session);
        var byLine = bySession != 0 ? bySession : Origin.Line.CompareTo(other.Origin.Line);
        return byLine != 0 ? byLine : string.CompareOrdinal(Origin.Source, other.Origin.Source);
    }
}
