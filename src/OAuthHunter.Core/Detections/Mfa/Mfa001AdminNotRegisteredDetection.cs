using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Mfa;

/// <summary>MFA-001: an administrator has no second factor to be asked for.</summary>
public sealed class Mfa001AdminNotRegisteredDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "MFA-001",
        Title = "Administrator not registered for MFA",
        Severity = Severity.High,
        Escalation = "Critical for Global Administrator and Exchange Administrator. Info for disabled accounts, and for guests, who register at home.",
        Logic = "A user who holds, or is eligible for, an Entra role of tier 0 or 1 or with power over Exchange, directly or through a group, or who belongs to one of the Exchange role groups Organization Management, Hygiene Management, Security Administrator, Compliance Management or Recipient Management, and whose registration details say isMfaRegistered = false. The report's own isAdmin is not relied on: it leaves out eligible roles and Exchange.",
        Rationale = "In the 2022 campaign every administrator who was taken over lacked MFA. An account without a method also lets whoever has the password register his own.",
        BenignIf = "The account is disabled, or a guest whose own tenant demands MFA and is trusted for it.",
        Remediation = "Have the administrator register a phishing-resistant method before the next sign-in, with a Temporary Access Pass, and block the sign-in until then.",
        Techniques = ["T1078.004", "T1110"],
        Needs =
        [
            new EvidenceNeed("registration of those who hold a role", EntitySets.UserRegistrationDetails, EntitySets.RoleAssignments),
            new EvidenceNeed("registration of those who are eligible for a role", EntitySets.UserRegistrationDetails, EntitySets.RoleEligibilityScheduleInstances),
            new EvidenceNeed("registration of members of Exchange role groups", EntitySets.UserRegistrationDetails, EntitySets.RoleGroups),
        ],
        Permissions = ["AuditLog.Read.All", "RoleManagement.Read.Directory"],
        Licence = "Entra ID P1 (P2 for eligible roles)",
    };

    public override IEnumerable<string> NotAssessed(HuntContext context) => context.Facts.Admins
        .Where(admin => admin.Registration?.IsMfaRegistered is null)
        .Select(admin => $"{admin.UserPrincipalName}: no row in the registration report")
        .Concat(context.Facts.AdminGaps);

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var admin in context.Facts.Admins.Where(admin => admin.Registration?.IsMfaRegistered == false))
        {
            var isDisabled = admin.User?.AccountEnabled == false;
            var isGuest = string.Equals(admin.User?.UserType, "Guest", StringComparison.OrdinalIgnoreCase);
            var isTop = admin.IsGlobalOrExchangeAdministrator;
            var severity = isDisabled || isGuest ? Severity.Info : isTop ? Severity.Critical : Severity.High;
            var remark = isDisabled ? " The account is disabled." : isGuest ? " The account is a guest and registers at home." : string.Empty;
            var finding = FindingFactory.Create(
                Descriptor, admin.ToTarget(), severity,
                $"{admin.UserPrincipalName} ({AdminRoleNames.Of(admin)}) has no method registered that counts as MFA.{remark}",
                admin.Roles.Select(role => role.Evidence).Append(EvidenceItem.Of(EntitySets.UserRegistrationDetails, admin.Registration!, admin.Registration!.Id, $"{admin.UserPrincipalName}: isMfaRegistered = false")));
            yield return finding with
            {
                Escalations = severity == Severity.Critical ? ["Global Administrator or Exchange Administrator."] : [],
                NotAssessed = admin.User is null ? ["Users were not captured: a disabled account would not be recognised."] : [],
            };
        }
    }
}
