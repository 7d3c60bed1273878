using System.IO.Compression;
using System.Text;
using OAuthHunter.Networking;

namespace OAuthHunter.Knowledge;

/// <summary>Networks in which anybody can rent a server: clouds by name, other data centres together.</summary>
public static class RentedNetworks
{
    private static readonly Lazy<(PrefixTrie Trie, IReadOnlyList<string> Owners, string About)> Table = new(Load);

    /// <summary>Where the table is from and of when.</summary>
    public static string About => Table.Value.About;

    /// <summary>Networks in the table.</summary>
    public static int Count => Table.Value.Trie.Count;

    /// <summary>Whose networks share an address with the range; empty when nobody's that is known.</summary>
    public static IReadOnlyList<string> OwnersOf(IpRange range) => [.. Table.Value.Trie.Owners(range).Select(owner => Table.Value.Owners[owner])];

    private static (PrefixTrie Trie, IReadOnlyList<string> Owners, string About) Load()
    {
        using var stream = typeof(RentedNetworks).Assembly.GetManifestResourceStream("OAuthHunter.Knowledge.rented-networks.txt.gz")
            ?? throw new InvalidOperationException("The table of rented networks is not built into the assembly.");
        using var reader = new StreamReader(new GZipStream(stream, CompressionMode.Decompress), Encoding.ASCII);
        var trie = new PrefixTrie();
        var owners = new List<string>();
        var about = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("#", StringComparison.Ordinal))
            {
                about.Add(line.TrimStart('#', ' '));
            }
            else if (line.StartsWith("@", StringComparison.Ordinal))
            {
                owners.Add(line.Substring(1));
            }
            else if (IpRange.Parse(line) is { } range)
            {
                trie.Add(range, owners.Count - 1);
            }
        }

        return (trie, owners, string.Join(" ", about));
    }
}
