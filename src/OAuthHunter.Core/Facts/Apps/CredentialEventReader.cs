using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>Reads what an update did to the credentials of an app.</summary>
internal static class CredentialEventReader
{
    /// <param name="audit">The record.</param>
    /// <param name="app">The app that it touched.</param>
    /// <param name="onServicePrincipal">Whether the service principal was touched, not the registration.</param>
    /// <param name="otherwise">What the event is when the record has no list of credentials, or the lists are alike.</param>
    public static IEnumerable<AppEventOf> Read(DirectoryAudit audit, AppReference app, bool onServicePrincipal, AppEventKind otherwise)
    {
        if (app.IsEmpty)
        {
            yield break;
        }

        var property = AuditValues.Find(audit, "KeyDescription");
        var added = property is null ? [] : KeyDescription.Added(property);
        var removed = property is null ? [] : KeyDescription.Removed(property);
        if (added.Count > 0)
        {
            yield return Event(AppEventKind.CredentialAdded, added, "Added");
        }

        if (removed.Count > 0)
        {
            yield return Event(AppEventKind.CredentialRemoved, removed, "Removed");
        }

        if (added.Count == 0 && removed.Count == 0)
        {
            yield return new AppEventOf(app, AppEventReader.Create(audit, otherwise, $"{audit.ActivityDisplayName} '{app.Label}'") with { IsOnServicePrincipal = onServicePrincipal });
        }

        AppEventOf Event(AppEventKind kind, IReadOnlyList<AppCredential> credentials, string verb)
        {
            var names = string.Join(", ", credentials.Select(credential => $"{credential.Kind.ToString().ToLowerInvariant()} {credential.KeyId ?? credential.DisplayName}"));
            var place = onServicePrincipal ? "service principal" : "registration";
            return new AppEventOf(app, AppEventReader.Create(audit, kind, $"{verb} {names} on the {place} of '{app.Label}'") with
            {
                Credentials = credentials,
                IsOnServicePrincipal = onServicePrincipal,
            });
        }
    }
}
