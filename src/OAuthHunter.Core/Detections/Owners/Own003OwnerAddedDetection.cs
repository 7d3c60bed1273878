using OAuthHunter.Detections.Apps;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Owners;

/// <summary>OWN-003: somebody else may now arm the app.</summary>
public sealed class Own003OwnerAddedDetection : Detection
{
    private static readonly TimeSpan Soon = TimeSpan.FromHours(24);

    // Entra makes whoever registers an app its owner at once.
    private static readonly TimeSpan AtBirth = TimeSpan.FromMinutes(10);

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "OWN-003",
        Title = "Owner was added to a privileged app",
        Severity = Severity.Medium,
        Escalation = "High when a credential was added to the app within 24 hours after it.",
        Logic = "The audit log shows an owner added to the registration or service principal of an app that holds or held a permission rated High or worse, a role of tier 0 or 1 or an Exchange role. "
            + "The owner that Entra itself adds when an app is registered is left out.",
        Rationale = "Ownership is power that no role report shows, and a way back in after the roles are gone.",
        BenignIf = "A handover that both sides know of.",
        Remediation = "Ask who added the owner and why; take him off until it is answered.",
        Techniques = ["T1098"],
        Needs = AppNeeds.AuditEvents,
        Permissions = ["AuditLog.Read.All"],
        Licence = "Free (audit log of 7 days), Entra ID P1 (30 days)",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var app in context.Facts.Apps.Where(IsOrWasPrivileged))
        {
            var added = AppOwners.ChangesOf(app).Where(change => change.IsAdded && !IsAtBirth(change, app)).ToList();
            if (added.Count > 0)
            {
                yield return Judge(app, added);
            }
        }
    }

    private static bool IsOrWasPrivileged(AppProfile app) => app.Events.Count > 0 && (AppJudge.IsPrivileged(app)
        || app.Permissions.Any(permission => permission.Danger >= Severity.High && (permission.IsApplicationPermission || permission.IsTenantWide))
        || app.Roles.Any(role => role.Tier <= 1));

    private static bool IsAtBirth(OwnerChange change, AppProfile app) => change.IsOwner(change.Event.Actor) && app.Events.Any(found => found.Succeeded
        && found.Kind is AppEventKind.ApplicationAdded or AppEventKind.ServicePrincipalAdded && (found.Time - change.Time).Duration() <= AtBirth && AppJudge.IsSameActor(found.Actor, change.Event.Actor));

    private Finding Judge(AppProfile app, List<OwnerChange> added)
    {
        var credentials = app.Events.Where(found => found.Succeeded && found.Kind == AppEventKind.CredentialAdded
            && added.Exists(change => found.Time >= change.Time && found.Time - change.Time <= Soon)).ToList();
        return AppFindings.Create(
            Descriptor,
            app,
            credentials.Count > 0 ? Severity.High : Severity.Medium,
            $"{string.Join("; ", added.Select(change => change.IsOwner(change.Event.Actor) ? $"{change.OwnerName} made himself an owner" : $"{change.Event.Actor.Name} made {change.OwnerName} an owner"))} of '{app.Name}'.",
            [.. added.Select(change => change.Event.Evidence), .. credentials.Select(found => found.Evidence)],
            credentials.Count > 0 ? [$"{credentials[0].Actor.Name} added a credential within 24 hours after it."] : [],
            added.SelectMany(change => new[] { change.Event.Actor, AsActor(change) }).Concat(credentials.Select(found => found.Actor)));
    }

    private static Model.AuditActor AsActor(OwnerChange change) => new() { Kind = Model.AuditActorKind.User, Id = change.Owner?.Id, UserPrincipalName = change.Owner?.UserPrincipalName };
}
