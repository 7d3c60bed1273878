namespace OAuthHunter.Providers.CliXml;

/// <summary>A value in CliXml: text, list, or object with properties.</summary>
internal sealed class CliXmlNode
{
    /// <summary>Text of a primitive, or the ToString of an object; null for null.</summary>
    public string? Text { get; set; }

    public Dictionary<string, CliXmlNode>? Properties { get; set; }

    public List<CliXmlNode>? Items { get; set; }

    /// <summary>Whether it was written as an Obj element, not as a primitive.</summary>
    public bool IsObject { get; set; }

    public bool IsNull => Text is null && Properties is null && Items is null;
}
