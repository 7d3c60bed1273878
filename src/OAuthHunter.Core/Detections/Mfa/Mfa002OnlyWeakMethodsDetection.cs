using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Mfa;

/// <summary>MFA-002: an administrator whose only second factor is a telephone.</summary>
public sealed class Mfa002OnlyWeakMethodsDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "MFA-002",
        Title = "Admin has only weak methods",
        Severity = Severity.Medium,
        Escalation = "High for a Global Administrator. Low for accounts whose roles only read. Info for disabled accounts and for guests, who register at home.",
        Logic = "Per administrator (as in MFA-001): every registered method that counts as a second factor is a telephone (mobilePhone, alternateMobilePhone, officePhone), and there is at least one. Codes and prompts of an app are MFA-003's affair.",
        Rationale = "A telephone number can be moved to another SIM by a call to the carrier, and its codes can be asked for on a copied sign-in page.",
        BenignIf = "The administrator signs in with a certificate, which the report does not list reliably.",
        Remediation = "Register a FIDO2 key or passkey for the administrator, then remove the telephone numbers.",
        Techniques = ["T1621", "T1111"],
        Needs = AdminNeeds.With("registration", EntitySets.UserRegistrationDetails),
        Permissions = ["AuditLog.Read.All", "RoleManagement.Read.Directory"],
        Licence = "Entra ID P1 (P2 for eligible roles)",
    };

    public override IEnumerable<string> NotAssessed(HuntContext context) => context.Facts.Admins
        .Where(admin => admin.Registration?.MethodsRegistered is null)
        .Select(admin => $"{admin.UserPrincipalName}: the registration report does not list his methods")
        .Concat(context.Facts.AdminGaps);

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var admin in context.Facts.Admins)
        {
            if (AdminFindings.SecondFactors(admin) is not { Count: > 0 } factors || !factors.All(AdminFindings.IsPhone))
            {
                continue;
            }

            var severity = admin.IsDisabled || admin.IsGuest ? Severity.Info : admin.OnlyReads ? Severity.Low : admin.IsGlobalAdministrator ? Severity.High : Severity.Medium;
            var finding = FindingFactory.Create(
                Descriptor, admin.ToTarget(), severity,
                $"{admin.UserPrincipalName} ({AdminRoleNames.Of(admin)}) has no second factor but {AdminFindings.Methods(admin)}.",
                AdminFindings.RoleRows(admin).Append(AdminFindings.RegistrationRow(admin)));
            yield return finding with
            {
                Confidence = AdminFindings.AllowsCertificates(context) == true ? Confidence.Medium : Confidence.High,
                Escalations = severity == Severity.High ? ["Global Administrator."] : [],
                NotAssessed = AdminFindings.AllowsCertificates(context) switch
                {
                    true => ["The tenant lets certificates sign in; the report does not list who has one."],
                    null => ["Whether the tenant lets certificates sign in is not known."],
                    _ => [],
                },
            };
        }
    }
}
