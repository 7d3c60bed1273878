namespace OAuthHunter.DemoTenant.Wide;

/// <summary>The verdicts that a hunt through a widened tenant must reach.</summary>
internal sealed class CaseBook
{
    private readonly List<DemoCase> cases = [];

    public IReadOnlyList<DemoCase> Cases => cases;

    /// <summary>The detection must report this target: a finding's target id, target name or application id.</summary>
    public void Guilty(string detectionId, string target) => cases.Add(new DemoCase(detectionId, target, IsGuilty: true));

    /// <summary>The detection must not report this target above Low.</summary>
    public void Innocent(string detectionId, string target) => cases.Add(new DemoCase(detectionId, target, IsGuilty: false));
}
