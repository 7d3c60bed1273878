using System.Management.Automation.Language;

namespace OAuthHunter.Module.Tests.Help;

/// <summary>
/// Finds the properties that a piece of PowerShell asks of what our cmdlets give: behind the pipe, in script blocks, of variables
/// and of parentheses. A name that does not exist is empty and no error, so that nobody notices.
/// </summary>
/// <param name="typesOf">The members of what a cmdlet gives; null for cmdlets of others.</param>
internal sealed class ShownProperties(Func<string, IReadOnlySet<string>?> typesOf)
{
    private static readonly HashSet<string> Passing = new(StringComparer.OrdinalIgnoreCase) { "Where-Object", "Sort-Object", "Select-Object", "Tee-Object" };

    private static readonly HashSet<string> Naming = new(StringComparer.OrdinalIgnoreCase) { "Where-Object", "Sort-Object", "Select-Object", "Group-Object", "Format-Table", "Format-List", "ForEach-Object", "Measure-Object" };

    private readonly Dictionary<string, IReadOnlySet<string>> variables = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> wrong = [];

    public int Checked { get; private set; }

    public IReadOnlyList<string> Check(string code)
    {
        var ast = Parser.ParseInput(code, out _, out _);
        foreach (var assignment in ast.FindAll(node => node is AssignmentStatementAst, true).Cast<AssignmentStatementAst>())
        {
            if (assignment.Left is VariableExpressionAst variable && assignment.Right is PipelineAst pipeline && Given(pipeline) is { } given)
            {
                variables[variable.VariablePath.UserPath] = given;
            }
        }

        foreach (var pipeline in ast.FindAll(node => node is PipelineAst, true).Cast<PipelineAst>())
        {
            Walk(pipeline);
        }

        foreach (var member in ast.FindAll(node => node is MemberExpressionAst and not InvokeMemberExpressionAst, true).Cast<MemberExpressionAst>().Where(member => !member.Static))
        {
            var known = member.Expression switch
            {
                ParenExpressionAst { Pipeline: PipelineAst inner } => Given(inner),
                VariableExpressionAst variable => variables.TryGetValue(variable.VariablePath.UserPath, out var given) ? given : null,
                _ => null,
            };
            Look(known, (member.Member as StringConstantExpressionAst)?.Value, member);
        }

        return wrong;
    }

    /// <summary>What comes out at the end of a pipeline, where that is known.</summary>
    private IReadOnlySet<string>? Given(PipelineAst pipeline)
    {
        IReadOnlySet<string>? given = null;
        foreach (var element in pipeline.PipelineElements)
        {
            given = After(element, given);
        }

        return given;
    }

    private IReadOnlySet<string>? After(CommandBaseAst element, IReadOnlySet<string>? before) => element switch
    {
        CommandExpressionAst { Expression: VariableExpressionAst variable } => variables.TryGetValue(variable.VariablePath.UserPath, out var known) ? known : null,
        CommandAst command when command.GetCommandName() is { } name => typesOf(name) ?? (Passing.Contains(name) && !Narrows(command) ? before : null),
        _ => null,
    };

    private static bool Narrows(CommandAst command) => command.GetCommandName().Equals("Select-Object", StringComparison.OrdinalIgnoreCase) && Names(command).Any();

    private void Walk(PipelineAst pipeline)
    {
        IReadOnlySet<string>? given = null;
        foreach (var element in pipeline.PipelineElements)
        {
            if (given is not null && element is CommandAst command && Naming.Contains(command.GetCommandName() ?? string.Empty))
            {
                foreach (var name in Names(command))
                {
                    Look(given, name.Value, name);
                }

                foreach (var member in command.FindAll(node => node is MemberExpressionAst { Expression: VariableExpressionAst { VariablePath.UserPath: "_" or "PSItem" } } and not InvokeMemberExpressionAst, true).Cast<MemberExpressionAst>())
                {
                    Look(given, (member.Member as StringConstantExpressionAst)?.Value, member);
                }
            }

            given = After(element, given);
        }
    }

    /// <summary>Bare words in the place of properties: all of a list, of Where-Object and ForEach-Object the first.</summary>
    private static IEnumerable<StringConstantExpressionAst> Names(CommandAst command)
    {
        string? parameter = null;
        foreach (var part in command.CommandElements.Skip(1))
        {
            if (part is CommandParameterAst named)
            {
                parameter = named.ParameterName;
                continue;
            }

            var isProperty = parameter is null || "Property".StartsWith(parameter, StringComparison.OrdinalIgnoreCase) || "ExpandProperty".Equals(parameter, StringComparison.OrdinalIgnoreCase)
                || "Descending".StartsWith(parameter, StringComparison.OrdinalIgnoreCase) || "AutoSize".Equals(parameter, StringComparison.OrdinalIgnoreCase);
            var isFirst = parameter is null;
            parameter = null;
            if (!isProperty)
            {
                continue;
            }

            foreach (var name in part is ArrayLiteralAst list ? list.Elements.OfType<StringConstantExpressionAst>() : part is StringConstantExpressionAst one ? [one] : [])
            {
                if (!name.Value.Contains('*', StringComparison.Ordinal))
                {
                    yield return name;
                }
            }

            if (isFirst && command.GetCommandName() is { } cmdlet && (cmdlet.Equals("Where-Object", StringComparison.OrdinalIgnoreCase) || cmdlet.Equals("ForEach-Object", StringComparison.OrdinalIgnoreCase)))
            {
                yield break;
            }
        }
    }

    private void Look(IReadOnlySet<string>? known, string? name, Ast where)
    {
        if (known is null || name is null)
        {
            return;
        }

        Checked++;
        if (!known.Contains(name))
        {
            wrong.Add($"{name}: {where.Parent.Extent.Text}");
        }
    }
}
