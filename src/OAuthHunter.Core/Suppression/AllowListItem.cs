namespace OAuthHunter.Suppression;

/// <summary>What became of one entry of an allow-list: the entry, or why it is none.</summary>
/// <param name="Entry">Null when it was refused.</param>
/// <param name="Problem">Why it was refused; null when it was not.</param>
/// <param name="Origin">File and line, or the object's number.</param>
public sealed record AllowListItem(AllowListEntry? Entry, string? Problem, string Origin);
