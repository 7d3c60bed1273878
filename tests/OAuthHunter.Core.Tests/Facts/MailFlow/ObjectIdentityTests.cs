using OAuthHunter.Facts.MailFlow;

namespace OAuthHunter.Core.Tests.Facts.MailFlow;

public class ObjectIdentityTests
{
    [Theory]
    [InlineData("Scanner", "Scanner")]
    [InlineData("\"Scanner\"", "Scanner")]
    [InlineData(@"contoso.onmicrosoft.com\Scanner", "Scanner")]
    [InlineData(@"Sales\Service", @"Sales\Service")]
    [InlineData("CN=Scanner,CN=Transport Settings,CN=Configuration,DC=contoso,DC=com", "Scanner")]
    [InlineData(@"CN=Mail\, first floor,CN=Transport Settings,CN=Configuration", "Mail, first floor")]
    [InlineData("host.example/Configuration/contoso.onmicrosoft.com/Transport Settings/Rules/TransportVersioned/Test01", "Test01")]
    [InlineData("In/Out", "In/Out")]
    public void BringsEveryFormToTheName(string text, string name)
    {
        var identity = ObjectIdentity.Parse(text);

        Assert.Equal(name, identity.Name);
        Assert.Null(identity.Guid);
    }

    [Theory]
    [InlineData("8F14E45F-CEEA-467F-A0E6-0A1B2C3D4E5F")]
    [InlineData("{8f14e45f-ceea-467f-a0e6-0a1b2c3d4e5f}")]
    [InlineData(@"contoso.onmicrosoft.com\8f14e45f-ceea-467f-a0e6-0a1b2c3d4e5f")]
    public void BringsEveryGuidToOneSpelling(string text) =>
        Assert.Equal(new ObjectIdentity(null, "8f14e45f-ceea-467f-a0e6-0a1b2c3d4e5f"), ObjectIdentity.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void NothingNamesNothing(string? text) => Assert.Equal(default, ObjectIdentity.Parse(text));
}
