using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace OAuthHunter.Completion;

/// <summary>Completes detection ids; the tooltip is the title.</summary>
public sealed class DetectionIdCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = wordToComplete.Trim('\'', '"');
        return HuntDetectionIds.Descriptors
            .Where(descriptor => descriptor.Id.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(descriptor => new CompletionResult(descriptor.Id, descriptor.Id, CompletionResultType.ParameterValue, $"{descriptor.Title} ({descriptor.Severity})"));
    }
}
