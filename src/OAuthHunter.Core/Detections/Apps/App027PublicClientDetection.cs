using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-027: a privileged client that anybody can pass himself off as.</summary>
public sealed class App027PublicClientDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-027",
        Title = "Privileged delegated app allows public client or implicit flows",
        Severity = Severity.Low,
        Logic = "A registration of this tenant allows public client flows (isFallbackPublicClient) or hands out access tokens by the implicit flow "
            + "(enableAccessTokenIssuance), and the app holds a delegated permission rated High or worse.",
        Rationale = "A public client has no secret: a password alone, or a device code, is enough to get its tokens. The implicit flow puts tokens into addresses.",
        BenignIf = "An old script or a device that knows nothing else.",
        Remediation = "Switch both off; use the authorization code flow with PKCE.",
        Techniques = ["T1550.001"],
        Needs = [new EvidenceNeed("registrations and delegated grants", EntitySets.Applications, EntitySets.ServicePrincipals, EntitySets.OAuth2PermissionGrants)],
        Permissions = ["Application.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var app in context.Facts.Apps)
        {
            var flows = new[]
            {
                app.Application?.IsFallbackPublicClient == true ? "public client flows" : null,
                app.Application?.EnableAccessTokenIssuance == true ? "access tokens by the implicit flow" : null,
            }.OfType<string>().ToList();
            var delegated = app.Permissions.Where(permission => permission.IsEffective && !permission.IsApplicationPermission && permission.Danger >= Severity.High).ToList();
            if (flows.Count > 0 && delegated.Count > 0)
            {
                yield return AppFindings.Create(
                    Descriptor,
                    app,
                    Severity.Low,
                    $"'{app.Name}' allows {string.Join(" and ", flows)} and holds {MailPower.Names(delegated)} for its users.",
                    [EvidenceItem.Of(EntitySets.Applications, app.Application!, app.Application!.Id, $"App registration '{app.Name}'", app.Application.CreatedDateTime), .. delegated.Select(permission => permission.Evidence)]);
            }
        }
    }
}
