using System.Management.Automation;

namespace OAuthHunter.Module.Tests.Help;

/// <summary>A parameter as the engine sees it: what help must say of it and no writer need type.</summary>
internal sealed record HelpParameter(ParameterMetadata Metadata, IReadOnlyList<(string Set, ParameterSetMetadata Data)> Sets)
{
    public string Name => Metadata.Name;

    public Type Type => Nullable.GetUnderlyingType(Metadata.ParameterType) ?? Metadata.ParameterType;

    public bool SupportsWildcards => Metadata.Attributes.OfType<SupportsWildcardsAttribute>().Any();

    public IReadOnlyList<string> AcceptedValues => Type.IsEnum ? Enum.GetNames(Type) : [.. Metadata.Attributes.OfType<ValidateSetAttribute>().SelectMany(attribute => attribute.ValidValues)];

    public static string PositionOf(ParameterSetMetadata data) => data.Position < 0 ? "Named" : $"{data.Position}";

    public static string PipelineOf(ParameterSetMetadata data) => (data.ValueFromPipeline, data.ValueFromPipelineByPropertyName) switch
    {
        (true, true) => "true (ByValue, ByPropertyName)",
        (true, false) => "true (ByValue)",
        (false, true) => "true (ByPropertyName)",
        _ => "false",
    };
}
