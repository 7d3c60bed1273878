using OAuthHunter.Detections.Mfa;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Authentication;

/// <summary>AUM-006: administrators may reset their own passwords.</summary>
public sealed class Aum006SelfServiceResetDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "AUM-006",
        Title = "SSPR for admins / weak reset",
        Severity = Severity.Low,
        Logic = "authorizationPolicy.allowedToUseSSPR is true: administrators may reset their own passwords, which takes two methods whatever the tenant sets for users. Administrators whose only methods for that are telephone and mail are named. How many methods ordinary users need is in no export and is not assessed.",
        Rationale = "Self-service reset turns a telephone number and a mailbox into an administrator's password.",
        BenignIf = "All administrators have strong methods registered and mail and telephone are not allowed for them.",
        Remediation = "Set allowedToUseSSPR to false, so that administrators are reset by one another, and demand two methods of everybody else.",
        Techniques = ["T1556.006"],
        Needs = [new EvidenceNeed("authorization policy", EntitySets.AuthorizationPolicy)],
        Permissions = ["Policy.Read.All"],
        Licence = "Entra ID P1",
    };

    public override IEnumerable<string> NotAssessed(HuntContext context)
    {
        if (context.Facts.Policies.Authorization?.AllowedToUseSSPR is null)
        {
            yield return "Whether administrators may reset their own passwords is not in the evidence";
        }

        yield return "How many methods users need for a reset is in no export";
    }

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        if (context.Facts.Policies.Authorization is not { AllowedToUseSSPR: true } policy)
        {
            yield break;
        }

        var weak = context.Facts.Admins.Where(admin => !admin.IsDisabled && AdminFindings.SecondFactors(admin) is { } factors && factors.All(AdminFindings.IsPhone)
            && admin.Registration!.MethodsRegistered!.Contains("email", StringComparer.OrdinalIgnoreCase)).ToList();
        var who = weak.Count > 0 ? $" Telephone and mail are enough for {string.Join(", ", weak.Take(5).Select(admin => admin.UserPrincipalName))}{(weak.Count > 5 ? " …" : string.Empty)}." : string.Empty;
        yield return FindingFactory.Create(
            Descriptor, AdminFindings.Tenant(context), Severity.Low, $"Administrators may reset their own passwords.{who}",
            [EvidenceItem.Of(EntitySets.AuthorizationPolicy, policy, policy.Id, "allowedToUseSSPR = true"), .. weak.Take(20).Select(AdminFindings.RegistrationRow)]);
    }
}
