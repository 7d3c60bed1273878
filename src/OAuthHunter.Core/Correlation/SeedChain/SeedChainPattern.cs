using OAuthHunter.Detections;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Correlation.SeedChain;

/// <summary>CHN-001: an app of the tenant's own takes Exchange Online over to send spam.</summary>
public sealed class SeedChainPattern : ChainPattern
{
    private const double CriticalScore = 12;
    private const double HighScore = 8;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CHN-001",
        Title = "OAuth app takes over Exchange Online to send spam",
        Severity = Severity.Critical,
        Escalation = "Critical from 12 points, or when one app got both the permission and the role, or when a connector came with header-stripping rules; High from 8; Medium below.",
        Logic = "An attack on an administrator's password (S1) and its hit (S2); then, in any order, an app (S3), its service principal (S4), a credential (S5), the right to administer Exchange (S6) and a directory role for it (S7); then, maybe after months, the app acts (S9), makes an inbound connector (S10) and rules that strip headers (S11), mail leaves (S12), and connector and rules are removed (S13). Links are joined by user, app, service principal and time. Points: S1 1, S2 2, S3 1, S4 1, S5 2, S6 5, S7 5, S9 2, S10 5, S11 6, S12 3, S13 3; half as much again where one actor did the steps of a stage within a day. A standing privileged app without any movement in the evidence is no chain: APP-001 judges it.",
        Rationale = "Each link alone has innocent readings; the chain has none. Password resets do not end it, because the app has its own credential, and connector and rules are gone between campaigns.",
        BenignIf = "Onboarding of an automation app shows S3 to S7, done by a known administrator from his usual place under a change ticket, without an attack before and without connector and header rules after.",
        Remediation = "Contain in this order: disable the app's service principal, block the actor's sign-in and revoke his sessions, disable connectors and rules, check the message queues and domains; an Exchange app-only token lives on for 60 to 90 minutes, so look again after that. Then remove credentials, grants and roles, reset the administrators and enforce MFA for all of them.",
        Techniques = ["T1110.004", "T1078.004", "T1136.003", "T1098.003", "T1098.001", "T1672", "T1496.004", "T1070"],
        Needs =
        [
            new EvidenceNeed("apps and grants", EntitySets.ServicePrincipals, EntitySets.AppRoleAssignments),
            new EvidenceNeed("directory roles", EntitySets.RoleAssignments),
            new EvidenceNeed("changes in Entra", EntitySets.DirectoryAudits),
            new EvidenceNeed("changes in Exchange", EntitySets.UnifiedAuditLog),
            new EvidenceNeed("sign-ins", EntitySets.SignIns),
            new EvidenceNeed("message trace", EntitySets.MessageTraces),
        ],
        Permissions = ["Application.Read.All", "RoleManagement.Read.Directory", "AuditLog.Read.All", "EXO: View-Only Audit Logs"],
        Licence = "A subset is free; sign-ins take Entra ID P1",
        References = [new Uri("https://www.microsoft.com/en-us/security/blog/2022/09/22/malicious-oauth-applications-used-to-compromise-email-servers-and-spread-spam/")],
    };

    public override IEnumerable<AttackChain> Correlate(HuntContext context, IReadOnlyList<Finding> findings)
    {
        var flow = new MailFlowByActor(context.Facts);
        var centres = context.Facts.Apps
            .Where(app => app.Ownership != AppOwnership.Microsoft && (flow.HasChangesBy(app) || app.Permissions.Any(permission => permission.IsManageExchange) || app.Roles.Any(SeedChainEvidence.IsExchangeRole)))
            .Select(app => SeedChainEvidence.OfApp(context, flow, app))
            .Concat(SeedChainEvidence.OfUsersWithoutApp(context, flow));
        foreach (var evidence in centres.Where(evidence => evidence.HasMovement))
        {
            if (Tell(context, evidence, findings) is { } chain)
            {
                yield return chain;
            }
        }
    }

    private AttackChain? Tell(HuntContext context, SeedChainEvidence evidence, IReadOnlyList<Finding> findings)
    {
        var links = SeedChainLinks.Build(context, evidence);
        var found = links.Where(link => link.State == ChainLinkState.Found).ToList();
        bool Has(string step) => found.Any(link => link.Step == step);

        // The heart of the matter: power over Exchange, or the mail flow change itself. Without either this is another story.
        var power = Has("S6") && Has("S7");
        var mailFlow = Has("S10") && Has("S11");
        var score = found.Sum(link => link.Points);
        if (found.Count < 3 || !(Has("S6") || Has("S10") || Has("S11")) || (score < HighScore && !power && !mailFlow))
        {
            return null;
        }

        var times = found.Where(link => link.Time is not null).Select(link => link.Time!.Value).ToList();
        var blind = links.Count(link => link.State == ChainLinkState.NotAssessed && link.Step != "S12");
        var target = evidence.Subjects;
        return new AttackChain
        {
            DetectionId = Descriptor.Id,
            Title = Descriptor.Title,
            Severity = score >= CriticalScore || power || mailFlow ? Severity.Critical : Severity.High,
            Confidence = blind == 0 ? Confidence.High : blind <= 3 ? Confidence.Medium : Confidence.Low,
            Score = score,
            AppId = evidence.App?.AppId,
            AppName = evidence.App?.Name,
            Actors = [.. found.Select(link => link.Actor).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)],
            Start = times.Count > 0 ? times.Min() : null,
            End = times.Count > 0 ? times.Max() : null,
            Story = SeedChainStory.Tell(evidence, links),
            Links = links,
            WhatToDo = SeedChainStory.WhatToDo(evidence, links),
            Findings = [.. findings.Where(finding => finding.Severity >= Severity.Low && finding.Subjects.Any(target.Contains)).Select(finding => finding.Fingerprint)],
            Fingerprint = Fingerprint.Of(Descriptor.Id, evidence.Key),
        };
    }
}
