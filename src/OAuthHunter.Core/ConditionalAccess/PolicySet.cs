namespace OAuthHunter.ConditionalAccess;

/// <summary>A set of policies as bits, by their position in the space. Never changed once made.</summary>
internal sealed class PolicySet : IEquatable<PolicySet>
{
    private readonly ulong[] words;
    private readonly int hash;

    private PolicySet(ulong[] words)
    {
        this.words = words;
        var sum = 17UL;
        foreach (var word in words)
        {
            sum = unchecked((sum * 0x9E3779B97F4A7C15UL) ^ word ^ (word >> 29));
        }

        hash = unchecked((int)(sum ^ (sum >> 32)));
    }

    public bool IsEmpty => Array.TrueForAll(words, word => word == 0);

    /// <summary>The policies among so many that pass a test.</summary>
    public static PolicySet Of(int count, Func<int, bool> test)
    {
        var words = new ulong[(count + 63) / 64];
        for (var index = 0; index < count; index++)
        {
            if (test(index))
            {
                words[index >> 6] |= 1UL << (index & 63);
            }
        }

        return new PolicySet(words);
    }

    public bool Has(int index) => (words[index >> 6] & (1UL << (index & 63))) != 0;

    public PolicySet And(PolicySet other)
    {
        var result = new ulong[words.Length];
        for (var index = 0; index < result.Length; index++)
        {
            result[index] = words[index] & other.words[index];
        }

        return new PolicySet(result);
    }

    public PolicySet Or(PolicySet other)
    {
        var result = new ulong[words.Length];
        for (var index = 0; index < result.Length; index++)
        {
            result[index] = words[index] | other.words[index];
        }

        return new PolicySet(result);
    }

    /// <summary>Whether three sets have a policy in common. Makes no set: this is asked by the million.</summary>
    public static bool Meet(PolicySet one, PolicySet two, PolicySet three)
    {
        for (var index = 0; index < one.words.Length; index++)
        {
            if ((one.words[index] & two.words[index] & three.words[index]) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether another set holds all of it.</summary>
    public bool IsWithin(PolicySet other)
    {
        for (var index = 0; index < words.Length; index++)
        {
            if ((words[index] & ~other.words[index]) != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Without those of another set.</summary>
    public PolicySet Except(PolicySet other)
    {
        var result = new ulong[words.Length];
        for (var index = 0; index < result.Length; index++)
        {
            result[index] = words[index] & ~other.words[index];
        }

        return new PolicySet(result);
    }

    /// <summary>Those that pass a test.</summary>
    public PolicySet Where(Func<int, bool> test)
    {
        var result = new ulong[words.Length];
        foreach (var index in Members())
        {
            if (test(index))
            {
                result[index >> 6] |= 1UL << (index & 63);
            }
        }

        return new PolicySet(result);
    }

    /// <summary>Positions, ascending.</summary>
    public IEnumerable<int> Members()
    {
        for (var word = 0; word < words.Length; word++)
        {
            var index = word << 6;
            for (var rest = words[word]; rest != 0; rest >>= 1, index++)
            {
                if ((rest & 1) != 0)
                {
                    yield return index;
                }
            }
        }
    }

    public bool Equals(PolicySet? other)
    {
        if (other is null || other.hash != hash)
        {
            return false;
        }

        for (var index = 0; index < words.Length; index++)
        {
            if (words[index] != other.words[index])
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as PolicySet);

    public override int GetHashCode() => hash;
}
