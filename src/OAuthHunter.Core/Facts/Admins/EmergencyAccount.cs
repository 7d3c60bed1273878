namespace OAuthHunter.Facts.Admins;

/// <summary>An emergency ("break-glass") account: named by the caller, or recognised by what it is left out of.</summary>
public sealed record EmergencyAccount
{
    public required AdminProfile Admin { get; init; }

    /// <summary>Whether the caller named it.</summary>
    public required bool IsNamed { get; init; }

    /// <summary>Enabled policies that are made for it or exclude it.</summary>
    public required IReadOnlyList<string> ExcludedFrom { get; init; }

    /// <summary>Enabled policies that it would fall under but for its exclusion, excluded ones included.</summary>
    public required int Policies { get; init; }

    /// <summary>Why it counts as one, in one sentence.</summary>
    public string Reason => IsNamed
        ? $"named by the caller; excluded from {ExcludedFrom.Count} of {Policies} enabled policies for everyone"
        : $"a Global Administrator, excluded from {ExcludedFrom.Count} of {Policies} enabled policies for everyone";
}
