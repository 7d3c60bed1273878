using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>An object of a kind that needs no model of its own: its names and its settings as text.</summary>
internal sealed record MailFlowObject : EvidenceRecord
{
    public string? Name { get; init; }

    public string? Guid { get; init; }

    public DateTimeOffset? WhenCreated { get; init; }

    public DateTimeOffset? WhenChanged { get; init; }

    public IReadOnlyList<NameValue> Values { get; init; } = [];
}
