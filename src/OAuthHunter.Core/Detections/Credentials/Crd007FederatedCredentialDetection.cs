using OAuthHunter.Detections.Apps;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Credentials;

/// <summary>CRD-007: no secret to find, because somebody else vouches.</summary>
public sealed class Crd007FederatedCredentialDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CRD-007",
        Title = "Federated credential trusts a stranger",
        Severity = Severity.High,
        Escalation = "Critical when the app holds a permission rated High or worse, a role of tier 0 or 1 or an Exchange role, and strangers issue the tokens.",
        Logic = "An app registration trusts tokens of an issuer that is none of GitHub Actions, Azure DevOps, AKS, Terraform Cloud, Google or this tenant; or of another Entra tenant; or of GitHub for a subject with a wildcard, "
            + "for an organisation that no other app trusts while several trust another; or it matches its subject by an expression.",
        Rationale = "Whoever runs the issuer signs in as the app at any time. There is no secret to find, to rotate or to leak, and nothing of it in the portal's list of secrets.",
        BenignIf = "Another pipeline or cluster that your teams run.",
        Remediation = "Remove the federated credential, or narrow its subject to one repository and branch.",
        Techniques = ["T1098.001"],
        Needs = [new EvidenceNeed("federated credentials", EntitySets.Applications)],
        Permissions = ["Application.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var organizations = context.Facts.Apps
            .SelectMany(app => Federated(app).Select(FederatedTrust.Organization).OfType<string>().Distinct(StringComparer.Ordinal))
            .GroupBy(name => name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        foreach (var app in context.Facts.Apps)
        {
            var strange = Federated(app)
                .Select(credential => (Credential: credential, Judgement: FederatedTrust.Judge(credential, context.Facts.Tenant, organizations)))
                .Where(pair => pair.Judgement is not null)
                .Select(pair => (pair.Credential, pair.Judgement!.Value.Reason, pair.Judgement.Value.IsForeign))
                .ToList();
            if (strange.Count > 0)
            {
                yield return Judge(app, strange);
            }
        }
    }

    public override IEnumerable<string> NotAssessed(HuntContext context)
    {
        var unknown = context.Facts.Apps.Count(app => app.Application is { FederatedIdentityCredentials: null });
        return unknown == 0 ? [] : [$"federated credentials of {unknown} app registrations were not captured"];
    }

    private static IReadOnlyList<AppCredential> Federated(AppProfile app) => app.Application?.FederatedIdentityCredentials ?? [];

    private Finding Judge(AppProfile app, List<(AppCredential Credential, string Reason, bool IsForeign)> strange)
    {
        var isWorst = AppJudge.IsPrivileged(app) && strange.Exists(one => one.IsForeign);
        return AppFindings.Create(
            Descriptor,
            app,
            isWorst ? Severity.Critical : Severity.High,
            $"'{app.Name}' {string.Join("; ", strange.Select(one => $"{one.Reason} (federated credential '{one.Credential.DisplayName ?? one.Credential.KeyId}')"))}.",
            [.. strange.Select(one => EvidenceItem.Of(
                EntitySets.Applications,
                app.Application!,
                one.Credential.KeyId ?? app.Application!.Id,
                $"Federated credential '{one.Credential.DisplayName ?? one.Credential.KeyId}' of '{app.Name}': issuer {one.Credential.Issuer}, subject {one.Credential.Subject ?? one.Credential.ClaimsMatchingExpression ?? "(none)"}"))],
            isWorst ? ["The app is privileged, and strangers issue the tokens."] : []);
    }
}
