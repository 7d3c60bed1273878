namespace OAuthHunter.DemoTenant;

/// <summary>What the invented tenant holds and how much of it.</summary>
public sealed record DemoOptions
{
    /// <summary>The tenant as it ships.</summary>
    public static DemoOptions Default { get; } = new();

    /// <summary>Same seed, same tenant, to the last byte.</summary>
    public int Seed { get; init; } = 2022;

    /// <summary>The moment that the evidence speaks of; all else is counted back from it.</summary>
    public DateTimeOffset ReferenceTime { get; init; } = new(2026, 9, 30, 6, 0, 0, TimeSpan.Zero);

    /// <summary>Whether the attack took place. Without it the administrator that it needs is protected like all others.</summary>
    public bool IncludeAttack { get; init; } = true;

    /// <summary>The harmless things that look like the attack.</summary>
    public Innocents Innocents { get; init; } = Innocents.All;

    /// <summary>Which family's cases widen the tenant (<see cref="DemoTenantSource.WideTenants"/>); null for the tenant as it ships.</summary>
    public string? Wide { get; init; }

    /// <summary>Multiplies people and apps.</summary>
    public double DirectoryScale { get; init; } = 1;

    /// <summary>Multiplies ordinary log rows.</summary>
    public double LogScale { get; init; } = 1;

    internal int Directory(int count) => Math.Max(1, (int)Math.Round(count * DirectoryScale));

    internal int Log(int count) => Math.Max(1, (int)Math.Round(count * LogScale));
}
