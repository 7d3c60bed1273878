using OAuthHunter.Detections.Apps;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;

namespace OAuthHunter.Detections.Credentials;

/// <summary>An app that was made, given a credential and a dangerous permission within a day: what a script does, and an intruder's script too.</summary>
internal sealed record CredentialAtBirth(AppEvent Created, IReadOnlyList<AppEvent> Credentials, IReadOnlyList<AppEvent> Grants)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    public IEnumerable<AppEvent> Events => new[] { Created }.Concat(Credentials).Concat(Grants);

    public IEnumerable<HeldPermission> Permissions => Grants.SelectMany(grant => grant.Permissions).Where(IsDangerous);

    /// <summary>Null when one of the three is missing, too far away, or the credential came from somebody else.</summary>
    public static CredentialAtBirth? Of(AppProfile app)
    {
        var events = app.Events.Where(found => found.Succeeded).ToList();
        var created = events.FirstOrDefault(found => found.Kind == AppEventKind.ApplicationAdded) ?? events.FirstOrDefault(found => found.Kind == AppEventKind.ServicePrincipalAdded);
        if (created is null)
        {
            return null;
        }

        var near = events.Where(found => (found.Time - created.Time).Duration() <= Window).ToList();
        var credentials = near.Where(found => found.Kind == AppEventKind.CredentialAdded && AppJudge.IsSameActor(found.Actor, created.Actor)).ToList();
        var grants = near.Where(found => found.Kind != AppEventKind.PermissionRemoved && found.Permissions.Any(IsDangerous)).ToList();
        return credentials.Count > 0 && grants.Count > 0 ? new CredentialAtBirth(created, credentials, grants) : null;
    }

    private static bool IsDangerous(HeldPermission permission) => permission.Danger >= Severity.Medium;
}
