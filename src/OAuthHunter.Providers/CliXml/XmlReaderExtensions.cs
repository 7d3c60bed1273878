using System.Text;
using System.Xml;

namespace OAuthHunter.Providers.CliXml;

/// <summary>Walks elements so that the reader always rests on the end of the element that was asked about.</summary>
internal static class XmlReaderExtensions
{
    /// <summary>Visits each child element. The visitor must consume the child up to its end.</summary>
    public static IEnumerable<XmlReader> Children(this XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            yield break;
        }

        var depth = reader.Depth;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                yield return reader;
            }
        }
    }

    /// <summary>Passes over the element and stops on its end, not behind it.</summary>
    public static void SkipToEnd(this XmlReader reader)
    {
        foreach (var child in reader.Children())
        {
            child.SkipToEnd();
        }
    }

    /// <summary>All text inside the element; stops on its end.</summary>
    public static string TextToEnd(this XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return string.Empty;
        }

        var depth = reader.Depth;
        StringBuilder? builder = null;
        var text = string.Empty;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            {
                if (text.Length > 0)
                {
                    builder ??= new StringBuilder(text);
                    builder.Append(reader.Value);
                }
                else
                {
                    text = reader.Value;
                }
            }
        }

        return builder?.ToString() ?? text;
    }
}
