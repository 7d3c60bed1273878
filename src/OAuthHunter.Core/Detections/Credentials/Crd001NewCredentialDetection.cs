using OAuthHunter.Detections.Apps;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Credentials;

/// <summary>CRD-001: a new key to an app that is worth one.</summary>
public sealed class Crd001NewCredentialDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CRD-001",
        Title = "New credential on a privileged app",
        Severity = Severity.High,
        Escalation = "Critical when whoever added it is at risk, was hit by an attack on passwords, is not an owner of the app or came from a network that he had never signed in from, and when a secret and a certificate came within an hour. "
            + "Low for a rotation: an older credential in the same place goes or runs out within 30 days, and an owner or a pipeline added the new one.",
        Logic = "The audit log shows a credential added to an app that holds a permission rated High or worse, a role of tier 0 or 1 or an Exchange role; "
            + "or its objects show one that began within 30 days. What was added is the difference of the lists before and after. SAML signing keys and managed identities are left out.",
        Rationale = "Whoever holds the credential is the app. It outlives the password of the admin who planted it.",
        BenignIf = "A renewal or a deployment that the owners know of.",
        Remediation = "Remove the credential by its key id, then look for sign-ins of the app that used it.",
        Techniques = ["T1098.001"],
        Needs =
        [
            .. AppNeeds.AuditEvents,
            new EvidenceNeed("credentials and power of apps", EntitySets.ServicePrincipals, EntitySets.Applications, EntitySets.AppRoleAssignments, EntitySets.RoleAssignments),
        ],
        Permissions = ["AuditLog.Read.All", "Application.Read.All"],
        Licence = "Free (audit log of 7 days), Entra ID P1 (30 days)",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new AppJudge(context);
        foreach (var app in context.Facts.Apps)
        {
            var added = app.Credentials.Where(held => !held.IsSamlSigning && IsNew(held, app, context)).ToList();
            if (added.Count > 0 && !IsManagedIdentity(app) && IsOrWasPrivileged(app))
            {
                yield return Judge(app, added, judge);
            }
        }
    }

    private static bool IsNew(HeldCredential held, AppProfile app, HuntContext context) => held.AddedBy is not null
        || (held.AddedAt is not null && app.CurrentCredentials.Contains(held) && context.IsWithinDays(held.AddedAt, AppJudge.NewCredentialDays));

    private static bool IsManagedIdentity(AppProfile app) =>
        string.Equals(app.ServicePrincipal?.ServicePrincipalType, "ManagedIdentity", StringComparison.OrdinalIgnoreCase);

    // A deleted app has lost its power, and the log still shows that it had it.
    private static bool IsOrWasPrivileged(AppProfile app) => AppJudge.IsPrivileged(app)
        || app.Permissions.Any(permission => permission.Danger >= Severity.High && (permission.IsApplicationPermission || permission.IsTenantWide))
        || app.Roles.Any(role => role.Tier <= 1);

    private Finding Judge(AppProfile app, List<HeldCredential> added, AppJudge judge)
    {
        var planted = added.Where(held => !CredentialRotation.Is(held, app)).ToList();
        var escalations = planted.SelectMany(held => Reasons(held, app, judge)).Distinct(StringComparer.Ordinal).ToList();
        if (HaveBothKindsWithinAnHour(planted))
        {
            escalations.Add("A secret and a certificate came within an hour.");
        }

        var severity = planted.Count == 0 ? Severity.Low : escalations.Count > 0 ? Severity.Critical : Severity.High;
        var names = string.Join(", ", added.Select(held => $"{held.Credential.Kind.ToString().ToLowerInvariant()} '{held.Credential.DisplayName ?? held.Credential.KeyId}'"));
        var by = string.Join(", ", added.Select(held => held.AddedBy?.Name).OfType<string>().Distinct());
        var events = app.Events.Where(found => found.Kind == AppEventKind.CredentialAdded && found.Succeeded
            && found.Credentials.Any(credential => added.Any(held => held.Credential.KeyId == credential.KeyId)));
        var power = AppJudge.DangerousPermissions(app).Select(permission => permission.Evidence).Concat(AppJudge.PrivilegedRoles(app).Select(role => role.Evidence));
        var finding = AppFindings.Create(
            Descriptor,
            app,
            severity,
            $"'{app.Name}' got {names}{(by.Length > 0 ? " from " + by : string.Empty)}{(planted.Count == 0 ? "; it looks like a rotation" : string.Empty)}.{Unlogged(added, judge)}",
            [.. added.Select(held => held.Evidence), .. events.Select(found => found.Evidence), .. power],
            escalations,
            added.Select(held => held.AddedBy));
        return added.Any(held => held.AddedBy is not null) ? finding : finding with { Confidence = Confidence.Medium };
    }

    // The log was kept when it began, and is silent about it: it came by another way, or the log was touched.
    private static string Unlogged(List<HeldCredential> added, AppJudge judge)
    {
        var silent = added.Where(held => CredentialTrace.IsUnlogged(held, judge.Context.Facts.Coverage)).ToList();
        return silent.Count == 0 ? string.Empty : $" The audit log of that time does not tell who added {CredentialText.Names(silent)}.";
    }

    private static IEnumerable<string> Reasons(HeldCredential held, AppProfile app, AppJudge judge)
    {
        if (held.AddedBy is not { } actor)
        {
            yield break;
        }

        if (judge.RiskOf(actor, countMissingMfa: false) is { } risk)
        {
            yield return risk;
        }

        if (actor.Kind != AuditActorKind.Application && CredentialRotation.IsOwner(actor, app) == false)
        {
            yield return $"{actor.Name} is not an owner of the app.";
        }

        if (actor.Kind != AuditActorKind.Application && held.AddedAt is { } time
            && judge.Context.Facts.SignIns.History?.IsNewAddress(actor.UserPrincipalName ?? actor.Id, actor.IPAddress, time) == true)
        {
            yield return $"{actor.Name} had never signed in from {actor.IPAddress} before.";
        }
    }

    private static bool HaveBothKindsWithinAnHour(List<HeldCredential> added)
    {
        var secrets = added.Where(held => held.Credential.Kind == AppCredentialKind.Secret && held.AddedAt is not null).ToList();
        var certificates = added.Where(held => held.Credential.Kind == AppCredentialKind.Certificate && held.AddedAt is not null).ToList();
        return secrets.Any(secret => certificates.Any(certificate => (secret.AddedAt!.Value - certificate.AddedAt!.Value).Duration() <= TimeSpan.FromHours(1)));
    }
}
