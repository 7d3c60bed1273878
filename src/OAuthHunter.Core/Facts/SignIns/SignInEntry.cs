namespace OAuthHunter.Facts.SignIns;

/// <summary>A cell of the ledger with its meaning: who, whence, with what, what came of it.</summary>
internal sealed record SignInEntry(int User, int Address, int Client, int Place, int Device, int Error, SignInFlags Flags, SignInCell Cell) : IComparable<SignInEntry>
{
    public int Count => Cell.Count;

    public DateTimeOffset Start => Cell.First.Time;

    public DateTimeOffset End => Cell.Last.Time;

    public bool IsFromUnifiedAuditLog => (Flags & SignInFlags.FromUnifiedAuditLog) != 0;

    public bool IsInteractive => (Flags & SignInFlags.NonInteractive) == 0;

    /// <summary>Null when the log cannot tell.</summary>
    public bool? IsSingleFactor => (Flags & SignInFlags.SingleFactor) != 0 ? true : (Flags & SignInFlags.MultiFactor) != 0 ? false : null;

    public int CompareTo(SignInEntry? other)
    {
        if (other is null)
        {
            return 1;
        }

        var result = Cell.First.Ticks.CompareTo(other.Cell.First.Ticks);
        result = result != 0 ? result : User.CompareTo(other.User);
        result = result != 0 ? result : Address.CompareTo(other.Address);
        result = result != 0 ? result : Client.CompareTo(other.Client);
        result = result != 0 ? result : Error.CompareTo(other.Error);
        result = result != 0 ? result : Place.CompareTo(other.Place);
        result = result != 0 ? result : Device.CompareTo(other.Device);
        return result != 0 ? result : Flags.CompareTo(other.Flags);
    }
}
