using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-032: wide consent without assignment.</summary>
public sealed class App032OpenToEveryoneDetection : Detection
{
    private static readonly HashSet<string> Writing = new(StringComparer.Ordinal) { "mail-all", "mail-send", "mail-rules", "tier0", "directory", "account", "consent", "defence" };

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-032",
        Title = "Privileged delegated app is open to every user",
        Severity = Severity.Low,
        Logic = "An app holds, for all users, a delegated permission rated High or worse that writes mail or the directory, and does not require assignment "
            + "(appRoleAssignmentRequired is false). Microsoft's own apps are left out.",
        Rationale = "Any account that falls into wrong hands can be used through the app, although few users need it.",
        BenignIf = "A service that the whole organisation uses.",
        Remediation = "Require assignment, and assign the users who need it.",
        Techniques = ["T1671"],
        Needs = [AppNeeds.DelegatedGrants],
        Permissions = ["Application.Read.All", "Directory.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var app in context.Facts.Apps.Where(app => app.Ownership != AppOwnership.Microsoft && app.ServicePrincipal?.AppRoleAssignmentRequired == false && !app.IsDeleted))
        {
            var writing = app.Permissions.Where(permission =>
                permission is { IsEffective: true, IsApplicationPermission: false, IsTenantWide: true, Danger: >= Severity.High, DangerClass: { } kind } && Writing.Contains(kind)).ToList();
            if (writing.Count > 0)
            {
                yield return AppFindings.Create(
                    Descriptor,
                    app,
                    Severity.Low,
                    $"Every user can use '{app.Name}', which holds {MailPower.Names(writing)} for all of them.",
                    [app.Evidence, .. writing.Select(permission => permission.Evidence)]);
            }
        }
    }
}
