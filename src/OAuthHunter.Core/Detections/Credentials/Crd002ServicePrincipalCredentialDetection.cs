using OAuthHunter.Detections.Apps;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Credentials;

/// <summary>CRD-002: a credential where nobody looks for one.</summary>
public sealed class Crd002ServicePrincipalCredentialDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CRD-002",
        Title = "Credential on the service principal",
        Severity = Severity.High,
        Escalation = "Critical on an app of another tenant or of Microsoft: whoever added it acts as that app here. "
            + "Low when all such credentials have expired, and for an own app of which all of them are certificates older than 180 days.",
        Logic = "The service principal itself, not the app registration, has a secret, or a certificate although it does not sign in users by SAML; or the audit log shows one being added. "
            + "SAML signing keys and managed identities are left out.",
        Rationale = "The portal's page of the registration does not show these credentials. On somebody else's app they turn its standing permissions into the intruder's.",
        BenignIf = "Old automation that was set up with command-line tools of the time, which put credentials there.",
        Remediation = "Remove the credential from the service principal by its key id, and turn on the app instance property lock.",
        Techniques = ["T1098.001"],
        Needs =
        [
            new EvidenceNeed("credentials of service principals", EntitySets.ServicePrincipals),
            .. AppNeeds.AuditEventsInstead,
        ],
        Permissions = ["Application.Read.All", "AuditLog.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var app in context.Facts.Apps.Where(app => !string.Equals(app.ServicePrincipal?.ServicePrincipalType, "ManagedIdentity", StringComparison.OrdinalIgnoreCase)))
        {
            var held = app.Credentials.Where(credential => credential.IsOnServicePrincipal && !credential.IsSamlSigning).ToList();
            var unnamed = app.Events.Where(found => found.Succeeded && found.Kind == AppEventKind.CredentialAdded && found.IsOnServicePrincipal && found.Credentials.Count == 0).ToList();
            if (held.Count > 0 || unnamed.Count > 0)
            {
                yield return Judge(app, held, unnamed, context);
            }
        }
    }

    private Finding Judge(AppProfile app, List<HeldCredential> held, List<AppEvent> unnamed, HuntContext context)
    {
        var escalations = new List<string>();
        var severity = Severity.High;
        if (unnamed.Count == 0 && held.All(credential => credential.Credential.EndDateTime < context.Now))
        {
            severity = Severity.Low;
        }
        else if (app.Ownership is AppOwnership.Foreign or AppOwnership.Microsoft)
        {
            severity = Severity.Critical;
            escalations.Add(app.Ownership == AppOwnership.Microsoft ? "The app is Microsoft's." : "The app belongs to another tenant.");
        }
        else if (app.Ownership == AppOwnership.Own && unnamed.Count == 0 && held.All(credential => IsOldCertificate(credential, context)))
        {
            severity = Severity.Low;
        }

        var events = app.Events.Where(found => found.Succeeded && found.IsOnServicePrincipal && found.Kind is AppEventKind.CredentialAdded or AppEventKind.CredentialRemoved).ToList();
        var names = string.Join(", ", held.Select(credential => $"{credential.Credential.Kind.ToString().ToLowerInvariant()} '{credential.Credential.DisplayName ?? credential.Credential.KeyId}'"));
        return AppFindings.Create(
            Descriptor,
            app,
            severity,
            $"The service principal of '{app.Name}' {(held.All(credential => credential.RemovedAt is not null) && held.Count > 0 ? "had" : "has")} {(names.Length > 0 ? names : "a credential that the log does not name")} of its own.",
            [.. held.Select(credential => credential.Evidence), .. events.Select(found => found.Evidence)],
            escalations,
            events.Select(found => found.Actor));
    }

    private static bool IsOldCertificate(HeldCredential held, HuntContext context) =>
        held.Credential.Kind == Model.AppCredentialKind.Certificate && context.Age(held.AddedAt) is { TotalDays: > 180 };
}
