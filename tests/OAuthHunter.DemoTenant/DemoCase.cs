namespace OAuthHunter.DemoTenant;

/// <summary>One verdict that a hunt through a widened tenant must reach.</summary>
/// <param name="DetectionId">The detection that judges.</param>
/// <param name="Target">A finding's target id, target name or application id.</param>
/// <param name="IsGuilty">Whether it must be reported, or must not be reported above Low.</param>
public sealed record DemoCase(string DetectionId, string Target, bool IsGuilty)
{
    public override string ToString() => $"{DetectionId} {(IsGuilty ? "finds" : "spares")} {Target}";
}
