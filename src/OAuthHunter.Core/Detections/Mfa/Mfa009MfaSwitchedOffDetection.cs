using OAuthHunter.Facts;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Mfa;

/// <summary>MFA-009: somebody took MFA away from an account.</summary>
public sealed class Mfa009MfaSwitchedOffDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "MFA-009",
        Title = "MFA disabled or bypassed for a user",
        Severity = Severity.High,
        Escalation = "Critical for administrators.",
        Logic = "Disable Strong Authentication, Add bypass user, or an update of a user that empties StrongAuthenticationRequirement, in either log. Members added to groups that policies exclude are CAP-006's affair, which knows the policies.",
        Rationale = "One change, and the password alone is enough again.",
        BenignIf = "The help desk freed a user who lost his telephone, or the tenant moves from per-user MFA to Conditional Access and switches it off for all.",
        Remediation = "Undo it unless a ticket explains it. Look at the sign-ins of the account since, and at what else the actor changed.",
        Techniques = ["T1556.006"],
        Needs = ProtectionLogNeeds.Either,
        Permissions = ["AuditLog.Read.All"],
        Licence = "Free",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var changes = context.Facts.ProtectionEvents
            .Where(change => change.Kind is ProtectionEventKind.MfaDisabled or ProtectionEventKind.MfaBypassed)
            .GroupBy(change => (context.Facts.FindAdmin(change.TargetUpn) ?? context.Facts.FindAdmin(change.TargetId))?.UserPrincipalName ?? change.TargetKey ?? "unknown user", StringComparer.OrdinalIgnoreCase)
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (var account in changes)
        {
            var last = account.Last();
            var admin = context.Facts.FindAdmin(account.Key);
            var after = context.Facts.SignIns.LogonsOf(admin?.UserPrincipalName ?? last.TargetKey).Where(logon => logon.Start >= last.Time && logon.IsSingleFactor == true).Take(5).ToList();
            var finding = FindingFactory.Create(
                Descriptor, AdminFindings.User(context, admin?.UserPrincipalName ?? last.TargetUpn, last.TargetId), admin is null ? Severity.High : Severity.Critical,
                $"{ActorIdentity.Name(context.Facts, last.Actor) ?? "Somebody"} took MFA from {account.Key} at {last.Time.AsMinute()} UTC{(after.Count > 0 ? $"; it signed in with one factor from {after[0].Where} afterwards" : string.Empty)}.",
                [.. account.Select(change => change.Evidence), .. after.Select(logon => logon.ToEvidence())]);
            yield return finding with
            {
                Subjects = [.. finding.Subjects.Concat(account.Select(change => ActorIdentity.Key(context.Facts, change.Actor)).OfType<string>()).Distinct(StringComparer.Ordinal)],
                Escalations = admin is null ? [] : ["The account is an administrator's."],
            };
        }
    }
}
