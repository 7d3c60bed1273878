using System.Globalization;
using OAuthHunter.Detections.Apps;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Credentials;

/// <summary>CRD-004: a key that never gets old.</summary>
public sealed class Crd004LongLivedCredentialDetection : Detection
{
    private const double SecretDays = 730;
    private const double CertificateDays = 1095;

    // Two years are written as 730 or 731 days and some hours.
    private const double Slack = 2;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CRD-004",
        Title = "Credential lives for years",
        Severity = Severity.Low,
        Escalation = "Medium on an app that holds a permission rated High or worse, a role of tier 0 or 1 or an Exchange role.",
        Logic = "A valid secret that was made for more than two years or ends more than two years from now, or a valid certificate of more than three years (an end in 2299 is how old tools write 'never'). "
            + "The limit for what is left is that of the kind, because a fresh certificate of three years is within its own. SAML signing keys and managed identities are left out.",
        Rationale = "Whoever copied it once has it for years. The portal offers two years at most, so longer ones were made with a tool.",
        BenignIf = "It is from the time before lifetimes were limited, and its rotation is planned.",
        Remediation = "Rotate it, and set a default app management policy that limits lifetimes.",
        Techniques = ["T1098.001"],
        Needs = [new EvidenceNeed("credentials of apps", EntitySets.Applications, EntitySets.ServicePrincipals)],
        Permissions = ["Application.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new AppJudge(context);
        foreach (var app in context.Facts.Apps.Where(app => app.AreCredentialsKnown && !app.IsDeleted && !CredentialText.IsManagedIdentity(app)))
        {
            var old = judge.LiveCredentials(app).Where(held => held.IsInObjects && IsLongLived(held.Credential, context)).ToList();
            if (old.Count > 0)
            {
                var isPrivileged = AppJudge.IsPrivileged(app);
                yield return AppFindings.Create(
                    Descriptor,
                    app,
                    isPrivileged ? Severity.Medium : Severity.Low,
                    $"'{app.Name}' has {string.Join(", ", old.Select(held => $"{CredentialText.Name(held)} until {held.Credential.EndDateTime!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"))}.",
                    old.Select(held => held.Evidence),
                    isPrivileged ? ["The app is privileged."] : [],
                    old.Select(held => held.AddedBy));
            }
        }
    }

    private static bool IsLongLived(AppCredential credential, HuntContext context)
    {
        if (credential.EndDateTime is not { } end || credential.Kind == AppCredentialKind.Federated)
        {
            return false;
        }

        var limit = (credential.Kind == AppCredentialKind.Secret ? SecretDays : CertificateDays) + Slack;
        return (end - credential.StartDateTime)?.TotalDays > limit || (end - context.Now).TotalDays > limit;
    }
}
