using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Authentication;

/// <summary>AUM-004: Temporary Access Passes that last long or work twice.</summary>
public sealed class Aum004AccessPassPolicyDetection : Detection
{
    private const int LongestMinutes = 480;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "AUM-004",
        Title = "TAP policy loose",
        Severity = Severity.Low,
        Logic = "TemporaryAccessPass is enabled and isUsableOnce is false or maximumLifetimeInMinutes is more than 480.",
        Rationale = "A pass is as good as all factors together for as long as it lasts. It needs to last for one registration.",
        BenignIf = "Devices are set up with it over days, which takes passes that work more than once.",
        Remediation = "Set passes to one use and at most eight hours; an hour is enough for most.",
        Techniques = ["T1556.006"],
        Needs = MethodsPolicyFinding.Needs,
        Permissions = ["Policy.Read.AuthenticationMethod"],
        Licence = "Free",
    };

    public override IEnumerable<string> NotAssessed(HuntContext context)
    {
        if ((MethodsPolicyFinding.Gap(context) ?? (MethodsPolicyFinding.Method(context, "TemporaryAccessPass") is null ? "The policy came without TemporaryAccessPass" : null)) is { } gap)
        {
            yield return gap;
        }
    }

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        if (MethodsPolicyFinding.Method(context, "TemporaryAccessPass") is not { } method || !MethodsPolicyFinding.IsOn(method))
        {
            yield break;
        }

        var flaws = new List<string>();
        if (method.IsUsableOnce == false)
        {
            flaws.Add("isUsableOnce = false");
        }

        if (method.MaximumLifetimeInMinutes > LongestMinutes)
        {
            flaws.Add($"maximumLifetimeInMinutes = {method.MaximumLifetimeInMinutes}");
        }

        if (flaws.Count > 0)
        {
            yield return MethodsPolicyFinding.Create(
                Descriptor, context, Severity.Low, $"Temporary Access Passes are looser than needed: {string.Join(", ", flaws)}.", flaws.Select(flaw => $"TemporaryAccessPass: {flaw}"));
        }
    }
}
