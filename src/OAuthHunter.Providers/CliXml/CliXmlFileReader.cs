using System.Xml;
using OAuthHunter.Evidence;
using OAuthHunter.Providers.Files;

namespace OAuthHunter.Providers.CliXml;

/// <summary>Reads a file of Export-Clixml.</summary>
internal sealed class CliXmlFileReader(ReadSession session, FileTally file)
{
    public void Read(Stream utf8)
    {
        file.Container = "CliXml";
        try
        {
            foreach (var (node, line) in new CliXmlReader(utf8).Read())
            {
                session.Take(file, new CliXmlRow(node) { Origin = new EvidenceOrigin(file.Path, line) });
            }
        }
        catch (XmlException exception)
        {
            file.Reject(exception.LineNumber, exception.Message);
            file.Fail($"The file cannot be read beyond line {exception.LineNumber}: {exception.Message}", "Export the file again; it is damaged or cut off.");
        }
    }
}
