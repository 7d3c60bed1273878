namespace OAuthHunter.Evidence;

/// <summary>A kind of evidence, named as Graph or Exchange names it. The catalogue of all is <see cref="EntitySets"/>.</summary>
public sealed class EntitySet
{
    internal EntitySet(string name, Type recordType, EntitySetKind kind, string description)
    {
        Name = name;
        RecordType = recordType;
        Kind = kind;
        Description = description;
    }

    /// <summary>Name as in Graph's own paths (<c>servicePrincipals</c>) or, for Exchange, the plural of the cmdlet's noun.</summary>
    public string Name { get; }

    /// <summary>Model type of its records.</summary>
    public Type RecordType { get; }

    public EntitySetKind Kind { get; }

    /// <summary>What it is and how an admin exports it.</summary>
    public string Description { get; }

    public override string ToString() => Name;
}
