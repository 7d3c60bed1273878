namespace OAuthHunter.Model;

/// <summary>Settings of the tenant that go by templates, consent by group owners among them (Graph <c>groupSetting</c>).</summary>
public sealed record GroupSetting : EvidenceRecord
{
    public string? Id { get; init; }
    public string? DisplayName { get; init; }
    public string? TemplateId { get; init; }
    public IReadOnlyList<NameValue>? Values { get; init; }
}
