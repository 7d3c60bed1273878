using OAuthHunter.Facts.SignIns;

namespace OAuthHunter.Core.Tests.Facts.SignIns;

public class GreatCircleTests
{
    [Fact]
    public void Boston_to_Dallas_is_2493_km() => Assert.Equal(2493, GreatCircle.Kilometers(42.3601, -71.0589, 32.7767, -96.7970), 0.5);

    [Fact]
    public void Madrid_to_Barcelona_is_505_km() => Assert.Equal(505, GreatCircle.Kilometers(40.4168, -3.7038, 41.3874, 2.1686), 1.0);

    [Fact]
    public void Half_the_earth_is_pi_times_the_radius() => Assert.Equal(Math.PI * 6371.0088, GreatCircle.Kilometers(0, 0, 0, 180), 1e-6);

    [Theory]
    [InlineData("192.0.2.77", "192.0.2.0/24")]
    [InlineData("2001:db8:1:2::5", "2001:db8:1::/48")]
    [InlineData("not an address", "not an address")]
    public void Networks_are_24_or_48_wide(string address, string expected) => Assert.Equal(expected, NetworkAddress.NetworkOf(address));
}
