using OAuthHunter.Facts.Apps;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Facts.Apps;

public class KeyDescriptionTests
{
    private const string One = "[KeyIdentifier=1,KeyType=Password,KeyUsage=Verify,DisplayName=first, with comma]";
    private const string Two = "[KeyIdentifier=2,KeyType=AsymmetricX509Cert,KeyUsage=Verify,DisplayName=CN=two [b]]";

    [Theory]
    [InlineData($"[\"{One}\",\"{Two}\"]")]
    [InlineData($"[\r\n  \"{One}\",\r\n  \"{Two}\"\r\n]")]
    [InlineData($"{One},{Two}")]
    public void EveryFormIsRead(string text)
    {
        var credentials = KeyDescription.Parse(text);

        Assert.Equal(["1", "2"], credentials.Select(credential => credential.KeyId));
        Assert.Equal([AppCredentialKind.Secret, AppCredentialKind.Certificate], credentials.Select(credential => credential.Kind));
        Assert.Equal(["first, with comma", "CN=two [b]"], credentials.Select(credential => credential.DisplayName));
    }

    [Fact]
    public void AnEventIsTheDifferenceOfItsLists()
    {
        var property = new ModifiedProperty("KeyDescription", $"[\"{One}\"]", $"[\"{Two}\"]");

        Assert.Equal("2", Assert.Single(KeyDescription.Added(property)).KeyId);
        Assert.Equal("1", Assert.Single(KeyDescription.Removed(property)).KeyId);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("[]")]
    public void AnEmptyListHasNothing(string? text) => Assert.Empty(KeyDescription.Parse(text));
}
