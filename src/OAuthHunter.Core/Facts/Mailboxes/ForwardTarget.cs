namespace OAuthHunter.Facts.Mailboxes;

/// <summary>Where forwarded mail goes.</summary>
/// <param name="Text">As the setting names it.</param>
/// <param name="Address">The address in the end; null when the evidence does not resolve the name.</param>
/// <param name="IsExternal">Outside the organisation; null when address or own domains are not known.</param>
public sealed record ForwardTarget(string Text, string? Address, bool? IsExternal)
{
    /// <summary>Domain of the address, lower case; null without one.</summary>
    public string? Domain => Address is { } address && address.LastIndexOf('@') is >= 0 and var at ? address.Substring(at + 1).ToLowerInvariant() : null;

    public override string ToString() => Address is null || Text.IndexOf(Address, StringComparison.OrdinalIgnoreCase) >= 0 ? Address ?? Text : $"{Text} ({Address})";
}
