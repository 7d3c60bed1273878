using OAuthHunter.Evidence;
using OAuthHunter.Facts;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.SignIns;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Mfa;

/// <summary>MFA-008: the methods of an account were changed in a way that an intruder changes them.</summary>
public sealed class Mfa008SecurityInfoChangedDetection : Detection
{
    private static readonly TimeSpan Shadow = TimeSpan.FromHours(24);
    private static readonly TimeSpan Swap = TimeSpan.FromMinutes(30);

    // Microsoft's own services that write methods on a user's behalf.
    private static readonly string[] Services = ["Azure MFA StrongAuthenticationService", "Azure Credential Configuration Endpoint Service", "Microsoft password reset service", "Azure AD Cloud Sync", "Microsoft Entra AD Synchronization Service"];

    private static readonly string[] Resistant = ["fido", "passkey", "hello", "secure enclave", "platform credential"];

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "MFA-008",
        Title = "Security info changed",
        Severity = Severity.Medium,
        Escalation = "High for administrators. Critical within 24 hours of a hit of an attack on the account's password, or when an app did it. Low for accounts whose roles only read, and for an administrator who adds a phishing-resistant method himself from a network that he uses.",
        Logic = "Per account, registered, deleted, default or rewritten methods (both logs): of an administrator; or of anybody within 24 hours after a sign-in from a network where he had never been, after a hit of an attack on his password, or after a risk detection; or deleted and registered anew within 30 minutes; or a telephone number that was written to two or more accounts. Microsoft's own services that write on a user's behalf count as the user.",
        Rationale = "An intruder who registers his own method keeps the account through a change of password, and passes every policy that asks for MFA.",
        BenignIf = "The user has a new telephone, or registered after an invitation to do so. Ask him by another way than mail.",
        Remediation = "Ask the user which methods are his. Remove the others, require registration anew, revoke sessions, and look at what the account did since.",
        Techniques = ["T1556.006", "T1098.005"],
        Needs = ProtectionLogNeeds.Either,
        Permissions = ["AuditLog.Read.All"],
        Licence = "Free; sign-ins take Entra ID P1",
    };

    public override IEnumerable<string> NotAssessed(HuntContext context) => context.Has(EntitySets.SignIns) || context.Has(EntitySets.UnifiedAuditLog)
        ? []
        : ["Sign-ins before the changes: none were captured"];

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var changes = context.Facts.ProtectionEvents.Where(IsChange).Where(change => change.TargetKey is not null).ToList();
        var shared = changes.SelectMany(change => change.Phones.Select(phone => (phone, Key: KeyOf(context, change))))
            .GroupBy(pair => pair.phone, StringComparer.Ordinal)
            .Where(group => group.Select(pair => pair.Key).Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1)
            .ToDictionary(group => group.Key, group => group.Select(pair => pair.Key).Distinct(StringComparer.OrdinalIgnoreCase).Count(), StringComparer.Ordinal);
        foreach (var account in changes.GroupBy(change => KeyOf(context, change), StringComparer.OrdinalIgnoreCase).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            if (Judge(context, [.. account], shared) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private Finding? Judge(HuntContext context, List<ProtectionEvent> changes, IReadOnlyDictionary<string, int> shared)
    {
        var admin = context.Facts.FindAdmin(changes[0].TargetUpn) ?? context.Facts.FindAdmin(changes[0].TargetId);
        var upn = admin?.UserPrincipalName ?? changes[0].TargetUpn;
        var logons = context.Facts.SignIns.LogonsOf(upn ?? changes[0].TargetId);
        var hits = context.Facts.SignIns.Hits.Where(hit => string.Equals(hit.User, upn, StringComparison.OrdinalIgnoreCase)).ToList();
        var reasons = new List<(Severity Severity, string Text)>();
        var rows = new List<EvidenceItem>();
        foreach (var change in changes)
        {
            var before = reasons.Count;
            Weigh(context, change, logons, hits, reasons, rows);
            if (shared.Where(pair => change.Phones.Contains(pair.Key)).OrderByDescending(pair => pair.Value).FirstOrDefault() is { Value: > 1 } phone)
            {
                reasons.Add((Severity.Medium, $"a telephone number ending in {ProtectionEventReader.Ending(phone.Key)} was written to {phone.Value} accounts"));
            }

            if (admin is not null)
            {
                reasons.Add((admin.OnlyReads || (IsImprovement(change, logons) && before == reasons.Count) ? Severity.Low : Severity.High, "the account is an administrator's"));
            }
        }

        if (changes.Any(gone => gone.Kind == ProtectionEventKind.MethodDeleted
            && changes.Any(come => come.Kind == ProtectionEventKind.MethodRegistered && (come.Time - gone.Time).Duration() <= Swap)))
        {
            reasons.Add((Severity.Medium, "one method was deleted and another registered within 30 minutes"));
        }

        if (reasons.Count == 0)
        {
            return null;
        }

        var severity = reasons.Max(reason => reason.Severity);
        if (admin is { OnlyReads: false } && severity == Severity.Medium)
        {
            severity = Severity.High;
        }

        var last = changes[changes.Count - 1];
        var why = reasons.OrderByDescending(reason => reason.Severity).Select(reason => reason.Text).Distinct(StringComparer.Ordinal).ToList();
        var finding = FindingFactory.Create(
            Descriptor, AdminFindings.User(context, upn, changes[0].TargetId), severity,
            $"{changes.Count} change(s) to how {upn ?? changes[0].TargetId} proves himself, last at {last.Time.AsMinute()} UTC by {ActorIdentity.Name(context.Facts, last.Actor) ?? "somebody"}: {string.Join("; ", why)}.",
            changes.Skip(Math.Max(0, changes.Count - 15)).Select(change => change.Evidence).Concat(rows).Distinct().OrderBy(row => row.Time).ThenBy(row => row.Description, StringComparer.Ordinal));
        return finding with
        {
            Subjects = [.. finding.Subjects.Concat(changes.Select(change => ActorIdentity.Key(context.Facts, change.Actor)).OfType<string>()).Distinct(StringComparer.Ordinal)],
            Escalations = severity == Severity.Critical ? [.. reasons.Where(reason => reason.Severity == Severity.Critical).Select(reason => char.ToUpperInvariant(reason.Text[0]) + reason.Text.Substring(1) + ".").Distinct(StringComparer.Ordinal)] : [],
        };
    }

    private static void Weigh(HuntContext context, ProtectionEvent change, IReadOnlyList<AccountLogon> logons, List<AttackHit> hits, List<(Severity, string)> reasons, List<EvidenceItem> rows)
    {
        if (hits.Find(hit => IsShadowed(change.Time, hit.Time)) is { } hit)
        {
            reasons.Add((Severity.Critical, $"an attack had found the password from {hit.Address} shortly before"));
            rows.Add(hit.Evidence);
        }

        if (IsForeignApp(context, change.Actor))
        {
            reasons.Add((Severity.Critical, $"the app {ActorIdentity.Name(context.Facts, change.Actor)} did it"));
        }

        if (logons.LastOrDefault(logon => logon.IsNewNetwork && IsShadowed(change.Time, logon.Start)) is { } logon)
        {
            reasons.Add((Severity.Medium, $"the account had just signed in from {logon.Where}, where it had never been"));
            rows.Add(logon.ToEvidence());
        }
    }

    private static bool IsShadowed(DateTimeOffset change, DateTimeOffset cause) => cause <= change && change - cause <= Shadow;

    private static bool IsForeignApp(HuntContext context, AuditActor actor) =>
        actor.Kind == AuditActorKind.Application
        && !Services.Contains(actor.DisplayName, StringComparer.OrdinalIgnoreCase)
        && (context.Facts.FindApp(actor.AppId) ?? context.Facts.FindApp(actor.ServicePrincipalId)) is not { Ownership: AppOwnership.Microsoft };

    private static bool IsImprovement(ProtectionEvent change, IReadOnlyList<AccountLogon> logons) =>
        change is { Kind: ProtectionEventKind.MethodRegistered, IsOwnDoing: true, Method: { } method }
        && Resistant.Any(word => method.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
        && (change.Actor.IPAddress is not { } address || logons.Any(logon => logon.Start < change.Time - Shadow && NetworkAddress.NetworkOf(logon.Address) == NetworkAddress.NetworkOf(address)));

    private static bool IsChange(ProtectionEvent change) => change.Kind is ProtectionEventKind.MethodRegistered or ProtectionEventKind.MethodDeleted
        or ProtectionEventKind.DefaultMethodChanged or ProtectionEventKind.MethodsRewritten;

    private static string KeyOf(HuntContext context, ProtectionEvent change) =>
        (context.Facts.FindAdmin(change.TargetUpn) ?? context.Facts.FindAdmin(change.TargetId))?.UserPrincipalName ?? change.TargetKey!;
}
