using System.Xml;

namespace OAuthHunter.Providers.CliXml;

/// <summary>
/// Reads the objects of an Export-Clixml file one at a time. Only data is read: no type is made, no code is run, and no DTD or
/// external entity is followed.
/// </summary>
internal sealed class CliXmlReader(Stream stream)
{
    private const int MaxDepth = 48;

    private readonly Dictionary<string, CliXmlNode> references = [];

    /// <summary>Top-level objects with their lines. Throws <see cref="XmlException"/> where the file is damaged.</summary>
    public IEnumerable<(CliXmlNode Node, long Line)> Read()
    {
        using var reader = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = false,
            CheckCharacters = false,
        });
        reader.MoveToContent();
        if (reader.LocalName != "Objs")
        {
            throw new XmlException("The root element is not Objs.");
        }

        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            var line = (reader as IXmlLineInfo)?.LineNumber ?? 0;
            var node = ReadValue(reader, 0);
            foreach (var item in node is { Items: { } items, Properties: null } ? items : [node])
            {
                yield return (item, line);
            }

            references.Clear();
        }
    }

    /// <summary>Reads the element at hand and leaves the reader on its end.</summary>
    private CliXmlNode ReadValue(XmlReader reader, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new XmlException("Objects are nested too deeply.");
        }

        switch (reader.LocalName)
        {
            case "Nil":
                reader.SkipToEnd();
                return new CliXmlNode();
            case "Ref":
                var target = reader.GetAttribute("RefId") ?? string.Empty;
                reader.SkipToEnd();
                return references.TryGetValue(target, out var known) ? known : new CliXmlNode();
            case "Obj":
                return ReadObject(reader, depth);
            default:
                return new CliXmlNode { Text = Decode(reader.TextToEnd()) };
        }
    }

    private CliXmlNode ReadObject(XmlReader reader, int depth)
    {
        var node = new CliXmlNode { IsObject = true };
        if (reader.GetAttribute("RefId") is { } id)
        {
            references[id] = node;
        }

        foreach (var _ in reader.Children())
        {
            switch (reader.LocalName)
            {
                case "TN" or "TNRef":
                    reader.SkipToEnd();
                    break;
                case "ToString":
                    node.Text = Decode(reader.TextToEnd());
                    break;
                case "Props" or "MS":
                    ReadProperties(reader, node, depth);
                    break;
                case "LST" or "IE" or "STK" or "QUE":
                    node.Items = [];
                    foreach (var __ in reader.Children())
                    {
                        node.Items.Add(ReadValue(reader, depth + 1));
                    }

                    break;
                case "DCT":
                    ReadDictionary(reader, node, depth);
                    break;
                default:
                    var primitive = ReadValue(reader, depth + 1);
                    node.Text ??= primitive.Text;
                    break;
            }
        }

        return node;
    }

    private void ReadProperties(XmlReader reader, CliXmlNode node, int depth)
    {
        node.Properties ??= new Dictionary<string, CliXmlNode>(StringComparer.OrdinalIgnoreCase);
        foreach (var _ in reader.Children())
        {
            var name = Decode(reader.GetAttribute("N") ?? string.Empty);
            var value = ReadValue(reader, depth + 1);
            if (!node.Properties.TryGetValue(name, out var known) || known.IsNull)
            {
                node.Properties[name] = value;
            }
        }
    }

    private void ReadDictionary(XmlReader reader, CliXmlNode node, int depth)
    {
        node.Properties ??= new Dictionary<string, CliXmlNode>(StringComparer.OrdinalIgnoreCase);
        foreach (var _ in reader.Children())
        {
            string? key = null;
            CliXmlNode? value = null;
            foreach (var __ in reader.Children())
            {
                var isKey = reader.GetAttribute("N") == "Key";
                var part = ReadValue(reader, depth + 1);
                key = isKey ? part.Text : key;
                value = isKey ? value : part;
            }

            if (key is not null && value is not null)
            {
                node.Properties[key] = value;
            }
        }
    }

    /// <summary>CliXml writes control characters as <c>_x000A_</c>.</summary>
    private static string Decode(string text) => text.IndexOf("_x", StringComparison.Ordinal) < 0 ? text : XmlConvert.DecodeName(text);
}
