using System.Globalization;
using OAuthHunter.DemoTenant;
using OAuthHunter.Hunting;

namespace OAuthHunter.Providers.Tests.Demo;

/// <summary>A finding is passed around: it reads the same wherever it was made.</summary>
public sealed class DemoCultureTests
{
    [Fact]
    public void AHuntReadsTheSameInEveryCulture()
    {
        var plain = Words(CultureInfo.InvariantCulture);

        Assert.NotEmpty(plain);
        Assert.Equal(plain, Words(Strange()));
    }

    // Thailand counts the years from the Buddha's death; the rest is made strange so that no mark can hide. Where the machine has no
    // cultures, the name gives the invariant one, and the marks alone have to do.
    private static CultureInfo Strange()
    {
        var culture = (CultureInfo)new CultureInfo("th-TH").Clone();
        culture.DateTimeFormat.TimeSeparator = "~";
        culture.DateTimeFormat.DateSeparator = "~";
        culture.NumberFormat.NumberDecimalSeparator = "~";
        culture.NumberFormat.NumberGroupSeparator = "~";
        culture.NumberFormat.NegativeSign = "~";
        return culture;
    }

    private static List<string> Words(CultureInfo culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            var hunt = DemoHunt.Through(new DemoTenantSource(DemoOptions.Default));
            return
            [
                .. hunt.Findings.SelectMany(finding => finding.Evidence.Select(row => row.ToString()).Concat(finding.Escalations).Concat(finding.NotAssessed).Concat(finding.Subjects)
                    .Append(finding.Summary).Append(finding.Fingerprint).Select(text => $"{finding.DetectionId} {finding.TargetName}: {text}")),
                .. hunt.Chains.SelectMany(chain => chain.Links.SelectMany(link => link.Evidence.Select(row => row.ToString()).Append(link.ToString())).Append(chain.Story)),
                .. SuspiciousOAuthAppBuilder.Build(hunt.Facts, hunt.Findings).SelectMany(row => row.ScoreTerms.Select(term => $"{row.AppId} {term}")),
                .. OAuthAppPermissionBuilder.Build(hunt.Facts, hunt.Facts.Apps).Select(row => $"{row.AppId} {row.Permission} {row.Scope} {row.Obtained} {row.Reason}"),
                .. new AdminMfaCoverageBuilder(hunt.Facts, hunt.Findings, new HuntOptions()).Build().Select(row => $"{row.UserPrincipalName} {string.Join(" ", row.Holes)} {row.NextStep}"),
                .. hunt.Outcomes.SelectMany(outcome => outcome.Reasons),
            ];
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
