using OAuthHunter.Knowledge;

namespace OAuthHunter.Facts.Mailboxes;

/// <summary>What an inbox rule does with mail, from a listing or from the log.</summary>
public sealed record InboxRuleShape
{
    public required string Name { get; init; }

    public bool Deletes { get; init; }

    /// <summary>Folder that it moves mail to; null when it moves none.</summary>
    public string? Folder { get; init; }

    public bool MarksRead { get; init; }

    /// <summary>Words that it looks for, in subject, body, sender or header.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Whether it has any condition; null when the evidence does not tell.</summary>
    public bool? HasConditions { get; init; }

    /// <summary>The telling words among those that it looks for.</summary>
    public IReadOnlyList<string> Keywords => [.. Words.Where(word => SuspiciousInboxRules.IsKeyword(word)).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Whether it puts mail where nobody looks.</summary>
    public bool HidesInFolder => SuspiciousInboxRules.IsOddFolder(Folder);
}
