using OAuthHunter.Detections.Apps;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Accounts;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Owners;

/// <summary>OWN-002: an owner who should not be one.</summary>
public sealed class Own002UnfitOwnerDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "OWN-002",
        Title = "App is owned by a disabled, guest or unprotected account",
        Severity = Severity.Medium,
        Escalation = "High when the app holds a permission rated High or worse, a role of tier 0 or 1 or an Exchange role.",
        Logic = "An owner of an app registration or service principal is disabled, is a guest, or has no MFA method registered. Licences are not looked at: no set that is read tells of them.",
        Rationale = "A disabled owner answers for nothing, and whoever enables him again owns the app. A guest is protected by somebody else's rules. A password alone is guessed.",
        BenignIf = "A guest is the developer of the app and answers for it.",
        Remediation = "Replace the owner by somebody of the house who is protected.",
        Techniques = ["T1098"],
        Needs =
        [
            new EvidenceNeed("owners of apps and their accounts", EntitySets.Applications, EntitySets.ServicePrincipals, EntitySets.Users),
            new EvidenceNeed("their MFA methods", EntitySets.Applications, EntitySets.ServicePrincipals, EntitySets.UserRegistrationDetails),
        ],
        Permissions = ["Application.Read.All", "User.Read.All", "AuditLog.Read.All"],
        Licence = "Free (P1 for MFA methods)",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var app in context.Facts.Apps.Where(app => !app.IsDeleted && app.OwnerIds is { Count: > 0 } && !AppJudge.IsUntouchedMicrosoft(app)))
        {
            var unfit = AppOwnerList.People(app, context)
                .Select(id => (Id: id, Account: context.Facts.Accounts.Find(id)))
                .Where(pair => pair.Account is not null && Flaw(pair.Account) is not null)
                .Select(pair => (pair.Id, Account: pair.Account!, Flaw: Flaw(pair.Account!)!))
                .ToList();
            if (unfit.Count > 0)
            {
                yield return Judge(app, unfit);
            }
        }
    }

    private static string? Flaw(Account account) =>
        account.IsEnabled == false ? "is disabled"
        : account.IsGuest == true ? "is a guest"
        : account.IsMfaRegistered == false ? "has no MFA method registered"
        : null;

    private Finding Judge(AppProfile app, List<(string Id, Account Account, string Flaw)> unfit)
    {
        var isPrivileged = AppJudge.IsPrivileged(app);
        var finding = AppFindings.Create(
            Descriptor,
            app,
            isPrivileged ? Severity.High : Severity.Medium,
            $"'{app.Name}' is owned by {string.Join(", ", unfit.Select(owner => $"{owner.Account.UserPrincipalName}, who {owner.Flaw}"))}.",
            unfit.SelectMany(owner => new[]
            {
                AppOwnerList.Row(app, owner.Id, owner.Account.UserPrincipalName, string.Empty),
                owner.Account.IsMfaRegistered == false && owner.Flaw.StartsWith("has", StringComparison.Ordinal)
                    ? EvidenceItem.Of(EntitySets.UserRegistrationDetails, owner.Account.Registration!, owner.Id, $"{owner.Account.UserPrincipalName} {owner.Flaw}")
                    : AppOwnerList.Row(owner.Account, owner.Flaw),
            }),
            isPrivileged ? ["The app is privileged."] : []);
        return finding with { Subjects = [.. finding.Subjects.Concat(unfit.SelectMany(owner => owner.Account.ToTarget().Subjects)).Distinct(StringComparer.Ordinal)] };
    }
}
