using OAuthHunter.DemoTenant;
using OAuthHunter.Detections;
using OAuthHunter.Findings;

namespace OAuthHunter.Providers.Tests.Demo;

/// <summary>Each family's guilty cases are found and its look-alikes spared, in the midst of an ordinary tenant and an attack.</summary>
public sealed class WideTenantTests
{
    public static TheoryData<string> Tenants { get; } = [.. DemoTenantSource.WideTenants];

    [Theory]
    [MemberData(nameof(Tenants))]
    public void GuiltyAreFoundAndInnocentSpared(string name)
    {
        var (hunt, cases) = Hunt(name);
        var wrong = cases.Where(one => IsReported(hunt, one) != one.IsGuilty).Select(one => one.ToString());
        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Tenants))]
    public void CasesNameDetectionsThatExist(string name) =>
        Assert.All(Hunt(name).Cases, one => Assert.NotNull(DetectionCatalog.Find(one.DetectionId)));

    // A family takes part as soon as one of its detections has a case; then each of them must have one of either kind.
    [Fact]
    public void EveryDetectionOfAFamilyHasBothKinds()
    {
        var cases = DemoTenantSource.WideTenants.SelectMany(name => Hunt(name).Cases).ToList();
        var families = cases.Select(one => DetectionCatalog.Find(one.DetectionId)!.Descriptor.Family).ToHashSet(StringComparer.Ordinal);
        var missing = DetectionCatalog.All.Select(detection => detection.Descriptor)
            .Where(descriptor => families.Contains(descriptor.Family))
            .SelectMany(descriptor => new[] { true, false }
                .Where(isGuilty => !cases.Exists(one => one.DetectionId == descriptor.Id && one.IsGuilty == isGuilty))
                .Select(isGuilty => $"{descriptor.Id} has no {(isGuilty ? "guilty" : "innocent")} case"));
        Assert.Empty(missing);
    }

    private static (DemoHunt Hunt, IReadOnlyList<DemoCase> Cases) Hunt(string name) => Hunts.Value[name].Value;

    private static readonly Lazy<Dictionary<string, Lazy<(DemoHunt Hunt, IReadOnlyList<DemoCase> Cases)>>> Hunts = new(() =>
        DemoTenantSource.WideTenants.ToDictionary(
            name => name,
            name => new Lazy<(DemoHunt Hunt, IReadOnlyList<DemoCase> Cases)>(() =>
            {
                var source = new DemoTenantSource(DemoOptions.Default with { Wide = name, LogScale = 0.1 });
                return (DemoHunt.Through(source), source.Answers.Cases);
            }),
            StringComparer.Ordinal));

    // Low is what an established look-alike may get; but where the detection itself is no more than Low, nothing may be said of it.
    private static bool IsReported(DemoHunt hunt, DemoCase one)
    {
        var counts = one.IsGuilty || DetectionCatalog.Find(one.DetectionId)!.Descriptor.Severity <= Severity.Low ? Severity.Info : Severity.Medium;
        return hunt.About([one.Target]).Any(finding => finding.DetectionId == one.DetectionId && finding.Severity >= counts);
    }
}
