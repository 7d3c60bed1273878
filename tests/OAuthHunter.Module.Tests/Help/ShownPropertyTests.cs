using System.Management.Automation;
using System.Management.Automation.Language;
using OAuthHunter.Module.Tests.Support;

namespace OAuthHunter.Module.Tests.Help;

/// <summary>What README, docs and help ask of our objects is there.</summary>
public sealed class ShownPropertyTests
{
    // Lists and arrays have these of their own.
    private static readonly string[] OfAnything = ["Count", "Length", "PSObject"];

    private static readonly Lazy<Dictionary<string, HashSet<string>>> Parameters = new(() =>
    {
        using var session = new ModuleSession();
        return session.Run("Get-Command -Module OAuthHunter").Output.Select(found => (CommandInfo)found.BaseObject).ToDictionary(
            command => command.Name,
            command => new HashSet<string>(command.Parameters.Values.SelectMany(parameter => parameter.Aliases.Append(parameter.Name)), StringComparer.OrdinalIgnoreCase),
            StringComparer.OrdinalIgnoreCase);
    });

    private static readonly Lazy<Dictionary<string, HashSet<string>>> Members = new(() =>
    {
        using var session = new ModuleSession();
        return session.Run("Get-Command -Module OAuthHunter").Output.Select(found => (CommandInfo)found.BaseObject).ToDictionary(
            command => command.Name,
            command => new HashSet<string>(command.OutputType.Where(type => type.Type is not null).SelectMany(type => type.Type.GetProperties().Select(property => property.Name)
                .Concat(session.Run($"(Get-TypeData '{type.Type.FullName}').Members.Keys").Output.OfType<PSObject>().Select(name => name.ToString()))).Concat(OfAnything), StringComparer.OrdinalIgnoreCase),
            StringComparer.OrdinalIgnoreCase);
    });

    public static TheoryData<string> Files => [.. ShownCode.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void WhatIsShownIsThere(string file) => Assert.Empty(ShownCode.BlocksOf(file).SelectMany(block => new ShownProperties(MembersOf).Check(block)));

    [Theory]
    [MemberData(nameof(Files))]
    public void WhatIsShownIsTaken(string file) => Assert.Empty(ShownCode.BlocksOf(file)
        .SelectMany(block => Parser.ParseInput(block, out _, out _).FindAll(node => node is CommandAst, true).Cast<CommandAst>())
        .Where(command => Parameters.Value.ContainsKey(command.GetCommandName() ?? string.Empty))
        .SelectMany(command => command.CommandElements.OfType<CommandParameterAst>()
            .Where(parameter => !Parameters.Value[command.GetCommandName()].Contains(parameter.ParameterName))
            .Select(parameter => $"{command.GetCommandName()} -{parameter.ParameterName}")));

    [Fact]
    public void MostOfWhatIsShownIsUnderstood() => Assert.InRange(ShownCode.Files.SelectMany(ShownCode.BlocksOf).Sum(Checked), 30, int.MaxValue);

    [Theory]
    [InlineData("Get-OAuthAppPermission | Select-Object App, AppName", "AppName")]
    [InlineData("Get-OAuthAppPermission -Path x | Where-Object Colour -eq red", "Colour")]
    [InlineData("Get-OAuthAppPermission | Sort-Object Severity -Descending | Format-Table App, Nothing", "Nothing")]
    [InlineData("Get-OAuthAppPermission | Where-Object { $_.Danger -gt 3 }", "Danger")]
    [InlineData("$held = Get-OAuthAppPermission; $held.GrantedAt", "GrantedAt")]
    [InlineData("$held = Get-OAuthAppPermission | Where-Object Tier -eq 0; $held | Group-Object Name", "Name")]
    [InlineData("(Get-OAuthAppPermission | Select-Object -First 1).Why", "Why")]
    public void AWrongNameIsFound(string code, string name) => Assert.StartsWith(name + ":", Assert.Single(new ShownProperties(MembersOf).Check(code)), StringComparison.Ordinal);

    [Theory]
    [InlineData("Get-OAuthAppPermission | Select-Object -First 5 App, Scope | Where-Object Anything")]
    [InlineData("Get-Process | Select-Object Nothing")]
    [InlineData("Get-OAuthAppPermission | Where-Object Severity -eq Critical | Format-List *")]
    [InlineData("(Get-OAuthAppPermission).Count")]
    public void ARightNameOrAnotherCmdletsIsNot(string code) => Assert.Empty(new ShownProperties(MembersOf).Check(code));

    private static int Checked(string block)
    {
        var properties = new ShownProperties(MembersOf);
        properties.Check(block);
        return properties.Checked;
    }

    private static HashSet<string>? MembersOf(string cmdlet) => Members.Value.TryGetValue(cmdlet, out var members) ? members : null;
}
