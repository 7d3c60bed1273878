using OAuthHunter.Detections.Apps;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;

namespace OAuthHunter.Hunting.Scoring;

/// <summary>
/// Scores an app: what it can do, times how it came to be and how fresh its credentials are and where they sit, less what speaks
/// for it. What it can do sets the weight of the rest: a new secret on an app without power is worth little. What speaks for it
/// takes off a share of all that. Every term is a multiple of a half, so that the sum is exact in any order; none depends on
/// another term's place.
/// </summary>
internal static class AppScore
{
    public static IReadOnlyList<ScoreTerm> Of(AppProfile app, IReadOnlyList<Finding> findings, AppJudge judge)
    {
        var power = PowerTerms.Of(app, judge).Select(term => term with { Group = "Power" }).ToList();
        var weight = Weight(power.Sum(term => term.Points));
        List<ScoreTerm> against =
        [
            .. power,
            .. Known(app, judge).Select(term => term with { Group = "Origin" }),
            .. OriginTerms.Of(app, judge).Select(term => Weigh(term, weight) with { Group = "Origin" }),
            .. CredentialTerms.Of(app, judge).Select(term => Weigh(term, weight) with { Group = "Credential" }),
            .. Worst(findings).Select(term => term with { Group = "Findings" }),
        ];
        var total = against.Sum(term => term.Points);
        return [.. against, .. VouchingTerms.Of(app, judge).Select(term => term with { Points = -Half(total * term.Points), Group = "Vouching" })];
    }

    /// <summary>How much the other reasons weigh on an app of that power.</summary>
    private static double Weight(double power) => power >= 30 ? 1.5 : power >= 15 ? 1 : power >= 6 ? 0.75 : 0.5;

    private static ScoreTerm Weigh(ScoreTerm term, double weight) => term with { Points = Half(term.Points * weight) };

    private static double Half(double points) => Math.Round(points * 2, MidpointRounding.AwayFromZero) / 2;

    // What others found out about it weighs the same on any app.
    private static IEnumerable<ScoreTerm> Known(AppProfile app, AppJudge judge)
    {
        if (judge.Context.KnownApps.Find(app.AppId) is { Verdict: "malicious" } malicious)
        {
            yield return new ScoreTerm("Known malicious", malicious.Confidence == "high" ? 40 : 20, $"Known as '{malicious.Name}' ({malicious.Confidence} confidence).");
        }
        else if (judge.Context.KnownApps.Find(app.AppId) is { Verdict: "dual-use" } dual)
        {
            yield return new ScoreTerm("Dual-use tool", 8, $"Known as '{dual.Name}' ({dual.Confidence} confidence).");
        }

        if (new[] { app.ServicePrincipal?.DisabledByMicrosoftStatus, app.Application?.DisabledByMicrosoftStatus }.Any(status => status is { Length: > 0 } && !status.Equals("NotDisabled", StringComparison.OrdinalIgnoreCase)))
        {
            yield return new ScoreTerm("Disabled by Microsoft", 30, "Microsoft stopped it.");
        }
    }

    private static IEnumerable<ScoreTerm> Worst(IReadOnlyList<Finding> findings)
    {
        if (findings.Count > 0)
        {
            var worst = findings.Max(finding => finding.Severity);
            yield return new ScoreTerm("Worst finding", (int)worst * 5, worst.ToString());
        }
    }
}
