using OAuthHunter.Detections.Apps;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Owners;

/// <summary>OWN-001: a plain account stands behind a strong app.</summary>
public sealed class Own001PlainOwnerDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "OWN-001",
        Title = "Privileged app is owned by a plain account",
        Severity = Severity.Medium,
        Escalation = "High when the app rules the tenant or can administer Exchange Online. Critical when such an owner is at risk or has no MFA method registered.",
        Logic = "A user who holds no role of tier 0 or 1 owns the registration or service principal of an app that holds a permission rated High or worse, a role of tier 0 or 1 or an Exchange role.",
        Rationale = "An owner can add a credential and act as the app. His mailbox password is then worth as much as the app.",
        BenignIf = "A team of developers that answers for the app, with accounts that are protected like administrators'.",
        Remediation = "Take the owners off. Let administrators of applications manage it, or give the owners accounts of the administrators' tier.",
        Techniques = ["T1098"],
        Needs = [new EvidenceNeed("owners of apps and who is an administrator", EntitySets.Applications, EntitySets.ServicePrincipals, EntitySets.RoleAssignments)],
        Permissions = ["Application.Read.All", "RoleManagement.Read.Directory"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new AppJudge(context);
        foreach (var app in context.Facts.Apps.Where(app => !app.IsDeleted && app.OwnerIds is { Count: > 0 } && !AppJudge.IsUntouchedMicrosoft(app) && AppJudge.IsPrivileged(app)))
        {
            var plain = AppOwnerList.People(app, context).Where(id => context.Facts.FindAdmin(id) is null).ToList();
            if (plain.Count > 0)
            {
                yield return Judge(app, plain, judge);
            }
        }
    }

    private Finding Judge(AppProfile app, List<string> owners, AppJudge judge)
    {
        var accounts = judge.Context.Facts.Accounts;
        var escalations = new List<string>();
        var severity = Severity.Medium;
        if (app.Permissions.Any(permission => permission.IsEffective && App006TierZeroPermissionDetection.IsTierZero(permission)) || app.Roles.Any(role => role.IsEffective && role.Tier == 0)
            || ExchangeAdministration.Of(app, judge) is { Severity: > Severity.Low })
        {
            severity = Severity.High;
            escalations.Add("The app rules the tenant or can administer Exchange Online.");
        }

        var rows = new List<EvidenceItem>();
        foreach (var account in owners.Select(accounts.Find))
        {
            if (account?.IsAtRisk == true)
            {
                severity = Severity.Critical;
                escalations.Add($"{account.UserPrincipalName} is at risk.");
                rows.Add(EvidenceItem.Of(EntitySets.RiskyUsers, account.Risk!, account.Id, $"{account.UserPrincipalName} is at {account.Risk!.RiskLevel} risk", account.Risk.RiskLastUpdatedDateTime));
            }

            if (account?.IsMfaRegistered == false)
            {
                severity = Severity.Critical;
                escalations.Add($"{account.UserPrincipalName} has no MFA method registered.");
                rows.Add(EvidenceItem.Of(EntitySets.UserRegistrationDetails, account.Registration!, account.Id, $"{account.UserPrincipalName} has no MFA method registered"));
            }
        }

        var finding = AppFindings.Create(
            Descriptor,
            app,
            severity,
            $"{string.Join(", ", owners.Select(accounts.NameOf))} can act as '{app.Name}', which holds more than he does.",
            [
                .. owners.Select(id => AppOwnerList.Row(app, id, accounts.NameOf(id), string.Empty)),
                .. AppJudge.DangerousPermissions(app).Select(permission => permission.Evidence),
                .. AppJudge.PrivilegedRoles(app).Select(role => role.Evidence),
                .. rows,
            ],
            escalations);
        return finding with { Subjects = [.. finding.Subjects.Concat(owners.SelectMany(id => new[] { Subject.User(id), Subject.User(accounts.NameOf(id)) })).Distinct(StringComparer.Ordinal)] };
    }
}
