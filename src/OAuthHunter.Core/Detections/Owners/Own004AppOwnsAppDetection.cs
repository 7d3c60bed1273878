using OAuthHunter.Detections.Apps;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Owners;

/// <summary>OWN-004: a chain of apps, as strong as its weakest.</summary>
public sealed class Own004AppOwnsAppDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "OWN-004",
        Title = "App owns a privileged app",
        Severity = Severity.Medium,
        Escalation = "High when the owner belongs to another tenant.",
        Logic = "A service principal is an owner of the registration or service principal of an app that holds a permission rated High or worse, a role of tier 0 or 1 or an Exchange role. "
            + "Apps that own a group which can hold roles are told by ROL-004.",
        Rationale = "Whoever holds a secret of the owner can arm the other app and has its power, although nothing of it shows in the owner's own permissions.",
        BenignIf = "A deployment tool owns what it made (Application.ReadWrite.OwnedBy).",
        Remediation = "Take the app off the owners, or protect its credentials as you would those of the app it owns.",
        Techniques = ["T1098"],
        Needs = [AppOwnerList.Need],
        Permissions = ["Application.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var app in context.Facts.Apps.Where(app => !app.IsDeleted && app.OwnerIds is { Count: > 0 } && !AppJudge.IsUntouchedMicrosoft(app) && AppJudge.IsPrivileged(app)))
        {
            var owners = AppOwnerList.Apps(app, context).Where(owner => !ReferenceEquals(owner, app)).Distinct().ToList();
            if (owners.Count > 0)
            {
                yield return Judge(app, owners);
            }
        }
    }

    private Finding Judge(AppProfile app, List<AppProfile> owners)
    {
        var foreign = owners.Where(owner => owner.Ownership == AppOwnership.Foreign).Select(owner => $"'{owner.Name}'").ToList();
        var finding = AppFindings.Create(
            Descriptor,
            app,
            foreign.Count > 0 ? Severity.High : Severity.Medium,
            $"{string.Join(", ", owners.Select(owner => $"'{owner.Name}'"))} can arm '{app.Name}' and act as it.",
            [
                .. owners.Select(owner => AppOwnerList.Row(app, owner.ServicePrincipalId ?? owner.AppId!, $"App '{owner.Name}'", string.Empty)),
                .. AppJudge.DangerousPermissions(app).Select(permission => permission.Evidence),
                .. AppJudge.PrivilegedRoles(app).Select(role => role.Evidence),
            ],
            foreign.Count > 0 ? [$"{string.Join(", ", foreign)} belongs to another tenant."] : []);
        return finding with { Subjects = [.. finding.Subjects.Concat(owners.SelectMany(owner => owner.ToTarget().Subjects)).Distinct(StringComparer.Ordinal)] };
    }
}
