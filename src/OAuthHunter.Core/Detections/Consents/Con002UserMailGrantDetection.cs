using OAuthHunter.Detections.Apps;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.Consents;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Consents;

/// <summary>CON-002: a user let an app of strangers into his mailbox, for good.</summary>
public sealed class Con002UserMailGrantDetection : Detection
{
    private const string AppleInternetAccounts = "f8d98a96-0999-43f5-8af3-69971c7bb423";
    private const string Thunderbird = "9e5f94bc-e8a4-4e73-b8be-63364c29d753";

    // Known by id only: a name can be copied. Other mail programs of the catalogue publish no id that sources agree on.
    private static readonly HashSet<string> MailPrograms = new(StringComparer.OrdinalIgnoreCase) { AppleInternetAccounts, Thunderbird };

    // Libraries and tools that no mail program signs in with.
    private static readonly string[] ScriptAgents = ["python", "curl/", "axios/", "go-http-client", "go-resty", "node-fetch", "undici", "PostmanRuntime", "libwww-perl", "PowerShell"];

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CON-002",
        Title = "User gave an unverified app lasting access to mail",
        Severity = Severity.Medium,
        Escalation = "Critical when the user is an administrator. High for a consent of the last 30 days. "
            + "Low for Apple Internet Accounts and Thunderbird, unless people are seen to use that id through a script: then High.",
        Logic = "Grants of one user together cover a scope that opens mail (class mail in the table of dangerous permissions: Mail, MailboxSettings, EWS, EAS, IMAP, POP, SMTP) and offline_access; "
            + "the app belongs to another tenant and its publisher is not verified. Who the executives are no export tells, so only administrators are singled out. Revoked consents count while they are in the log.",
        Rationale = "The app reads or sends mail as the user from anywhere, for months, whatever happens to the password.",
        BenignIf = "A mail program or service that the user chose himself and that your policy allows.",
        Remediation = "Remove the grant, revoke the user's sessions, then look at what the app read (MailItemsAccessed) and sent.",
        Techniques = ["T1528", "T1114.002"],
        Needs = [ConsentNeeds.Grants, .. AppNeeds.AuditEventsInstead],
        Permissions = ["Directory.Read.All", "Application.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new ConsentJudge(context);
        foreach (var group in context.Facts.Consents.Grants.Where(grant => !grant.IsTenantWide).GroupBy(grant => grant.App))
        {
            if (ConsentJudge.IsForeignUnverified(group.Key) == false)
            {
                continue;
            }

            var users = group.GroupBy(grant => grant.PrincipalId, StringComparer.OrdinalIgnoreCase)
                .Select(user => user.ToList())
                .Where(grants => grants.Exists(grant => grant.Scopes.OpensMail) && grants.Exists(grant => grant.Scopes.HasOfflineAccess));
            foreach (var finding in Judge(group.Key, users.ToList(), judge, context))
            {
                yield return finding;
            }
        }
    }

    // One finding for each weight, so that the many who consented long ago do not hide the one administrator.
    private IEnumerable<Finding> Judge(AppProfile app, List<List<DelegatedGrant>> users, ConsentJudge judge, HuntContext context)
    {
        var (isMailProgram, misuse) = MailProgram(app, context);
        foreach (var weight in users.GroupBy(grants => Weigh(grants, isMailProgram, misuse.Count > 0, judge)).OrderBy(weight => weight.Key.Name, StringComparer.Ordinal))
        {
            var grants = weight.SelectMany(user => user).ToList();
            var who = ConsentJudge.Names(grants.Select(grant => grant.PrincipalName));
            yield return judge.Create(
                Descriptor,
                app,
                weight.Key.Severity,
                $"{who} let '{app.Name}' use {ConsentJudge.DangerousScopes(grants)} at any time{(grants.TrueForAll(grant => !grant.IsLive) ? "; it has been revoked since" : string.Empty)}.",
                grants,
                weight.Key.Reason is { } reason ? [reason] : [],
                misuse.Select(found => found.Evidence).Take(5),
                weight.Key.Name);
        }
    }

    private static (string Name, Severity Severity, string? Reason) Weigh(List<DelegatedGrant> grants, bool isMailProgram, bool isMisused, ConsentJudge judge)
    {
        if (isMailProgram)
        {
            return isMisused ? ("script", Severity.High, "People use the id of a mail program through a script.") : ("program", Severity.Low, null);
        }

        if (grants.Exists(grant => judge.IsAdmin(grant.PrincipalId)))
        {
            return ("admin", Severity.Critical, "The user is an administrator.");
        }

        return grants.Exists(judge.IsRecent) ? ("recent", Severity.High, "The consent is no older than 30 days.") : ("old", Severity.Medium, null);
    }

    // Published mailbox thieves use Thunderbird's id. Where they come from no export rates, so the client alone has to tell.
    private static (bool IsMailProgram, List<(string Agent, EvidenceItem Evidence)> Misuse) MailProgram(AppProfile app, HuntContext context)
    {
        if (app.AppId is not { } id || !MailPrograms.Contains(id))
        {
            return (false, []);
        }

        var agents = context.Facts.SignIns.History?.AgentsOf(id) ?? [];
        return (true, [.. agents.Where(found => ScriptAgents.Any(script => found.Agent.IndexOf(script, StringComparison.OrdinalIgnoreCase) >= 0))]);
    }
}
