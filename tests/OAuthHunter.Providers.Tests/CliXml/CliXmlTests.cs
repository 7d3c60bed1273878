using OAuthHunter.Evidence;
using OAuthHunter.Model;
using OAuthHunter.Providers.Tests.Support;

namespace OAuthHunter.Providers.Tests.CliXml;

public sealed class CliXmlTests
{
    private const string Head = """<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">""";

    private const string Connector = """
        <Obj RefId="0"><TN RefId="0"><T>Deserialized.Connector</T></TN><ToString>Relay</ToString><Props>
          <S N="Name">Relay_x000A_two</S><B N="Enabled">true</B><DT N="WhenCreatedUTC">2026-09-01T10:00:00Z</DT>
          <Obj N="ConnectorType" RefId="1"><TN RefId="1"><T>Enum</T></TN><ToString>OnPremises</ToString><I32>2</I32></Obj>
          <Obj N="SenderIPAddresses" RefId="2"><TN RefId="2"><T>List</T></TN><LST><S>192.0.2.1</S><S>192.0.2.2</S></LST></Obj>
          <Nil N="SenderDomains" /><S N="Comment"></S></Props></Obj>
        """;

    [Fact]
    public void Objects_enums_lists_and_nulls_are_read()
    {
        using var folder = new TempFolder();
        folder.Write("c.xml", Head + Connector + "</Objs>", System.Text.Encoding.Unicode);

        var (report, sink) = folder.Read();

        var connector = sink.Of<InboundConnector>().Single();
        Assert.Equal(("Relay\ntwo", true, "OnPremises", null), (connector.Name, connector.Enabled, connector.ConnectorType, connector.Comment));
        Assert.Equal(["192.0.2.1", "192.0.2.2"], connector.SenderIPAddresses);
        Assert.Equal(new DateTimeOffset(2026, 9, 1, 10, 0, 0, TimeSpan.Zero), connector.WhenCreated);
        Assert.Equal("Inbound connectors (CliXml)", report.Files.Single().Format);
    }

    [Fact]
    public void A_file_cut_off_keeps_what_came_before()
    {
        using var folder = new TempFolder();
        folder.Write("c.xml", Head + Connector + Connector.Substring(0, 200));

        var (report, sink) = folder.Read();

        Assert.Single(sink.Of<InboundConnector>());
        Assert.Equal(EvidenceState.Incomplete, report.Files.Single().Completeness);
        Assert.Equal(EvidenceState.Incomplete, report.Coverage.Of(EntitySets.InboundConnectors).State);
    }

    [Fact]
    public void A_document_type_is_refused()
    {
        using var folder = new TempFolder();
        folder.Write("c.xml", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + Head + "<S>&e;</S></Objs>");

        Assert.NotNull(folder.Read().Report.Files.Single().Problem);
    }
}
