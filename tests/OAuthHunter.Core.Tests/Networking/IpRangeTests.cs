using System.Net;
using CsCheck;
using OAuthHunter.Networking;

namespace OAuthHunter.Core.Tests.Networking;

public class IpRangeTests
{
    private static readonly Gen<IPAddress> V4 = Gen.Byte.Array[4].Select(bytes => new IPAddress(bytes));
    private static readonly Gen<IPAddress> V6 = Gen.Byte.Array[16].Select(bytes => new IPAddress(bytes)).Where(address => !address.IsIPv4MappedToIPv6);
    private static readonly Gen<IpRange> Cidr = Gen.Select(V4, Gen.Int[0, 32]).Select(pair => IpRange.Parse($"{pair.Item1}/{pair.Item2}")!);

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", "192.0.2.1")]
    [InlineData(" 192.0.2.77/24 ", "192.0.2.0", "192.0.2.255")]
    [InlineData("192.0.2.5-192.0.2.9", "192.0.2.5", "192.0.2.9")]
    [InlineData("2001:db8::/126", "2001:db8::", "2001:db8::3")]
    [InlineData("2001:db8::1 - 2001:db8::ff", "2001:db8::1", "2001:db8::ff")]
    [InlineData("::ffff:198.51.100.4", "198.51.100.4", "198.51.100.4")]
    [InlineData("0.0.0.0/0", "0.0.0.0", "255.255.255.255")]
    public void ReadsTheFormsOfConnectors(string text, string first, string last)
    {
        var range = IpRange.Parse(text)!;

        Assert.Equal(IPAddress.Parse(first), range.First);
        Assert.Equal(IPAddress.Parse(last), range.Last);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("010.0.0.1")]
    [InlineData("192.0.2.256")]
    [InlineData("192.0.2.0/33")]
    [InlineData("192.0.2.0/-1")]
    [InlineData("192.0.2.9-192.0.2.5")]
    [InlineData("192.0.2.1-2001:db8::1")]
    [InlineData("fe80::1%eth0")]
    [InlineData("[2001:db8::1]:25")]
    [InlineData("mail.contoso.com")]
    public void RefusesWhatIsNoRange(string? text) => Assert.Null(IpRange.Parse(text));

    [Theory]
    [InlineData("10.1.2.3", true)]
    [InlineData("172.16.0.0/12", true)]
    [InlineData("172.16.0.0/11", false)]
    [InlineData("192.168.1.1-192.168.1.9", true)]
    [InlineData("100.64.0.1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("fe80::1", true)]
    [InlineData("203.0.113.1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("9.255.255.255-10.0.0.1", false)]
    public void TellsPrivateFromPublic(string text, bool isPrivate) => Assert.Equal(isPrivate, IpRange.Parse(text)!.IsPrivate);

    [Fact]
    public void ARangeWrittenOutReadsBackAsItself() =>
        Gen.OneOf(Cidr, V6.Select(address => IpRange.Parse(address.ToString())!)).Sample(range => Assert.Equal(range, IpRange.Parse(range.ToString())));

    [Fact]
    public void OverlapIsSymmetricAndFollowsFromContaining() =>
        Gen.Select(Cidr, Cidr).Sample((left, right) =>
        {
            Assert.Equal(left.Overlaps(right), right.Overlaps(left));
            Assert.True(left.Overlaps(left));
            Assert.True(!left.Contains(right) || left.Overlaps(right));
        });

    [Fact]
    public void TwoBlocksOverlapOnlyWhenOneHoldsTheOther() =>
        Gen.Select(Cidr, Cidr).Sample((left, right) => Assert.Equal(left.Overlaps(right), left.Contains(right) || right.Contains(left)));

    [Fact]
    public void ABlockHoldsTheAddressThatNamedItAndNothingBesideItsEnds() =>
        Gen.Select(V4, Gen.Int[1, 32]).Sample((address, bits) =>
        {
            var block = IpRange.Parse($"{address}/{bits}")!;
            var number = Number(address);
            var size = bits == 32 ? 1L : 1L << (32 - bits);
            Assert.True(block.Contains(IpRange.Parse(address.ToString())!));
            Assert.Equal(number / size * size, Number(block.First));
            Assert.Equal((number / size * size) + size - 1, Number(block.Last));
        });

    [Fact]
    public void VersionsNeverMeet() => Gen.Select(V4, V6).Sample((four, six) => Assert.False(IpRange.Parse(four.ToString())!.Overlaps(IpRange.Parse(six.ToString())!)));

    private static long Number(IPAddress address) => address.GetAddressBytes().Aggregate(0L, (sum, part) => (sum << 8) | part);
}
