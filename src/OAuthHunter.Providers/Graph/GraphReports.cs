using OAuthHunter.Evidence;
using OAuthHunter.Evidence.Mapping;

namespace OAuthHunter.Providers.Graph;

/// <summary>Requests for what was done: use of apps, risk, requests for consent, sign-ins and changes.</summary>
internal static class GraphReports
{
    private static readonly string[] ReadLogs = ["AuditLog.Read.All"];

    public static IReadOnlyList<GraphQuery> All { get; } =
    [
        new()
        {
            Set = EntitySets.ServicePrincipalSignInActivities,
            Version = "beta",
            Path = "/reports/servicePrincipalSignInActivities",
            Top = GraphCatalogue.Page,
            Workload = GraphWorkload.Reporting,
            Permissions = ReadLogs,
            Licence = "Microsoft Entra ID P1",
            Map = ServicePrincipalSignInActivityMapper.Map,
        },
        new()
        {
            Set = EntitySets.RiskyUsers,
            Path = "/identityProtection/riskyUsers",
            Select = ["id", "userPrincipalName", "riskLevel", "riskState", "riskDetail", "riskLastUpdatedDateTime"],
            Top = 500,
            Workload = GraphWorkload.IdentityProtection,
            Permissions = ["IdentityRiskyUser.Read.All"],
            Licence = "Microsoft Entra ID P2",
            Map = RiskyUserMapper.Map,
        },
        new()
        {
            Set = EntitySets.RiskyServicePrincipals,
            Path = "/identityProtection/riskyServicePrincipals",
            Select = ["id", "appId", "displayName", "riskLevel", "riskState", "riskDetail", "riskLastUpdatedDateTime"],
            Top = 500,
            Workload = GraphWorkload.IdentityProtection,
            Permissions = ["IdentityRiskyServicePrincipal.Read.All"],
            Licence = "Microsoft Entra Workload ID Premium",
            Map = RiskyServicePrincipalMapper.Map,
        },

        // The expansion ends at 20 requests of one app; three within a day is what counts.
        new()
        {
            Set = EntitySets.AppConsentRequests,
            Path = "/identityGovernance/appConsent/appConsentRequests",
            Expand = "userConsentRequests",
            Workload = GraphWorkload.Policy,
            Permissions = ["ConsentRequest.Read.All"],
            Map = AppConsentRequestMapper.Map,
        },
        new()
        {
            Set = EntitySets.RiskDetections,
            Path = "/identityProtection/riskDetections",
            Filter = "detectedDateTime ge {start} and detectedDateTime le {end}",
            Top = 500,
            Workload = GraphWorkload.IdentityProtection,
            Permissions = ["IdentityRiskEvent.Read.All"],
            Licence = "Microsoft Entra ID P2",
            Map = RiskDetectionMapper.Map,
        },
        new()
        {
            Set = EntitySets.ServicePrincipalRiskDetections,
            Path = "/identityProtection/servicePrincipalRiskDetections",
            Filter = "detectedDateTime ge {start} and detectedDateTime le {end}",
            Top = 500,
            Workload = GraphWorkload.IdentityProtection,
            Permissions = ["IdentityRiskEvent.Read.All"],
            Licence = "Microsoft Entra Workload ID Premium",
            Map = ServicePrincipalRiskDetectionMapper.Map,
        },
        new()
        {
            Set = EntitySets.SignIns,
            Version = "beta",
            Path = "/auditLogs/signIns",
            Filter = "createdDateTime ge {start} and createdDateTime le {end} and signInEventTypes/any(t: t eq 'interactiveUser' or t eq 'nonInteractiveUser' or t eq 'servicePrincipal' or t eq 'managedIdentity')",
            Top = GraphCatalogue.Page,
            Workload = GraphWorkload.Reporting,
            Permissions = ReadLogs,
            Licence = "Microsoft Entra ID P1",
            Map = SignInMapper.Map,
            Fallback = new()
            {
                Set = EntitySets.SignIns,
                Path = "/auditLogs/signIns",
                Filter = "createdDateTime ge {start} and createdDateTime le {end}",
                Top = GraphCatalogue.Page,
                Workload = GraphWorkload.Reporting,
                Permissions = ReadLogs,
                Licence = "Microsoft Entra ID P1",
                Map = SignInMapper.Map,
                Shortfall = "Graph beta did not take the request; v1.0 has interactive sign-ins only, without protocol and authentication requirement.",
            },
        },
        new()
        {
            Set = EntitySets.DirectoryAudits,
            Path = "/auditLogs/directoryAudits",
            Filter = "activityDateTime ge {start} and activityDateTime le {end}",
            Top = GraphCatalogue.Page,
            Workload = GraphWorkload.Reporting,
            Permissions = ["AuditLog.Read.All", "Directory.Read.All"],
            Map = DirectoryAuditMapper.Map,
        },
    ];
}
