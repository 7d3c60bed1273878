using OAuthHunter.ConditionalAccess;
using OAuthHunter.Hunting;
using OAuthHunter.Providers.Files;
using OAuthHunter.Providers.Tests.Demo;
using Xunit.Abstractions;

namespace OAuthHunter.Providers.Tests.Corpora;

/// <summary>The policies of a captured tenant, weighed: what docs/validation.md says of them.</summary>
public sealed class CorpusPolicyTests(ITestOutputHelper output)
{
    [Fact]
    public void Seven_policies_of_a_captured_tenant_are_weighed_as_a_reader_would()
    {
        if (CorpusFolder.Find("scubagear", output) is not { } folder)
        {
            return;
        }

        var hunt = DemoHunt.Through(new FileTenantSource([Path.Combine(folder, "ProviderSettingsExport.json")]));
        var facts = hunt.Facts.ConditionalAccess;

        Assert.Equal(7, facts.Enforced.Count);
        Assert.Equal(DemandState.Yes, facts.Member!.Mfa.State);
        Assert.Single(facts.Member.Mfa.Policies);
        Assert.Equal(DemandState.No, facts.Member.PhishingResistant.State);
        Assert.Equal(DemandState.Yes, facts.Member.LegacyBlocked.State);
        Assert.Equal(DemandState.Yes, facts.Member.DeviceCodeBlocked.State);
        Assert.Equal(DemandState.No, facts.Member.ManagedDevice.State);
        Assert.Equal(DemandState.Yes, facts.Member.Session.NoPersistentBrowser.State);
        Assert.Equal(TimeSpan.FromDays(4), facts.Member.Session.SignInFrequency);
        Assert.Equal(DemandState.No, facts.Member.Session.ShortSessions.State);

        string[] expected =
        [
            // The export does not tell who holds every role, so nothing is certain of all administrators, only of everybody.
            "CAP-001 NotAssessed", "CAP-002 Pass", "CAP-003 Fail", "CAP-004 Pass", "CAP-007 Pass", "CAP-008 Partly", "CAP-009 Pass", "CAP-010 Fail", "CAP-012 Fail", "CAP-013 Fail", "CAP-019 Fail",
        ];
        var rows = ConditionalAccessCoverage.Build(hunt.Facts, new HuntOptions(), hunt.Outcomes, hunt.Findings).ToDictionary(row => row.Check, row => $"{row.Check} {row.State}");
        foreach (var row in rows.Values)
        {
            output.WriteLine(row);
        }

        Assert.All(expected, row => Assert.Equal(row, rows[row.Substring(0, 7)]));
    }
}
