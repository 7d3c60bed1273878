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
        Logic = "Per administrator (as in MFA-001), over every context that policies can tell apart (apps, browsers and modern clients, places, platforms, devices, risk): does he get in with one factor? Weighed are enabled Conditional Access policies with their users, nested groups, roles and exclusions, grant controls with AND and OR, authentication strengths, security defaults, per-user MFA where it was read, and Microsoft's own demand at its portals. Nowhere is sound; somewhere is partly, with the easiest context named; everywhere is no. Report-only policies enforce nothing. Where members of a group that decides were not captured, or another fact that decides is missing, the administrator is not assessed.",
        Rationale = "A registered method helps only if sign-in asks for it. The 2022 campaign used administrators' passwords from scripts, where nothing asked.",
        BenignIf = "MFA is done by a federated identity provider and the domain is set to accept it, which is not in this evidence. Emergency accounts are excluded on purpose and must then carry a phishing-resistant method.",
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
            var told = new[] { admin.Enforcement.Hole?.Sentence }.OfType<string>().Concat(admin.Enforcement.Reasons).ToList();
            var why = told.Count > 0 ? $": {string.Join(" | ", told)}" : string.Empty;
            var finding = FindingFactory.Create(
                Descriptor, admin.ToTarget(), severity, $"{admin.UserPrincipalName} ({AdminRoleNames.Of(admin)}): {what}{why}.",
                admin.Roles.Select(role => role.Evidence).Concat(admin.Enforcement.Evidence).Concat(PerUser(admin)));
            yield return finding with
            {
                Confidence = isFree ? Confidence.Medium : Confidence.High,
                Escalations = severity == Severity.Critical ? ["A Global Administrator without any enforced MFA."] : [],
                NotAssessed =
                [
                    "MFA by a federated provider is not in the evidence.",
                    .. admin.PerUserMfa?.PerUserMfaState is null ? ["Per-user MFA was not read for this account."] : Array.Empty<string>(),
                ],
            };
        }
    }

    private static IEnumerable<EvidenceItem> PerUser(AdminProfile admin) => admin.PerUserMfa is { } row
        ? [EvidenceItem.Of(EntitySets.AuthenticationRequirements, row, row.Id, $"{admin.UserPrincipalName}: perUserMfaState = {row.PerUserMfaState}")]
        : [];
}
