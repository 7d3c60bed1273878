using OAuthHunter.Correlation;
using OAuthHunter.DemoTenant;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Providers.Tests.Demo;

/// <summary>The whole product against the whole invented tenant: guilty found, innocent left alone, whatever the seed.</summary>
public sealed class DemoHuntTests
{
    public static TheoryData<int> Seeds { get; } = [DemoOptions.Default.Seed, 1, 7, 42, 31337];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void NamesTheAttackersApp(int seed)
    {
        var source = new DemoTenantSource(DemoOptions.Default with { Seed = seed });
        var findings = DemoHunt.Through(source).Findings.Where(finding => finding.AppId == source.Answers.AttackAppId).ToList();
        Assert.Contains(findings, finding => finding.DetectionId == "APP-001" && finding.Severity == Severity.Critical);
        Assert.Contains(findings, finding => finding.DetectionId == "ROL-001" && finding.Severity == Severity.Critical);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void RebuildsTheDeletedConnectorAndRules(int seed)
    {
        var source = new DemoTenantSource(DemoOptions.Default with { Seed = seed });
        var hunt = DemoHunt.Through(source);
        Assert.Contains(hunt.Findings, finding => finding.TargetName == source.Answers.AttackConnector && finding.DetectionId == "CNX-003" && finding.Severity == Severity.Critical);
        Assert.Contains(hunt.Findings, finding => finding.DetectionId == "TRN-002" && finding.Severity == Severity.Critical);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void NamesTheStolenAdministrator(int seed)
    {
        var source = new DemoTenantSource(DemoOptions.Default with { Seed = seed });
        var aboutVictim = DemoHunt.Through(source).About([source.Answers.VictimUserPrincipalName!]).ToList();
        Assert.Contains(aboutVictim, finding => finding.DetectionId == "SIN-005" && finding.Severity == Severity.Critical);
        Assert.Contains(aboutVictim, finding => finding.DetectionId == "MFA-001" && finding.Severity == Severity.Critical);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void TellsTheWholeStory(int seed)
    {
        var source = new DemoTenantSource(DemoOptions.Default with { Seed = seed });
        var chain = Assert.Single(DemoHunt.Through(source).Chains, chain => chain.DetectionId == "CHN-001" && chain.AppId == source.Answers.AttackAppId);
        Assert.Equal(Severity.Critical, chain.Severity);
        string[] shown = ["S1", "S2", "S3", "S5", "S6", "S7", "S9", "S10", "S11", "S13"];
        Assert.All(shown, step => Assert.Equal(ChainLinkState.Found, chain.Links.Single(link => link.Step == step).State));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void LeavesTheInnocentAlone(int seed)
    {
        var source = new DemoTenantSource(DemoOptions.Default with { Seed = seed });
        var accused = DemoHunt.Through(source).About(source.Answers.Innocent).Where(finding => finding.Severity > Severity.Low).ToList();
        Assert.Empty(accused);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void RaisesNoAlarmWithoutTheAttack(int seed)
    {
        var hunt = DemoHunt.Through(new DemoTenantSource(DemoOptions.Default with { Seed = seed, IncludeAttack = false }));

        // A weakness of the tenant's own settings is there with or without an attack, and is no alarm.
        var alarms = hunt.Findings.Where(finding => finding.Severity >= Severity.High && finding.TargetKind is not (TargetKind.Tenant or TargetKind.Policy)).ToList();
        Assert.Empty(alarms);
        Assert.Empty(hunt.Chains);
        Assert.DoesNotContain(hunt.Outcomes, outcome => outcome.State == DetectionState.Error);
    }

    [Fact]
    public void OrderOfRecordsDoesNotMatter()
    {
        var source = new DemoTenantSource(DemoOptions.Default);
        var forwards = DemoHunt.Through(source);
        var backwards = DemoHunt.Through(new PartOfDemo(source, [.. EntitySets.All], isReversed: true));
        Assert.Equal(Verdicts(forwards), Verdicts(backwards));
    }

    [Fact]
    public void UnifiedAuditLogAloneTellsTheStory()
    {
        var source = new DemoTenantSource(DemoOptions.Default);
        var hunt = DemoHunt.Through(new PartOfDemo(source, [EntitySets.UnifiedAuditLog]));
        var chain = Assert.Single(hunt.Chains, chain => chain.DetectionId == "CHN-001");
        Assert.Equal(source.Answers.AttackAppId, chain.AppId);
        Assert.Equal(Severity.Critical, chain.Severity);
        string[] shown = ["S1", "S3", "S5", "S6", "S7", "S10", "S11", "S13"];
        Assert.All(shown, step => Assert.Equal(ChainLinkState.Found, chain.Links.Single(link => link.Step == step).State));
        Assert.Equal(DetectionState.NotAssessed, hunt.Outcomes.Single(outcome => outcome.DetectionId == "MFA-001").State);
    }

    [Fact]
    public void PostureAloneShowsTheSleepingApp()
    {
        var source = new DemoTenantSource(DemoOptions.Default);
        var hunt = DemoHunt.Through(new PartOfDemo(source, [.. EntitySets.All.Where(set => set.Kind == EntitySetKind.Posture)]));
        Assert.Contains(hunt.Findings, finding => finding.AppId == source.Answers.AttackAppId && finding.DetectionId == "APP-001" && finding.Severity == Severity.Critical);
        Assert.DoesNotContain(hunt.Findings, finding => finding.TargetName == source.Answers.AttackConnector);
        Assert.Equal(DetectionState.NotAssessed, hunt.Outcomes.Single(outcome => outcome.DetectionId == "CNX-003").State);
    }

    private static List<string> Verdicts(DemoHunt hunt) =>
        [.. hunt.Findings.Select(finding => $"{finding} {finding.Fingerprint} {finding.Confidence} {finding.Summary}").Concat(hunt.Chains.Select(chain => $"{chain} {chain.Score} {chain.Fingerprint}")).Order(StringComparer.Ordinal)];
}
