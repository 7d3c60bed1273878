using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Detections.Mfa;

/// <summary>MFA-003: an administrator without a method that withstands a copied sign-in page.</summary>
public sealed class Mfa003NoPhishingResistantMethodDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "MFA-003",
        Title = "Admin lacks phishing-resistant method",
        Severity = Severity.Medium,
        Escalation = "High for tier 0. Low for accounts whose roles only read. Info for disabled accounts and for guests, who register at home.",
        Logic = "Per administrator (as in MFA-001) with at least one second factor that is no telephone: none of the registered methods is phishing-resistant (passkeys of any kind, FIDO2 keys, Windows Hello for Business, the macOS platform credential). Those with nothing are MFA-001's affair, those with telephones only MFA-002's.",
        Rationale = "A prompt or a code can be relayed by a copied sign-in page while the victim looks on. A passkey does not work there, because it is bound to the real address.",
        BenignIf = "The administrator signs in with a certificate, which the report does not list reliably.",
        Remediation = "Register a FIDO2 key or passkey (two for emergency accounts) and demand it with an authentication strength.",
        Techniques = ["T1557", "T1528"],
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
            if (AdminFindings.SecondFactors(admin) is not { Count: > 0 } factors || factors.All(AdminFindings.IsPhone)
                || factors.Any(method => AuthenticationMethods.Find(method)?.IsPhishingResistant == true))
            {
                continue;
            }

            // What somebody else's provider is worth, only he knows.
            var isForeign = factors.Any(method => AuthenticationMethods.Find(method)?.IsPhishingResistant is null);
            var severity = admin.IsDisabled || admin.IsGuest ? Severity.Info : admin.OnlyReads ? Severity.Low : admin.Tier == 0 ? Severity.High : Severity.Medium;
            var finding = FindingFactory.Create(
                Descriptor, admin.ToTarget(), severity,
                $"{admin.UserPrincipalName} ({AdminRoleNames.Of(admin)}) can be phished: {AdminFindings.Methods(admin)}.",
                AdminFindings.RoleRows(admin).Append(AdminFindings.RegistrationRow(admin)));
            yield return finding with
            {
                Confidence = isForeign || AdminFindings.AllowsCertificates(context) == true ? Confidence.Medium : Confidence.High,
                Escalations = severity == Severity.High ? ["A role of tier 0."] : [],
                NotAssessed =
                [
                    .. AdminFindings.AllowsCertificates(context) switch
                    {
                        true => ["The tenant lets certificates sign in; the report does not list who has one."],
                        null => ["Whether the tenant lets certificates sign in is not known."],
                        _ => Array.Empty<string>(),
                    },
                    .. isForeign ? ["What the external provider asks for is not in the evidence."] : Array.Empty<string>(),
                ],
            };
        }
    }
}
