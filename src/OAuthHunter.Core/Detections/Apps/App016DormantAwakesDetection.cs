using OAuthHunter.Evidence;
using OAuthHunter.Facts;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using System.Globalization;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-016: an app that slept and now works.</summary>
public sealed class App016DormantAwakesDetection : Detection
{
    private const double SilentDays = 30;
    private const double SleepAfterBirthDays = 7;

    private static readonly TimeSpan Soon = TimeSpan.FromHours(24);

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-016",
        Title = "Sleeping privileged app wakes up",
        Severity = Severity.High,
        Escalation = "Critical when it made an inbound connector or a transport rule within 24 hours of waking.",
        Logic = "In sign-ins and the unified audit log an app that can reach mail, administer Exchange or rule the tenant acts for the first time after at least 30 "
            + "days of silence; or for the first time ever, at least 7 days after it was made. The latter is said only where the logs begin before the app did.",
        Rationale = "In the campaign of 2022 the app was made weeks before it was used, when nobody looked at it any more.",
        BenignIf = "A yearly job, or an integration that went live late.",
        Remediation = "Disable the app first. Then look at every connector and rule that came since it woke.",
        Techniques = ["T1078.004"],
        Needs = [new EvidenceNeed("sign-ins of apps", EntitySets.SignIns), new EvidenceNeed("unified audit log", EntitySets.UnifiedAuditLog)],
        Permissions = ["AuditLog.Read.All", "Exchange: View-Only Audit Logs"],
        Licence = "Entra ID P1 (sign-ins); free through the unified audit log",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new AppJudge(context);
        var made = new Lazy<ILookup<string, MailFlowObjectHistory>>(() => MadeByApps(context));
        foreach (var app in context.Facts.Apps.Where(app => app.Activity is { Awakenings.Count: > 0 } && IsWorthWaking(app) && !AppJudge.IsUntouchedMicrosoft(app)))
        {
            foreach (var awakening in app.Activity!.Awakenings)
            {
                if (Sleep(app, awakening, judge) is { } sleep)
                {
                    yield return Judge(app, awakening, sleep, made.Value);
                }
            }
        }
    }

    private static bool IsWorthWaking(AppProfile app) =>
        app.ManageExchangePermissions.Any() || MailPower.ApplicationWide(app).Any() || app.ExchangeRoles is { Count: > 0 }
        || app.Permissions.Any(permission => permission.IsEffective && App006TierZeroPermissionDetection.IsTierZero(permission));

    /// <summary>How long it slept; null when it did not, or when the logs cannot tell.</summary>
    private static string? Sleep(AppProfile app, AppAwakening awakening, AppJudge judge)
    {
        if (awakening.SilentFor is { } silence)
        {
            return silence.TotalDays >= SilentDays ? string.Format(CultureInfo.InvariantCulture, "after {0:0} days of silence", silence.TotalDays) : null;
        }

        return app.CreatedAt is { } born && judge.ActivityStart <= born && (awakening.Time - born).TotalDays >= SleepAfterBirthDays
            ? string.Format(CultureInfo.InvariantCulture, "for the first time, {0:0} days after it was made", (awakening.Time - born).TotalDays)
            : null;
    }

    private static ILookup<string, MailFlowObjectHistory> MadeByApps(HuntContext context) => context.Facts.MailFlow.InboundConnectors.Cast<MailFlowObjectHistory>()
        .Concat(context.Facts.MailFlow.TransportRules)
        .Select(history => (History: history, Key: ActorIdentity.Key(context.Facts, history.CreatedBy)))
        .Where(pair => pair.Key is not null && pair.History.CreatedAt is not null)
        .ToLookup(pair => pair.Key!, pair => pair.History, StringComparer.Ordinal);

    private Finding Judge(AppProfile app, AppAwakening awakening, string sleep, ILookup<string, MailFlowObjectHistory> made)
    {
        var key = "app:" + (app.AppId ?? app.ServicePrincipalId ?? app.Name).ToLowerInvariant();
        var soon = made[key].Where(history => history.CreatedAt >= awakening.Time && history.CreatedAt - awakening.Time <= Soon)
            .OrderBy(history => history.CreatedAt).ThenBy(history => history.Name, StringComparer.Ordinal).ToList();
        return AppFindings.Create(
            Descriptor,
            app,
            soon.Count > 0 ? Severity.Critical : Severity.High,
            $"'{app.Name}' acted {sleep}{(soon.Count > 0 ? $", and made {string.Join(", ", soon.Select(history => history.Name))} within a day" : string.Empty)}.",
            [awakening.Evidence, .. soon.SelectMany(history => history.Evidence), app.Evidence],
            soon.Count > 0 ? [string.Format(CultureInfo.InvariantCulture, "It made {0} connector(s) or rule(s) within 24 hours of waking.", soon.Count)] : [],
            discriminator: awakening.Time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) with
        {
            FirstSeen = awakening.Time,
        };
    }
}
