using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>Joins the credentials on an app's two objects with the audit log: who added each and when, and which are gone again.</summary>
internal static class CredentialJoiner
{
    public static bool AreKnown(AppDraft app) =>
        app.ServicePrincipal is { } principal && (principal.PasswordCredentials ?? principal.KeyCredentials) is not null
        || app.Application is { } application && (application.PasswordCredentials ?? application.KeyCredentials) is not null;

    public static IReadOnlyList<HeldCredential> Join(AppDraft app)
    {
        // Other tenants' apps are the mass, and have none here.
        if (app.Events.Count == 0 && !HasAny(app.Application?.PasswordCredentials, app.Application?.KeyCredentials, app.Application?.FederatedIdentityCredentials, app.ServicePrincipal?.PasswordCredentials, app.ServicePrincipal?.KeyCredentials))
        {
            return [];
        }

        var held = new Dictionary<string, HeldCredential>(StringComparer.OrdinalIgnoreCase);
        AddObjects(app, held);
        foreach (var found in app.Events.Where(found => found.Succeeded))
        {
            foreach (var credential in found.Credentials)
            {
                AddEvent(app, found, credential, held);
            }
        }

        return [.. held.OrderBy(entry => entry.Value.AddedAt ?? DateTimeOffset.MinValue).ThenBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Value)];
    }

    private static bool HasAny(params IReadOnlyList<AppCredential>?[] lists) => Array.Exists(lists, list => list is { Count: > 0 });

    private static void AddObjects(AppDraft app, Dictionary<string, HeldCredential> held)
    {
        if (app.Application is { } application)
        {
            var all = (application.PasswordCredentials ?? []).Concat(application.KeyCredentials ?? []).Concat(application.FederatedIdentityCredentials ?? []).ToList();
            foreach (var credential in all)
            {
                AddObject(EntitySets.Applications, application, credential, false, SamlSigning.Is(credential, all, null), app, held);
            }
        }

        if (app.ServicePrincipal is { } principal)
        {
            var all = (principal.PasswordCredentials ?? []).Concat(principal.KeyCredentials ?? []).ToList();
            foreach (var credential in all)
            {
                AddObject(EntitySets.ServicePrincipals, principal, credential, true, SamlSigning.Is(credential, all, principal), app, held);
            }
        }
    }

    private static void AddObject(EntitySet set, EvidenceRecord record, AppCredential credential, bool onServicePrincipal, bool isSaml, AppDraft app, Dictionary<string, HeldCredential> held)
    {
        var place = onServicePrincipal ? "service principal" : "registration";
        var until = credential.EndDateTime is { } end ? $", valid until {end.AsDay()}" : string.Empty;
        held[Key(credential, onServicePrincipal)] = new HeldCredential
        {
            Credential = credential,
            IsOnServicePrincipal = onServicePrincipal,
            AddedAt = credential.StartDateTime,
            IsSamlSigning = isSaml,
            Evidence = EvidenceItem.Of(set, record, credential.KeyId, $"{credential.Kind} '{credential.DisplayName ?? credential.KeyId}' on the {place} of '{app.Name}'{until}", credential.StartDateTime),
        };
    }

    private static void AddEvent(AppDraft app, AppEvent found, AppCredential credential, Dictionary<string, HeldCredential> held)
    {
        var key = Key(credential, found.IsOnServicePrincipal);
        var isKnown = held.TryGetValue(key, out var before);
        if (found.Kind == AppEventKind.CredentialAdded)
        {
            held[key] = isKnown
                ? before! with { AddedAt = found.Time, AddedBy = found.Actor, RemovedAt = null }
                : new HeldCredential
                {
                    Credential = credential,
                    IsOnServicePrincipal = found.IsOnServicePrincipal,
                    IsInObjects = false,
                    AddedAt = found.Time,
                    AddedBy = found.Actor,
                    IsSamlSigning = SamlSigning.Is(credential, found.Credentials, found.IsOnServicePrincipal ? app.ServicePrincipal : null),
                    Evidence = found.Evidence,
                };
        }
        else if (found.Kind == AppEventKind.CredentialRemoved && !(isKnown && before!.IsInObjects))
        {
            held[key] = isKnown
                ? before! with { RemovedAt = found.Time }
                : new HeldCredential
                {
                    Credential = credential,
                    IsOnServicePrincipal = found.IsOnServicePrincipal,
                    IsInObjects = false,
                    RemovedAt = found.Time,
                    IsSamlSigning = SamlSigning.Is(credential, found.Credentials, found.IsOnServicePrincipal ? app.ServicePrincipal : null),
                    Evidence = found.Evidence,
                };
        }
    }

    private static string Key(AppCredential credential, bool onServicePrincipal) =>
        $"{onServicePrincipal}|{credential.KeyId ?? $"{credential.Kind} {credential.DisplayName} {credential.Subject} {credential.StartDateTime:O}"}|{(credential.Kind == AppCredentialKind.Secret ? "secret" : "key")}";
}
