namespace OAuthHunter.Networking;

/// <summary>
/// Networks by their prefixes, IPv4 and IPv6, each with a number that stands for its owner. Asked for a range, it gives the owners of
/// every network that shares an address with it, in time that does not grow with the number of networks.
/// </summary>
public sealed class PrefixTrie
{
    private const int None = -1;

    private readonly List<Node> nodes = [new Node(), new Node()];

    /// <summary>Networks added.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a network in CIDR form; false when the range is no single prefix.</summary>
    public bool Add(IpRange network, int owner)
    {
        var (first, last) = network.ToBytes();
        var bits = CommonBits(first, last);
        if (!IsPrefix(first, last, bits))
        {
            return false;
        }

        var at = RootOf(network);
        for (var depth = 0; depth < bits; depth++)
        {
            var isOne = Bit(first, depth);
            var next = isOne ? nodes[at].One : nodes[at].Zero;
            if (next == None)
            {
                next = nodes.Count;
                nodes.Add(new Node());
                nodes[at] = isOne ? nodes[at] with { One = next } : nodes[at] with { Zero = next };
            }

            at = next;
        }

        nodes[at] = nodes[at] with { Owner = owner };
        Count++;
        return true;
    }

    /// <summary>Owners of the networks that share an address with the range, each once, ascending.</summary>
    public IReadOnlyCollection<int> Owners(IpRange range)
    {
        var (first, last) = range.ToBytes();
        var owners = new SortedSet<int>();
        Visit(RootOf(range), 0, first, last, true, true, owners);
        return owners;
    }

    // Goes down only where the range goes; a side is bound as long as all bits so far were the range's own.
    private void Visit(int at, int depth, byte[] first, byte[] last, bool isLow, bool isHigh, SortedSet<int> owners)
    {
        var node = nodes[at];
        if (node.Owner != None)
        {
            owners.Add(node.Owner);
        }

        if (depth == first.Length * 8)
        {
            return;
        }

        var low = Bit(first, depth);
        var high = Bit(last, depth);
        if (node.Zero != None && !(isLow && low))
        {
            Visit(node.Zero, depth + 1, first, last, isLow, isHigh && !high, owners);
        }

        if (node.One != None && !(isHigh && !high))
        {
            Visit(node.One, depth + 1, first, last, isLow && low, isHigh, owners);
        }
    }

    private static int RootOf(IpRange range) => range.IsIPv6 ? 1 : 0;

    private static bool Bit(byte[] bytes, int index) => (bytes[index >> 3] & (0x80 >> (index & 7))) != 0;

    private static int CommonBits(byte[] first, byte[] last)
    {
        var bits = 0;
        while (bits < first.Length * 8 && Bit(first, bits) == Bit(last, bits))
        {
            bits++;
        }

        return bits;
    }

    private static bool IsPrefix(byte[] first, byte[] last, int bits)
    {
        for (var index = bits; index < first.Length * 8; index++)
        {
            if (Bit(first, index) || !Bit(last, index))
            {
                return false;
            }
        }

        return true;
    }

    private readonly record struct Node(int Zero, int One, int Owner)
    {
        public Node()
            : this(None, None, None)
        {
        }
    }
}
