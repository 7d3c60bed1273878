using System.Text.Json;
using OAuthHunter.DemoTenant;

namespace OAuthHunter.Providers.Tests.Demo;

/// <summary>Same seed, same tenant; another seed, another tenant.</summary>
public sealed class DemoDeterminismTests
{
    [Fact]
    public void SameSeedGivesTheSameRecords() => Assert.Equal(Lines(DemoOptions.Default), Lines(DemoOptions.Default));

    [Fact]
    public void AnotherSeedGivesOtherIdsAndNames()
    {
        var first = new DemoTenantSource(DemoOptions.Default);
        var second = new DemoTenantSource(DemoOptions.Default with { Seed = 7 });
        Assert.NotEqual(first.TenantId, second.TenantId);
        Assert.NotEqual(first.Answers.AttackAppId, second.Answers.AttackAppId);
        Assert.NotEqual(first.Answers.AttackConnector, second.Answers.AttackConnector);
    }

    [Fact]
    public void LeavingTheAttackOutChangesNothingElse()
    {
        var with = Lines(DemoOptions.Default).ToHashSet(StringComparer.Ordinal);
        var without = Lines(DemoOptions.Default with { IncludeAttack = false });
        Assert.InRange(without.Count(line => !with.Contains(line)), 1, 5);
    }

    private static List<string> Lines(DemoOptions options) =>
        [.. DemoCollector.Of(options).Records.Select(item =>
        {
            item.Record.Origin = default;
            return JsonSerializer.Serialize(item.Record, item.Record.GetType());
        })];
}
