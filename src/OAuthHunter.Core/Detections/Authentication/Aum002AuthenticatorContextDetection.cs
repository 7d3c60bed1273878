using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Authentication;

/// <summary>AUM-002: Authenticator does not say who asks, or its users cannot say that it was not they.</summary>
public sealed class Aum002AuthenticatorContextDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "AUM-002",
        Title = "Authenticator lacks number matching/context",
        Severity = Severity.Medium,
        Escalation = "Low where only Authenticator Lite in Outlook is allowed, or only the report of suspicious prompts is not switched on.",
        Logic = "MicrosoftAuthenticator is enabled and displayAppInformationRequiredState or displayLocationInformationRequiredState is disabled, or companionAppAllowedState is enabled, or reportSuspiciousActivitySettings is not enabled. Number matching is not looked at: Microsoft enforces it.",
        Rationale = "A prompt that shows neither app nor place is approved by habit. Who cannot report a prompt is asked again until he gives in.",
        BenignIf = "Authenticator is not used here, and another method is demanded.",
        Remediation = "Show app and place in prompts, disallow Authenticator Lite for administrators, and enable the report of suspicious activity.",
        Techniques = ["T1621"],
        Needs = MethodsPolicyFinding.Needs,
        Permissions = ["Policy.Read.AuthenticationMethod"],
        Licence = "Free",
    };

    public override IEnumerable<string> NotAssessed(HuntContext context)
    {
        if (MethodsPolicyFinding.Gap(context) is { } gap)
        {
            yield return gap;
        }
        else if (context.Facts.AuthenticationMethods!.ReportSuspiciousActivityState is null)
        {
            yield return "Whether suspicious prompts can be reported: only Graph beta shows it";
        }
    }

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        if (MethodsPolicyFinding.Method(context, "MicrosoftAuthenticator") is not { } method || !MethodsPolicyFinding.IsOn(method))
        {
            yield break;
        }

        var flaws = new List<(string What, string Row)>();
        Note(flaws, method.DisplayAppInformationState, "disabled", "does not show the app that asks", "displayAppInformationRequiredState");
        Note(flaws, method.DisplayLocationInformationState, "disabled", "does not show where the request comes from", "displayLocationInformationRequiredState");
        var isSerious = flaws.Count > 0;
        Note(flaws, method.CompanionAppAllowedState, "enabled", "may be replaced by Authenticator Lite, which shows neither", "companionAppAllowedState");
        if (context.Facts.AuthenticationMethods!.ReportSuspiciousActivityState is { } state && !MethodsPolicyFinding.Is(state, "enabled"))
        {
            flaws.Add(("does not let users report a prompt that they did not cause", $"reportSuspiciousActivitySettings.state = {state}"));
        }

        if (flaws.Count > 0)
        {
            yield return MethodsPolicyFinding.Create(
                Descriptor, context, isSerious ? Severity.Medium : Severity.Low, $"Microsoft Authenticator {string.Join("; ", flaws.Select(flaw => flaw.What))}.", flaws.Select(flaw => flaw.Row));
        }
    }

    private static void Note(List<(string What, string Row)> flaws, string? state, string bad, string what, string property)
    {
        if (MethodsPolicyFinding.Is(state, bad))
        {
            flaws.Add((what, $"MicrosoftAuthenticator: {property}.state = {state}"));
        }
    }
}
