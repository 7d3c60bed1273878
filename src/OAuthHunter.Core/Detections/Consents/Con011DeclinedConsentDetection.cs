using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Consents;

/// <summary>CON-011: several users were asked by the same app and said no, or asked an administrator.</summary>
public sealed class Con011DeclinedConsentDetection : Detection
{
    private const int LeastUsers = 3;

    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CON-011",
        Title = "Several users declined an app or asked for it",
        Severity = Severity.Info,
        Escalation = "Medium when the app bears the name of a well-known brand and nobody is known to vouch for its publisher.",
        Logic = "Within 24 hours three users or more declined the consent to one app (sign-in error 65004), were refused because an administrator must consent (90094, 90095), "
            + "or filed a request for an administrator's consent. The tenant's own apps and Microsoft's are left out.",
        Rationale = "Those who said no are the first witnesses of a consent phish. Those who asked an administrator may get it through.",
        BenignIf = "A new service that becomes popular.",
        Remediation = "Look the app up. Warn the users, or review the app and decide for all of them.",
        Techniques = ["T1566.002"],
        Needs =
        [
            new EvidenceNeed("consents declined at sign-in", EntitySets.SignIns),
            new EvidenceNeed("requests for an administrator's consent", EntitySets.AppConsentRequests),
            new EvidenceNeed("consents declined at log-on, from the unified audit log", EntitySets.UnifiedAuditLog) { IsFallback = true },
        ],
        Permissions = ["AuditLog.Read.All", "ConsentRequest.Read.All"],
        Licence = "Entra ID P1 (sign-ins), Free (requests)",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var asked = context.Facts.Consents.Prompts.Select(prompt => new Refusal(prompt.AppId, prompt.AppName, prompt.User, prompt.Time, prompt.Evidence))
            .Concat(context.Facts.Consents.Requests.SelectMany(request => Requests(request, context)));
        foreach (var group in asked.GroupBy(refusal => refusal.AppId, StringComparer.OrdinalIgnoreCase).OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase))
        {
            var app = context.Facts.FindApp(group.Key);
            if (app?.Ownership is AppOwnership.Own or AppOwnership.Microsoft)
            {
                continue;
            }

            var ordered = group.OrderBy(refusal => refusal.Time).ThenBy(refusal => refusal.User, StringComparer.Ordinal).ToList();
            if (Together(ordered) is { } together)
            {
                yield return Judge(group.Key, app, together);
            }
        }
    }

    // The widest set of users within a day. Who is in the window is counted as he enters and leaves.
    private static List<Refusal>? Together(List<Refusal> ordered)
    {
        var users = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        (int Start, int Length)? best = null;
        var most = LeastUsers - 1;
        for (int start = 0, end = 0; end < ordered.Count; end++)
        {
            users[ordered[end].User] = users.TryGetValue(ordered[end].User, out var times) ? times + 1 : 1;
            for (; ordered[end].Time - ordered[start].Time > Window; start++)
            {
                if (--users[ordered[start].User] == 0)
                {
                    users.Remove(ordered[start].User);
                }
            }

            if (users.Count > most)
            {
                (best, most) = ((start, end - start + 1), users.Count);
            }
        }

        return best is { } range ? ordered.GetRange(range.Start, range.Length) : null;
    }

    private static IEnumerable<Refusal> Requests(AppConsentRequest request, HuntContext context) => request.AppId is not { } appId ? [] : (request.UserConsentRequests ?? [])
        .Where(one => one.CreatedDateTime is not null && (one.UserPrincipalName ?? one.UserId) is not null)
        .Select(one =>
        {
            var user = one.UserPrincipalName ?? context.Facts.Accounts.NameOf(one.UserId!);
            return new Refusal(appId.ToLowerInvariant(), request.AppDisplayName, user.ToLowerInvariant(), one.CreatedDateTime!.Value, EvidenceItem.Of(
                EntitySets.AppConsentRequests, request, one.Id ?? request.Id, $"{user} asked for an administrator's consent to '{request.AppDisplayName ?? appId}'", one.CreatedDateTime));
        });

    private Finding Judge(string appId, AppProfile? app, List<Refusal> together)
    {
        var name = app?.Name ?? together.Select(refusal => refusal.AppName).FirstOrDefault(known => known is not null) ?? appId;
        var target = app?.ToTarget() ?? new FindingTarget(TargetKind.Application, appId, name) { AppId = appId, Subjects = [Subject.App(appId)] };
        var users = together.Select(refusal => refusal.User).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var isLure = app?.VerifiedPublisher is null && AppNames.Brand(name) is not null;
        var finding = FindingFactory.Create(
            Descriptor,
            target,
            isLure ? Severity.Medium : Severity.Info,
            $"{users.Count} users were asked to let '{name}' in within a day, and declined or need an administrator: {ConsentJudge.Names(users)}.",
            together.Select(refusal => refusal.Evidence).Distinct());
        return finding with
        {
            Confidence = app is { IsPublisherKnown: true } ? Confidence.High : Confidence.Medium,
            Escalations = isLure ? ["It bears the name of a brand, and nobody is known to vouch for its publisher."] : [],
            Subjects = [.. target.Subjects.Concat(users.Select(Subject.User)).Distinct(StringComparer.Ordinal)],
        };
    }

    private sealed record Refusal(string AppId, string? AppName, string User, DateTimeOffset Time, EvidenceItem Evidence);
}
