using OAuthHunter.Detections.Mfa;
using OAuthHunter.Evidence;
using OAuthHunter.Facts;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Risk;

/// <summary>RSK-004: a risk was waved through by somebody who should not.</summary>
public sealed class Rsk004RiskDismissedDetection : Detection
{
    private const int Many = 5;
    private const int Days = 30;

    private static readonly TimeSpan Burst = TimeSpan.FromMinutes(60);
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "RSK-004",
        Title = "Risk dismissed",
        Severity = Severity.Medium,
        Escalation = "High when the risk was the actor's own, when the actor was at risk or had been hit by an attack himself, or when it was an administrator's.",
        Logic = "Per actor, risks dismissed (directory or unified audit log): his own; by somebody at risk or hit by an attack on passwords; five or more within 60 minutes; or an administrator's, within 24 hours after the risk was detected (at any time where detections were not captured). And administrators whose risk an administrator dismissed within 30 days as Identity Protection itself tells (riskDetail), where the log does not show who.",
        Rationale = "An intruder with rights enough dismisses the alarm that he caused. A risk that is dismissed within minutes was hardly looked at.",
        BenignIf = "The security team looked at the risk first; its ticket says so. A clean-up of old risks dismisses many at once.",
        Remediation = "Ask the actor what he looked at. Confirm the users whose risk nobody can explain as compromised, which raises it again.",
        Techniques = ["T1562"],
        Needs =
        [
            new EvidenceNeed("dismissals in the directory audit", EntitySets.DirectoryAudits),
            new EvidenceNeed("dismissed risks of administrators", EntitySets.RiskyUsers, EntitySets.RoleAssignments),
            new EvidenceNeed("dismissals in the unified audit log", EntitySets.UnifiedAuditLog) { IsFallback = true },
        ],
        Permissions = ["AuditLog.Read.All", "IdentityRiskyUser.Read.All", "RoleManagement.Read.Directory"],
        Licence = "Entra ID P2",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var dismissals = context.Facts.ProtectionEvents.Where(change => change.Kind == ProtectionEventKind.RiskDismissed).ToList();
        foreach (var actor in dismissals.GroupBy(change => ActorIdentity.Key(context.Facts, change.Actor) ?? "unknown", StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            if (Judge(context, [.. actor]) is { } finding)
            {
                yield return finding;
            }
        }

        var told = new HashSet<string>(dismissals.SelectMany(change => new[] { change.TargetId, change.TargetUpn }).OfType<string>(), StringComparer.OrdinalIgnoreCase);
        foreach (var admin in context.Facts.Admins.Where(admin => admin.Risk is { } risk
            && string.Equals(risk.RiskDetail, "adminDismissedAllRiskForUser", StringComparison.OrdinalIgnoreCase)
            && context.IsWithinDays(risk.RiskLastUpdatedDateTime, Days)
            && !told.Contains(admin.Id) && !told.Contains(admin.UserPrincipalName)))
        {
            yield return FindingFactory.Create(
                Descriptor, admin.ToTarget(), Severity.Medium,
                $"Somebody dismissed the risk of {admin.UserPrincipalName} ({AdminRoleNames.Of(admin)}) at {admin.Risk!.RiskLastUpdatedDateTime?.AsMinute()} UTC; the log does not show who.",
                [EvidenceItem.Of(EntitySets.RiskyUsers, admin.Risk, admin.Risk.Id, $"{admin.UserPrincipalName}: riskDetail = {admin.Risk.RiskDetail}", admin.Risk.RiskLastUpdatedDateTime), .. AdminFindings.RoleRows(admin)]);
        }
    }

    private Finding? Judge(HuntContext context, List<ProtectionEvent> changes)
    {
        var actor = changes[0].Actor;
        var name = ActorIdentity.Name(context.Facts, actor) ?? "Somebody";
        var reasons = new List<(Severity Severity, string Text)>();
        if (changes.Exists(change => change.IsOwnDoing))
        {
            reasons.Add((Severity.High, "his own among them"));
        }

        if (RiskOf(context, actor) is { } risk)
        {
            reasons.Add((Severity.High, risk));
        }

        foreach (var change in changes)
        {
            if ((context.Facts.FindAdmin(change.TargetUpn) ?? context.Facts.FindAdmin(change.TargetId)) is { } admin && IsHasty(context, change, admin))
            {
                reasons.Add((Severity.High, $"that of the administrator {admin.UserPrincipalName}"));
            }
        }

        if (MostWithin(changes) is var most && most >= Many)
        {
            reasons.Add((Severity.Medium, $"{most} within an hour"));
        }

        if (reasons.Count == 0)
        {
            return null;
        }

        var finding = FindingFactory.Create(
            Descriptor, AdminFindings.User(context, actor.UserPrincipalName, actor.Id ?? actor.AppId ?? "unknown actor"), reasons.Max(reason => reason.Severity),
            $"{name} dismissed {changes.Count} risk(s): {string.Join("; ", reasons.Select(reason => reason.Text).Distinct(StringComparer.Ordinal))}.",
            changes.Select(change => change.Evidence));
        return finding with
        {
            Subjects = [.. finding.Subjects.Concat(changes.Select(change => change.TargetUpn).OfType<string>().Select(Subject.User)).Distinct(StringComparer.Ordinal)],
            NotAssessed = context.Has(EntitySets.RiskDetections) ? [] : ["Risk detections were not captured: how soon after the alarm a risk was dismissed is not known."],
        };
    }

    private static string? RiskOf(HuntContext context, AuditActor actor)
    {
        var admin = context.Facts.FindAdmin(actor.UserPrincipalName) ?? context.Facts.FindAdmin(actor.Id);
        if (admin?.Risk is { } risk && AdminProfileBuilder.IsAtRisk(risk))
        {
            return "the actor is at risk himself";
        }

        return context.Facts.SignIns.Hits.Any(hit => string.Equals(hit.User, actor.UserPrincipalName ?? actor.Id, StringComparison.OrdinalIgnoreCase))
            ? "an attack on passwords had hit the actor" : null;
    }

    private static bool IsHasty(HuntContext context, ProtectionEvent change, AdminProfile admin)
    {
        if (!context.Has(EntitySets.RiskDetections))
        {
            return true;
        }

        var detected = context.Facts.Risks.UserDetections
            .Where(detection => (detection.UserId is { } id && admin.Is(id)) || (detection.UserPrincipalName is { } upn && admin.Is(upn)))
            .Select(detection => detection.DetectedDateTime ?? detection.ActivityDateTime)
            .Where(time => time <= change.Time).ToList();
        return detected.Count > 0 && change.Time - detected.Max() <= Fresh;
    }

    // Times are in order; the window slides over them.
    private static int MostWithin(List<ProtectionEvent> changes)
    {
        int first = 0, most = 0;
        for (var last = 0; last < changes.Count; last++)
        {
            while (changes[last].Time - changes[first].Time > Burst)
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }
}
