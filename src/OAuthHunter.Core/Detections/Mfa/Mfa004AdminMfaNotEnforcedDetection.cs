using OAuthHunter.Evidence;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Detections.Mfa;

/// <summary>MFA-004: nothing, or not enough, forces an administrator through MFA.</summary>
public sealed class Mfa004AdminMfaNotEnforcedDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "MFA-004",
        Title = "Admin not under enforced MFA",
        Severity = Severity.High,
        Escalation = "Critical for a Global Administrator whom nothing forces. Medium where a policy forces MFA but leaves a way around. Info for disabled accounts.",
        Logic = "Per administrator (as in MFA-001): security defaults are on, or an enabled Conditional Access policy takes him in (all users, the user, a group with nested members, or a role that is active for the whole tenant) and does not exclude him, covers all apps, browsers and desktop or mobile clients, in every place, platform and device, at any risk, and demands MFA or an authentication strength without an alternative. A policy that does so only in part counts as partly, with the hole named. Report-only policies enforce nothing. Where members of a group that decides were not captured, the administrator is not assessed.",
        Rationale = "A registered method helps only if sign-in asks for it. The 2022 campaign used administrators' passwords from scripts, where nothing asked.",
        BenignIf = "MFA is done by a federated identity provider and the domain is set to accept it, or the legacy per-user MFA is enforced; neither is in this evidence. Emergency accounts are excluded on purpose and must then carry a phishing-resistant method.",
        Remediation = "Require phishing-resistant MFA for all administrative roles and all apps with one Conditional Access policy without exemptions for places or devices; exclude only the emergency accounts.",
        Techniques = ["T1078.004"],
        Needs =
        [
            new EvidenceNeed("policies for those who hold a role", EntitySets.ConditionalAccessPolicies, EntitySets.RoleAssignments),
            new EvidenceNeed("policies for those who are eligible for a role", EntitySets.ConditionalAccessPolicies, EntitySets.RoleEligibilityScheduleInstances),
            new EvidenceNeed("policies for members of Exchange role groups", EntitySets.ConditionalAccessPolicies, EntitySets.RoleGroups),
            new EvidenceNeed("security defaults", EntitySets.SecurityDefaults, EntitySets.RoleAssignments),
        ],
        Permissions = ["Policy.Read.All", "RoleManagement.Read.Directory", "GroupMember.Read.All"],
        Licence = "Entra ID P1; free with security defaults",
    };

    public override IEnumerable<string> NotAssessed(HuntContext context) => context.Facts.Admins
        .Where(admin => admin.Enforcement.State == MfaEnforcementState.NotAssessed)
        .Select(admin => $"{admin.UserPrincipalName}: {string.Join(" | ", admin.Enforcement.Reasons)}")
        .Concat(context.Facts.AdminGaps);

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var admin in context.Facts.Admins.Where(admin => admin.Enforcement.State is MfaEnforcementState.No or MfaEnforcementState.Partly))
        {
            var isDisabled = admin.User?.AccountEnabled == false;
            var isFree = admin.Enforcement.State == MfaEnforcementState.No;
            var isGlobal = admin.Roles.Any(role => role.RoleTemplateId == WellKnown.GlobalAdministrator);
            var severity = isDisabled ? Severity.Info : !isFree ? Severity.Medium : isGlobal ? Severity.Critical : Severity.High;
            var what = isFree ? "nothing forces MFA" : "MFA is forced only in part";
            var why = admin.Enforcement.Reasons.Count > 0 ? $": {string.Join(" | ", admin.Enforcement.Reasons)}" : string.Empty;
            var finding = FindingFactory.Create(
                Descriptor, admin.ToTarget(), severity, $"{admin.UserPrincipalName} ({AdminRoleNames.Of(admin)}): {what}{why}.",
                admin.Roles.Select(role => role.Evidence).Concat(admin.Enforcement.Evidence));
            yield return finding with
            {
                Confidence = isFree ? Confidence.Medium : Confidence.High,
                Escalations = severity == Severity.Critical ? ["A Global Administrator without any enforced MFA."] : [],
                NotAssessed = ["Legacy per-user MFA and MFA by a federated provider are not in the evidence."],
            };
        }
    }
}
