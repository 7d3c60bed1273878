using CsCheck;
using OAuthHunter.Knowledge;
using OAuthHunter.Networking;

namespace OAuthHunter.Core.Tests.Networking;

public class PrefixTrieTests
{
    private static readonly Gen<string> Network = Gen.OneOf(
        Gen.Select(Gen.Byte, Gen.Byte, Gen.Int[6, 32], (second, third, bits) => $"203.{second % 4}.{third}.0/{bits}"),
        Gen.Select(Gen.Byte, Gen.Byte, Gen.Int[14, 64], (second, third, bits) => $"2001:db8:{second:x}:{third:x}::/{bits}"));

    private static readonly Gen<string> Question = Gen.OneOf(
        Network,
        Gen.Select(Gen.Byte, Gen.Byte, Gen.Byte, (second, third, fourth) => $"203.{second % 4}.{third}.{fourth}"),
        Gen.Select(Gen.Byte, Gen.Byte, Gen.Byte, (second, third, more) => $"203.{second % 4}.{third}.0-203.{second % 4}.{Math.Min(255, third + (more % 9))}.77"));

    [Fact]
    public void FindsWhatALookThroughAllNetworksFinds() =>
        Gen.Select(Network.List[0, 30], Question).Sample((networks, question) =>
        {
            var trie = new PrefixTrie();
            var known = networks.Select(text => IpRange.Parse(text)!).Distinct().ToList();
            for (var owner = 0; owner < known.Count; owner++)
            {
                Assert.True(trie.Add(known[owner], owner));
            }

            var asked = IpRange.Parse(question)!;
            Assert.Equal(Enumerable.Range(0, known.Count).Where(owner => known[owner].Overlaps(asked)), trie.Owners(asked));
        });

    [Fact]
    public void ARangeThatIsNoPrefixIsRefused()
    {
        var trie = new PrefixTrie();
        Assert.False(trie.Add(IpRange.Parse("203.0.113.1-203.0.113.6")!, 0));
        Assert.True(trie.Add(IpRange.Parse("203.0.113.0-203.0.113.255")!, 1));
        Assert.Equal([1], trie.Owners(IpRange.Parse("203.0.113.9")!));
        Assert.Empty(trie.Owners(IpRange.Parse("2001:db8::1")!));
    }

    [Theory]
    [InlineData("3.0.0.1", "Amazon Web Services")]
    [InlineData("45.55.1.2", "DigitalOcean")]
    [InlineData("2a05:f480:1000::1", "Vultr")]
    [InlineData("95.216.1.1", "another data centre")]
    public void CloudsAreKnown(string address, string owner) => Assert.Contains(owner, RentedNetworks.OwnersOf(IpRange.Parse(address)!));

    [Theory]
    [InlineData("192.0.2.1")]
    [InlineData("203.0.113.1")]
    [InlineData("10.1.2.3")]
    [InlineData("2001:db8::1")]
    public void NobodysAddressesAreNot(string address) => Assert.Empty(RentedNetworks.OwnersOf(IpRange.Parse(address)!));

    [Fact]
    public void TheTableSaysWhatItIsAndOfWhen()
    {
        Assert.InRange(RentedNetworks.Count, 40_000, 60_000);
        Assert.Contains("2026-11-25", RentedNetworks.About, StringComparison.Ordinal);
        Assert.Contains("CC0", RentedNetworks.About, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("203.0.113.0/24", 24)]
    [InlineData("203.0.113.9", 32)]
    [InlineData("203.0.112.0-203.0.113.255", 23)]
    [InlineData("203.0.113.0-203.0.113.6", 30)]
    [InlineData("2001:db8::/48", 48)]
    public void TheSizeOfARangeIsThatOfThePrefixThatFits(string text, int bits) => Assert.Equal(bits, IpRange.Parse(text)!.PrefixBits);
}
