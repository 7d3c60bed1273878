namespace OAuthHunter.DemoTenant.Wide;

/// <summary>
/// What widens the demo tenant for the tests of a family of detections: guilty things that each detection must find, and harmless
/// look-alikes that it must leave alone. Each class makes a tenant of its own on top of the demo, so that a weak policy of one
/// family does not spoil another's; a family whose cases contradict each other has several classes. Found by reflection.
/// </summary>
internal abstract class FamilyCases
{
    /// <summary>Names the tenant: the class without its ending.</summary>
    public string Name => GetType().Name.Replace("Cases", string.Empty, StringComparison.Ordinal);

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<FamilyCases> All { get; } =
        [.. typeof(FamilyCases).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(FamilyCases).IsAssignableFrom(type))
            .Select(type => (FamilyCases)Activator.CreateInstance(type, nonPublic: true)!)
            .OrderBy(cases => cases.Name, StringComparer.Ordinal)];

    /// <summary>Adds the things to the tenant and their verdicts to the book.</summary>
    public abstract void Build(Contoso contoso, CaseBook book);
}
