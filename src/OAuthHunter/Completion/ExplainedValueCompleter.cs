using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace OAuthHunter.Completion;

/// <summary>Completes one of a set of known values; the tooltip says what it means.</summary>
public abstract class ExplainedValueCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = wordToComplete.Trim('\'', '"');
        return Values
            .Where(value => value.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(value => new CompletionResult(Quoted(value.Text), value.Text, CompletionResultType.ParameterValue, value.Meaning));
    }

    /// <summary>The values in the order in which they are offered, each with what it means.</summary>
    private protected abstract IEnumerable<(string Text, string Meaning)> Values { get; }

    private static string Quoted(string text) => text.Any(character => char.IsWhiteSpace(character) || character is '(' or ')' or '&' or ',' or ';' or '\'')
        ? $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'"
        : text;
}
