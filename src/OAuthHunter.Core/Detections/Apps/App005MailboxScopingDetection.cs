using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Facts.Mailboxes;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Detections.Apps;

/// <summary>APP-005: the fence around an app is missing, wide, or gone.</summary>
public sealed class App005MailboxScopingDetection : Detection
{
    /// <summary>More mailboxes than a printer or a ticket system needs.</summary>
    private const int ManyMailboxes = 25;

    /// <summary>More than the people of one department.</summary>
    private const int ManyMembers = 100;

    private const int MostRows = 50;

    private static readonly HashSet<string> Protocols = new(StringComparer.Ordinal) { "IMAP.AccessAsApp", "POP.AccessAsApp", "SMTP.SendAsApp" };

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "APP-005",
        Title = "Mailbox scoping of an app is missing or was removed",
        Severity = Severity.Medium,
        Escalation = "High when an application access policy was removed while the app still holds the permission.",
        Logic = "An app holds IMAP.AccessAsApp, POP.AccessAsApp or SMTP.SendAsApp and Exchange knows it as a service principal: which mailboxes it reaches is decided "
            + "mailbox by mailbox (Low where rights on every mailbox were captured and it has FullAccess or SendAs on at most 25). Or the only policies that bind an app with permissions over mail deny: every mailbox that they do not name is open. Or a policy "
            + "of the app is no longer valid. Or the groups that an app is bound to have more than 100 members (Low), or more than 25 and half as many as there are mailboxes: members are counted when a tenant is read live, nested groups as one; "
            + "exports of the policies do not show them. Or the audit log shows that a policy was removed while the app still holds a permission over mail.",
        Rationale = "Scoping is what makes a mail permission bearable. Taking it off is one cmdlet, and nothing in Entra changes by it.",
        BenignIf = "A printer or scanner relay; a policy that was replaced by a scoped Exchange role.",
        Remediation = "Bind the app to a group with RestrictAccess, or to a scoped Exchange role, and watch the members.",
        Techniques = ["T1114.002", "T1098.002"],
        Needs =
        [
            new EvidenceNeed("grants and application access policies", EntitySets.ServicePrincipals, EntitySets.AppRoleAssignments, EntitySets.ApplicationAccessPolicies),
            new EvidenceNeed("changes in Exchange", EntitySets.UnifiedAuditLog),
        ],
        Permissions = ["Application.Read.All", "Exchange: View-Only Organization Management", "Exchange: View-Only Audit Logs"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var mailboxes = context.Facts.Mailboxes;
        var rights = mailboxes.Delegations.Where(right => right is { IsPresent: true, Folder: null } && (right.Has("FullAccess") || right.Has("SendAs"))).ToLookup(right => right.Trustee, StringComparer.OrdinalIgnoreCase);
        foreach (var app in context.Facts.Apps.Where(app => !AppJudge.IsUntouchedMicrosoft(app)))
        {
            var mail = MailPower.ApplicationWide(app).ToList();
            if (mail.Count == 0)
            {
                continue;
            }

            var removed = context.Facts.AccessPolicyRemovals.Where(change => app.AppId is { } id && AppIdOf(change) is { } named && string.Equals(named, id, StringComparison.OrdinalIgnoreCase)).ToList();
            if (removed.Count > 0)
            {
                yield return OfRemoval(app, mail, removed);
            }

            var protocols = mail.Where(permission => permission.ResourceAppId == WellKnown.ExchangeOnline && Protocols.Contains(permission.Value)).ToList();
            if (app.Mailboxes?.Kind == MailboxReachKind.AllButSome)
            {
                yield return OfDenials(app, mail);
            }
            else if (protocols.Count > 0 && app.IsKnownToExchange)
            {
                yield return OfScope(app, protocols, RightsOf(app, rights), mailboxes.AreRightsWhole);
            }


            if (app.Mailboxes is { Kind: MailboxReachKind.Restricted, MemberCount: { } members } reach && (members > ManyMembers || GoesAroundHalf(members, mailboxes)))
            {
                yield return OfWideGroup(app, mail, reach, GoesAroundHalf(members, mailboxes) ? mailboxes.MailboxCount : null);
            }

            if (app.Mailboxes is { Kind: MailboxReachKind.Everywhere, Broken: { Count: > 0 } broken })
            {
                yield return AppFindings.Create(
                    Descriptor,
                    app,
                    Severity.Medium,
                    $"'{app.Name}' holds {MailPower.Names(mail)}, and what bound it is no longer valid: its group is gone, and every mailbox is open to it.",
                    [.. broken, .. mail.Select(permission => permission.Evidence), app.Evidence],
                    discriminator: "broken");
            }
        }
    }

    public override IEnumerable<string> NotAssessed(HuntContext context)
    {
        if (!context.Facts.Mailboxes.AreRightsWhole && context.Facts.Apps.Any(app => MailPower.ApplicationWide(app).Any(permission => Protocols.Contains(permission.Value))))
        {
            yield return "how many mailboxes IMAP, POP and SMTP apps were given: Get-MailboxPermission and Get-RecipientPermission of every mailbox";
        }

        if (context.Facts.Apps.Any(app => app.Mailboxes is { Kind: MailboxReachKind.Restricted, MemberCount: null } && MailPower.ApplicationWide(app).Any()))
        {
            yield return "how many members the groups of application access policies have: a live reading counts them, where they are groups that Get-DistributionGroupMember knows";
        }
    }

    // Identity of a policy: tenant\\application id:group id;policy id.
    private static string? AppIdOf(MailFlowEvent change)
    {
        var identity = ExchangeOperationReader.Parameter(change, "Identity") ?? change.Record.ObjectId;
        var part = identity?.Substring(identity.IndexOf('\\') + 1);
        return AuditValues.FirstGuid(part);
    }

    private Finding OfRemoval(AppProfile app, List<HeldPermission> mail, List<MailFlowEvent> removed) => AppFindings.Create(
        Descriptor,
        app,
        Severity.High,
        $"{removed[0].Actor.Name} removed an application access policy of '{app.Name}', which holds {MailPower.Names(mail)}.",
        [.. removed.Select(change => change.Evidence), .. mail.Select(permission => permission.Evidence), app.Evidence],
        ["The app still holds the permission."],
        removed.Select(change => change.Actor),
        "removed") with
    {
        FirstSeen = removed[0].Time,
        LastSeen = removed[removed.Count - 1].Time,
    };

    /// <summary>Rights that Exchange shows of the app, a mailbox each.</summary>
    private static List<MailboxDelegation> RightsOf(AppProfile app, ILookup<string, MailboxDelegation> rights) =>
        [.. app.ExchangeNames.Distinct(StringComparer.OrdinalIgnoreCase).SelectMany(name => rights[name]).GroupBy(right => right.Mailbox, StringComparer.OrdinalIgnoreCase).Select(same => same.First())];

    private static string Reached(int mailboxes, bool isWhole) => mailboxes == 0 && !isWhole
        ? "what it reaches is decided mailbox by mailbox"
        : $"Exchange gives it rights on {(isWhole ? string.Empty : "at least ")}{mailboxes} mailbox(es)";

    private Finding OfScope(AppProfile app, List<HeldPermission> protocols, List<MailboxDelegation> rights, bool isWhole) => AppFindings.Create(
        Descriptor,
        app,
        isWhole && rights.Count <= ManyMailboxes ? Severity.Low : Severity.Medium,
        $"'{app.Name}' holds {MailPower.Names(protocols)} and is a service principal of Exchange: {Reached(rights.Count, isWhole)}.",
        [.. protocols.Select(permission => permission.Evidence), .. rights.Take(MostRows).SelectMany(right => right.Evidence), .. app.Mailboxes?.Evidence ?? [], app.Evidence]);

    private static bool GoesAroundHalf(int members, MailboxFacts mailboxes) => members > ManyMailboxes && mailboxes.MailboxCount is { } all && members * 2 >= all;

    private Finding OfWideGroup(AppProfile app, List<HeldPermission> mail, MailboxReach reach, int? mailboxes) => AppFindings.Create(
        Descriptor,
        app,
        mailboxes is null ? Severity.Low : Severity.Medium,
        $"'{app.Name}' holds {MailPower.Names(mail)} and is bound to {reach.Description}, which have {reach.MemberCount}{(reach.HasMoreMembers ? " or more" : string.Empty)} members"
            + (mailboxes is null ? "." : $", of {mailboxes} mailboxes that there are: the policy holds it back from little."),
        [.. reach.Evidence, .. mail.Select(permission => permission.Evidence), app.Evidence],
        discriminator: "wide");

    private Finding OfDenials(AppProfile app, List<HeldPermission> mail) => AppFindings.Create(
        Descriptor,
        app,
        Severity.Medium,
        $"'{app.Name}' holds {MailPower.Names(mail)} over {app.Mailboxes!.Description}: a new mailbox is open to it.",
        [.. mail.Select(permission => permission.Evidence), .. app.Mailboxes.Evidence, app.Evidence]);
}
