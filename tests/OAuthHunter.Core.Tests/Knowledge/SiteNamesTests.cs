using OAuthHunter.Knowledge;

namespace OAuthHunter.Core.Tests.Knowledge;

public class SiteNamesTests
{
    [Theory]
    [InlineData("login.fabrikam.com", "fabrikam")]
    [InlineData("fabrikam.co.uk", "fabrikam")]
    [InlineData("a.b.fabrikam.com.au", "fabrikam")]
    [InlineData("co.uk", "co")]
    [InlineData("fabrikam.azurewebsites.net", "fabrikam")]
    [InlineData("cb.fabrikam.up.railway.app", "fabrikam")]
    [InlineData("azurewebsites.net", "azurewebsites")]
    [InlineData("portal", "portal")]
    public void TheNameIsTheWordBeforeTheSuffix(string host, string name) => Assert.Equal(name, SiteNames.Of(host));

    [Theory]
    [InlineData("fabrikam", "fabrikam", true)]
    [InlineData("fabrikam", "fabrikam-portal", true)]
    [InlineData("getfabrikam", "fabrikam", true)]
    [InlineData("app", "happy", false)]
    [InlineData("fabrikam", "northwind", false)]
    public void ShortPartsProveNothing(string one, string other, bool alike) => Assert.Equal(alike, SiteNames.AreAlike(one, other));
}
