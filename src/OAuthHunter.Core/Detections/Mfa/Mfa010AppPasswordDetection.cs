using OAuthHunter.Evidence;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Mfa;

/// <summary>MFA-010: a password that no second factor is asked for with.</summary>
public sealed class Mfa010AppPasswordDetection : Detection
{
    private const int Days = 90;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "MFA-010",
        Title = "App passwords",
        Severity = Severity.Medium,
        Escalation = "High for administrators.",
        Logic = "An app password was created within 90 days (directory or unified audit log), or the registration report lists one (appPassword).",
        Rationale = "An app password lets old clients in without a second factor, does not expire, and outlives a change of the password.",
        BenignIf = "A device that knows no modern authentication uses it, for example a printer; it should then belong to an account without roles.",
        Remediation = "Delete the app passwords of the account, forbid them in the service settings of MFA, and block legacy authentication.",
        Techniques = ["T1556.006"],
        Needs =
        [
            new EvidenceNeed("creation in the directory audit", EntitySets.DirectoryAudits),
            new EvidenceNeed("registered methods", EntitySets.UserRegistrationDetails),
            new EvidenceNeed("creation in the unified audit log", EntitySets.UnifiedAuditLog) { IsFallback = true },
        ],
        Permissions = ["AuditLog.Read.All"],
        Licence = "Free; registered methods take Entra ID P1",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var created = context.Facts.ProtectionEvents
            .Where(change => change.Kind == ProtectionEventKind.AppPasswordCreated && context.IsWithinDays(change.Time, Days) && change.TargetKey is not null)
            .ToLookup(change => (context.Facts.FindAdmin(change.TargetUpn) ?? context.Facts.FindAdmin(change.TargetId))?.UserPrincipalName ?? change.TargetKey!, StringComparer.OrdinalIgnoreCase);
        var registered = context.Facts.Registrations.Where(HasAppPassword)
            .ToLookup(row => row.UserPrincipalName ?? row.Id ?? "unknown user", StringComparer.OrdinalIgnoreCase);
        foreach (var account in created.Select(group => group.Key).Concat(registered.Select(group => group.Key)).Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(key => key, StringComparer.Ordinal))
        {
            var admin = context.Facts.FindAdmin(account);
            var events = created[account].ToList();
            var rows = registered[account].ToList();
            var how = events.Count > 0 ? $"An app password was created for {account} at {events[events.Count - 1].Time.AsMinute()} UTC" : $"{account} has an app password";
            var finding = FindingFactory.Create(
                Descriptor, AdminFindings.User(context, account, events.Count > 0 ? events[0].TargetId : rows[0].Id), admin is null ? Severity.Medium : Severity.High,
                $"{how}: with it no second factor is asked for.",
                [.. events.Select(change => change.Evidence), .. rows.Select(row => EvidenceItem.Of(EntitySets.UserRegistrationDetails, row, row.Id, $"{account}: methodsRegistered lists appPassword"))]);
            yield return finding with { Escalations = admin is null ? [] : ["The account is an administrator's."] };
        }
    }

    private static bool HasAppPassword(UserRegistrationDetails row) => row.MethodsRegistered?.Contains("appPassword", StringComparer.OrdinalIgnoreCase) == true;
}
