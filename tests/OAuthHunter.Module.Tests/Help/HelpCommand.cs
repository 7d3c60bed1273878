using System.Management.Automation;
using OAuthHunter.Module.Tests.Support;

namespace OAuthHunter.Module.Tests.Help;

/// <summary>A cmdlet of the built module as the engine sees it.</summary>
internal sealed class HelpCommand
{
    private static readonly Lazy<IReadOnlyList<HelpCommand>> Commands = new(() =>
    {
        using var session = new ModuleSession();
        return [.. session.Run("Get-Command -Module OAuthHunter").Output.Select(item => new HelpCommand((CmdletInfo)item.BaseObject)).OrderBy(command => command.Name, StringComparer.Ordinal)];
    });

    private HelpCommand(CmdletInfo command)
    {
        Name = command.Name;
        Type = command.ImplementingType;
        HelpUri = new CommandMetadata(command).HelpUri;
        Syntax = [.. command.ParameterSets.Select(set => (set.Name == ParameterAttribute.AllParameterSets ? "Default" : set.Name, set.IsDefault, $"{command.Name} {set}"))];
        Parameters = [.. command.Parameters.Values
            .Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name))
            .Select(parameter => new HelpParameter(parameter, [.. parameter.ParameterSets.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key == ParameterAttribute.AllParameterSets ? "(All)" : pair.Key, pair.Value))]))
            .OrderBy(parameter => parameter.Name, StringComparer.Ordinal)];
        Inputs = [.. Parameters.Where(parameter => parameter.Sets.Any(set => set.Data.ValueFromPipeline || set.Data.ValueFromPipelineByPropertyName)).Select(parameter => TypeName(parameter.Type)).Distinct().Order(StringComparer.Ordinal)];
        Outputs = [.. command.OutputType.Where(type => type.Type != typeof(void)).Select(type => type.Name).Distinct().Order(StringComparer.Ordinal)];
    }

    public static IReadOnlyList<HelpCommand> All => Commands.Value;

    public string Name { get; }

    public Type Type { get; }

    /// <summary>What Get-Help -Online opens where it finds no help file.</summary>
    public string HelpUri { get; }

    /// <summary>Parameter sets with the syntax that the engine shows for each.</summary>
    public IReadOnlyList<(string Set, bool IsDefault, string Text)> Syntax { get; }

    public IReadOnlyList<HelpParameter> Parameters { get; }

    public IReadOnlyList<string> Inputs { get; }

    public IReadOnlyList<string> Outputs { get; }

    public static HelpCommand Find(string name) => All.Single(command => command.Name == name);

    public static string TypeName(Type type) => type.IsArray ? TypeName(type.GetElementType()!) + "[]" : type.FullName!;
}
