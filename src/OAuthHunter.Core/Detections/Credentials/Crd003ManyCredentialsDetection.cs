using OAuthHunter.Detections.Apps;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Credentials;

/// <summary>CRD-003: more keys than one lock needs.</summary>
public sealed class Crd003ManyCredentialsDetection : Detection
{
    private const int ManySecrets = 3;

    private static readonly TimeSpan Overlap = TimeSpan.FromDays(30);

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CRD-003",
        Title = "App has many credentials or mixes kinds",
        Severity = Severity.Medium,
        Escalation = "High when the app can administer Exchange Online.",
        Logic = "Three secrets or more are valid on one app (registration and service principal together), or a secret and a certificate are both valid on an app that holds a permission rated High or worse, "
            + "a role of tier 0 or 1 or an Exchange role. What runs out within 30 days is on its way out and does not count; SAML signing keys and managed identities are left out.",
        Rationale = "The 2022 campaign gave its app a key, a certificate or both. One credential too many is one that nobody will miss.",
        BenignIf = "A rotation that goes on for longer than 30 days, or several environments that share one registration.",
        Remediation = "Find out which credential is used (sign-ins name its key id), keep that one and remove the others.",
        Techniques = ["T1098.001"],
        Needs = [new EvidenceNeed("credentials of apps", EntitySets.Applications, EntitySets.ServicePrincipals)],
        Permissions = ["Application.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new AppJudge(context);
        foreach (var app in context.Facts.Apps.Where(app => app.AreCredentialsKnown && !app.IsDeleted && !CredentialText.IsManagedIdentity(app)))
        {
            var valid = judge.LiveCredentials(app).Where(held => held.IsInObjects && held.Credential.Kind != AppCredentialKind.Federated && !IsRunningOut(held, context)).ToList();
            var secrets = valid.Where(held => held.Credential.Kind == AppCredentialKind.Secret).ToList();
            var isMixed = secrets.Count > 0 && secrets.Count < valid.Count && AppJudge.IsPrivileged(app);
            if (secrets.Count >= ManySecrets || isMixed)
            {
                yield return Judge(app, isMixed ? valid : secrets, isMixed, judge);
            }
        }
    }

    private static bool IsRunningOut(HeldCredential held, HuntContext context) => held.Credential.EndDateTime - context.Now <= Overlap;

    private Finding Judge(AppProfile app, List<HeldCredential> valid, bool isMixed, AppJudge judge)
    {
        var isExchange = ExchangeAdministration.Of(app, judge) is { Severity: > Severity.Low };
        return AppFindings.Create(
            Descriptor,
            app,
            isExchange ? Severity.High : Severity.Medium,
            $"'{app.Name}' has {valid.Count} valid credentials{(isMixed ? ", secrets and certificates together" : string.Empty)}: {CredentialText.Names(valid)}.",
            valid.Select(held => held.Evidence),
            isExchange ? ["The app can administer Exchange Online."] : [],
            valid.Select(held => held.AddedBy));
    }
}
