using OAuthHunter.Detections.Apps;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Credentials;

/// <summary>CRD-009: a key that came, was used, and went.</summary>
public sealed class Crd009ShortLivedCredentialDetection : Detection
{
    private static readonly TimeSpan ShortLife = TimeSpan.FromDays(7);

    private static readonly TimeSpan JustAfter = TimeSpan.FromHours(1);

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CRD-009",
        Title = "Credential was added and soon removed",
        Severity = Severity.Medium,
        Escalation = "High on an app that holds or held a permission rated High or worse, a role of tier 0 or 1 or an Exchange role.",
        Logic = "The log saw a credential added and removed again within seven days while the app signed in with it (or, where the log does not name credentials, at all) in between; or removed within an hour after the app was active. "
            + "A credential that the log saw added and that the objects do not have any more counts as removed, although no record tells when: then the app must have signed in with it.",
        Rationale = "A credential for one errand, taken away afterwards, is clean-up: what remains is an app that looks untouched.",
        BenignIf = "A mistake that was corrected, or a deployment that makes a secret for one run.",
        Remediation = "Go through what the app did in between.",
        Techniques = ["T1098.001", "T1070"],
        Needs = AppNeeds.AuditEvents,
        Permissions = ["AuditLog.Read.All"],
        Licence = "Free (audit log of 7 days), Entra ID P1 (30 days; sign-ins of apps)",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var app in context.Facts.Apps)
        {
            var gone = app.Credentials.Where(held => !held.IsSamlSigning && held.AddedBy is not null && CredentialTrace.IsGone(held, app)).ToList();
            if (gone.Count == 0)
            {
                continue;
            }

            var history = context.Facts.AppSignIns.Of(app);
            var used = gone.Select(held => (Held: held, Use: UseOf(held, app, history, context))).Where(pair => pair.Use is not null).ToList();
            if (used.Count > 0)
            {
                yield return Judge(app, [.. used.Select(pair => pair.Held)], [.. used.Select(pair => pair.Use!)]);
            }
        }
    }

    private static EvidenceItem? UseOf(HeldCredential held, AppProfile app, AppSignInHistory history, HuntContext context)
    {
        var added = held.AddedAt!.Value;
        if (held.RemovedAt is not { } removed)
        {
            return context.Now - added <= ShortLife ? history.Between(added, context.Now).FirstOrDefault(signIn => CredentialText.Same(signIn.KeyId, held.Credential.KeyId))?.Evidence : null;
        }

        if (removed < added)
        {
            return null;
        }

        var between = history.Between(added, removed).Where(signIn => signIn.KeyId is null || CredentialText.Same(signIn.KeyId, held.Credential.KeyId)).ToList();
        if (removed - added <= ShortLife && between.Count > 0)
        {
            return between[0].Evidence;
        }

        var last = between.LastOrDefault(signIn => removed - signIn.Last <= JustAfter);
        return last?.Evidence ?? (app.Activity is { LastSeen: { } seen, FirstEvidence: { } row } && seen <= removed && seen >= added && removed - seen <= JustAfter ? row : null);
    }

    private Finding Judge(AppProfile app, List<HeldCredential> gone, List<EvidenceItem> uses)
    {
        var isPrivileged = AppJudge.IsPrivileged(app) || app.Permissions.Any(permission => permission.Danger >= Severity.High && permission.IsApplicationPermission) || app.Roles.Any(role => role.Tier <= 1);
        var ids = new HashSet<string>(gone.Select(held => held.Credential.KeyId).OfType<string>(), StringComparer.OrdinalIgnoreCase);
        var events = app.Events.Where(found => found.Succeeded && found.Kind is AppEventKind.CredentialAdded or AppEventKind.CredentialRemoved
            && found.Credentials.Any(credential => credential.KeyId is { } id && ids.Contains(id))).ToList();
        var how = gone.TrueForAll(held => held.RemovedAt is null) ? "it is gone from the objects, and no record tells when" : "it was removed again";
        return AppFindings.Create(
            Descriptor,
            app,
            isPrivileged ? Severity.High : Severity.Medium,
            $"'{app.Name}' got {CredentialText.Names(gone)}, signed in, and {how}.",
            [.. gone.Select(held => held.Evidence), .. events.Select(found => found.Evidence), .. uses],
            isPrivileged ? ["The app is or was privileged."] : [],
            events.Select(found => found.Actor).Concat(gone.Select(held => held.AddedBy)));
    }
}
