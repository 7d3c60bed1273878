namespace OAuthHunter.Completion;

/// <summary>Completes detection ids; the tooltip is the title.</summary>
public sealed class DetectionIdCompleter : ExplainedValueCompleter
{
    private protected override IEnumerable<(string Text, string Meaning)> Values =>
        HuntDetectionIds.Descriptors.Select(descriptor => (descriptor.Id, $"{descriptor.Title} ({descriptor.Severity})"));
}
