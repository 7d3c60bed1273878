using OAuthHunter.Detections.Apps;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Risk;

/// <summary>RSK-002: Identity Protection holds the app for taken.</summary>
public sealed class Rsk002RiskyServicePrincipalDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "RSK-002",
        Title = "Service principal is at risk",
        Severity = Severity.High,
        Escalation = "Critical when the app holds a permission rated High or worse, a role of tier 0 or 1 or an Exchange role.",
        Logic = "Identity Protection lists the service principal as at risk or confirmed compromised.",
        Rationale = "Microsoft saw its credentials or its use in wrong hands. Nothing blocks it unless a policy for workload identities does.",
        BenignIf = "Somebody looked into it and forgot to dismiss it.",
        Remediation = "Disable the app, rotate its credentials, go through what it did, and only then confirm or dismiss the risk.",
        Techniques = ["T1078.004"],
        Needs = [new EvidenceNeed("risky service principals", EntitySets.RiskyServicePrincipals)],
        Permissions = ["IdentityRiskyServicePrincipal.Read.All"],
        Licence = "Workload ID Premium",
    };

    public override IEnumerable<Finding> Detect(HuntContext context) => context.Facts.Risks.ServicePrincipals
        .Where(row => row.RiskState?.ToLowerInvariant() is "atrisk" or "confirmedcompromised" && (row.AppId ?? row.Id) is not null)
        .Select(row => Judge(row, context));

    private Finding Judge(RiskyServicePrincipal row, HuntContext context)
    {
        var app = context.Facts.FindApp(row.AppId) ?? context.Facts.FindApp(row.Id);
        var isPrivileged = app is not null && AppJudge.IsPrivileged(app);
        var name = app?.Name ?? row.DisplayName ?? row.AppId ?? row.Id!;
        var evidence = EvidenceItem.Of(EntitySets.RiskyServicePrincipals, row, row.Id, $"Identity Protection: '{name}' is {row.RiskState}, risk {row.RiskLevel ?? "not told"}{(row.RiskDetail is null ? string.Empty : ", " + row.RiskDetail)}", row.RiskLastUpdatedDateTime);
        var severity = isPrivileged ? Severity.Critical : Severity.High;
        var summary = $"Identity Protection holds '{name}' for {(string.Equals(row.RiskState, "confirmedCompromised", StringComparison.OrdinalIgnoreCase) ? "compromised" : "at risk")}.";
        return app is not null
            ? AppFindings.Create(Descriptor, app, severity, summary, [evidence, .. AppJudge.DangerousPermissions(app).Select(permission => permission.Evidence), .. AppJudge.PrivilegedRoles(app).Select(role => role.Evidence)], isPrivileged ? ["The app is privileged."] : [])
            : FindingFactory.Create(Descriptor, new FindingTarget(TargetKind.Application, row.AppId ?? row.Id!, name) { AppId = row.AppId, ServicePrincipalId = row.Id, Subjects = row.AppId is null ? [] : [Subject.App(row.AppId)] }, severity, summary, [evidence]);
    }
}
