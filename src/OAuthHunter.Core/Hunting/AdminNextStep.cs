using OAuthHunter.ConditionalAccess;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Model;

namespace OAuthHunter.Hunting;

/// <summary>What to do first about an administrator: the worst first, one line.</summary>
internal static class AdminNextStep
{
    private static readonly TimeSpan LongSession = TimeSpan.FromHours(12);

    public static string Of(AdminMfaCoverage row) => row switch
    {
        { Kinds: var kinds } when kinds.Contains("disabled") => "Take the roles away: the account is disabled.",
        { Exposure.Count: > 0 } => "Reset the password and revoke all sessions: an attack found it.",
        { RiskLevel: "high" or "medium" } => "Look at its risk, reset the password and revoke all sessions.",
        { EmergencyAccount: not null } => OfEmergency(row),
        { Registered: false, Kinds: var kinds } when kinds.Contains("guest") => "Have MFA demanded here, or trust it from the guest's own tenant: nothing is registered here.",
        { Registered: false } => "Register a phishing-resistant method before the next sign-in; block it until then.",
        { Enforced: MfaEnforcementState.No } => "Bring the administrator under a policy that demands MFA for all apps.",
        { Enforced: MfaEnforcementState.Partly } => $"Close the hole: {row.Hole?.Sentence ?? row.Holes.FirstOrDefault()}",
        { Enforced: MfaEnforcementState.NotAssessed } => $"Capture what is missing: {row.Holes.FirstOrDefault()}",
        { Registered: null } => "Capture userRegistrationDetails: nobody knows whether a method is registered.",
        { Strength: MethodStrength.Weak } => "Replace the telephone by a phishing-resistant method.",
        { PhishingResistant: false } => "Move to a phishing-resistant method.",
        { PhishingResistantRequired: DemandState.No or DemandState.Partly } => "Demand the phishing-resistant method that is registered, with an authentication strength.",
        { Used: MfaUse.No or MfaUse.Partly } => $"Find out why one factor was enough for {row.LastSingleFactorApp ?? "an app"} at {row.LastSingleFactorSignIn?.AsMinute()} UTC.",
        _ when IsLong(row) => "Limit sessions of administrators to twelve hours or less.",
        _ => "Nothing to do.",
    };

    private static string OfEmergency(AdminMfaCoverage row) => row switch
    {
        { Strength: MethodStrength.Unknown } => "Emergency account: capture userRegistrationDetails; nobody knows which keys it has.",
        { Strength: not MethodStrength.Resistant } => "Emergency account: give it two FIDO2 keys.",
        { Findings: var findings } when findings.Any(finding => finding.DetectionId == "MFA-006") => "Emergency account: see MFA-006.",
        _ => "Emergency account: nothing to do but to test it twice a year.",
    };

    // Where policies were weighed and some context has no limit, Microsoft's ninety days hold.
    private static bool IsLong(AdminMfaCoverage row) => row.ContinuousAccess is not null && !(row.SignInFrequency <= LongSession);
}
