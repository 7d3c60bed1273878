using System.Globalization;
using OAuthHunter.Evidence;
using OAuthHunter.Facts;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Mfa;

/// <summary>MFA-011: a Temporary Access Pass as a way in.</summary>
public sealed class Mfa011AccessPassMisuseDetection : Detection
{
    private const string PrivilegedAuthenticationAdministrator = "7be44c8a-adaf-4e2a-84d6-ab2649e08a13";

    private static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "MFA-011",
        Title = "Temporary Access Pass misuse",
        Severity = Severity.Medium,
        Escalation = "High when it was followed by a sign-in from a country where the account had never been, or for an administrator. Critical for a Global Administrator.",
        Logic = "A Temporary Access Pass was issued (Admin registered security info, in its words or properties) that can be used more than once, lasts longer than 8 hours, was issued for an administrator by somebody who is neither Global Administrator nor Privileged Authentication Administrator as far as the roles are known, or while it lasted the account signed in from a country where it had never been. Or an administrator has one registered now.",
        Rationale = "Whoever may issue a pass can become anybody below him without knowing a password, and leaves a method of his own behind.",
        BenignIf = "A new colleague was given a pass to register his first method; it is short, good for one use, and on the day he began.",
        Remediation = "Ask who asked for the pass. Delete it, remove methods that were registered with it, revoke the sessions, and restrict the policy to one use and one hour.",
        Techniques = ["T1556.006", "T1098"],
        Needs =
        [
            new EvidenceNeed("passes issued, in the directory audit", EntitySets.DirectoryAudits),
            new EvidenceNeed("passes that administrators have now", EntitySets.UserRegistrationDetails, EntitySets.RoleAssignments),
        ],
        Permissions = ["AuditLog.Read.All", "RoleManagement.Read.Directory"],
        Licence = "Free; registered methods take Entra ID P1",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var issued = context.Facts.ProtectionEvents.Where(change => change.Kind == ProtectionEventKind.AccessPassIssued && change.TargetKey is not null).ToList();
        var reported = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pass in issued)
        {
            if (Judge(context, pass) is { } finding)
            {
                reported.Add(finding.TargetId);
                yield return finding;
            }
        }

        foreach (var admin in context.Facts.Admins.Where(admin => !reported.Contains(admin.Id) && admin.Registration?.MethodsRegistered?.Contains("temporaryAccessPass", StringComparer.OrdinalIgnoreCase) == true))
        {
            yield return FindingFactory.Create(
                Descriptor, admin.ToTarget(), admin.IsDisabled ? Severity.Info : Severity.Medium,
                $"{admin.UserPrincipalName} ({AdminRoleNames.Of(admin)}) has a Temporary Access Pass registered.",
                AdminFindings.RoleRows(admin).Append(AdminFindings.RegistrationRow(admin)), "registered");
        }
    }

    private Finding? Judge(HuntContext context, ProtectionEvent pass)
    {
        var admin = context.Facts.FindAdmin(pass.TargetUpn) ?? context.Facts.FindAdmin(pass.TargetId);
        var reasons = new List<string>();
        if (pass.IsPassReusable == true)
        {
            reasons.Add("it can be used more than once");
        }

        if (pass.PassLifetime > Longest)
        {
            reasons.Add(string.Format(CultureInfo.InvariantCulture, "it lasts {0:0.#} hours", pass.PassLifetime.Value.TotalHours));
        }

        // Who may do it is only known where the roles are.
        if (admin is not null && context.Has(EntitySets.RoleAssignments) && pass.Actor.Kind == AuditActorKind.User && !MayIssue(context, pass.Actor))
        {
            reasons.Add($"{ActorIdentity.Name(context.Facts, pass.Actor)} issued it for an administrator without the role for that");
        }

        var end = pass.Time + (pass.PassLifetime ?? TimeSpan.FromHours(24));
        var abroad = context.Facts.SignIns.LogonsOf(admin?.UserPrincipalName ?? pass.TargetKey).FirstOrDefault(logon => logon.IsNewCountry && logon.Start >= pass.Time && logon.Start <= end);
        if (abroad is not null)
        {
            reasons.Add($"while it lasted the account signed in from {abroad.Where}, a country where it had never been");
        }

        if (reasons.Count == 0)
        {
            return null;
        }

        var severity = admin?.IsGlobalAdministrator == true ? Severity.Critical : admin is not null || abroad is not null ? Severity.High : Severity.Medium;
        var finding = FindingFactory.Create(
            Descriptor, AdminFindings.User(context, admin?.UserPrincipalName ?? pass.TargetUpn, pass.TargetId), severity,
            $"{ActorIdentity.Name(context.Facts, pass.Actor) ?? "Somebody"} issued a Temporary Access Pass for {pass.TargetUpn ?? pass.TargetId} at {pass.Time.AsMinute()} UTC: {string.Join("; ", reasons)}.",
            [pass.Evidence, .. admin is null ? [] : AdminFindings.RoleRows(admin), .. abroad is null ? Array.Empty<EvidenceItem>() : [abroad.ToEvidence()]],
            pass.Time.UtcDateTime.ToString("yyyyMMddHHmm", System.Globalization.CultureInfo.InvariantCulture));
        return finding with
        {
            Subjects = [.. finding.Subjects.Concat(new[] { ActorIdentity.Key(context.Facts, pass.Actor) }.OfType<string>()).Distinct(StringComparer.Ordinal)],
            Escalations = severity == Severity.Critical ? ["For a Global Administrator."] : severity == Severity.High ? [admin is null ? "Used from a new country." : "For an administrator."] : [],
            NotAssessed = pass.PassLifetime is null && pass.IsPassReusable is null ? ["The log does not tell how long the pass lasts and how often it can be used."] : [],
        };
    }

    private static bool MayIssue(HuntContext context, AuditActor actor) =>
        (context.Facts.FindAdmin(actor.UserPrincipalName) ?? context.Facts.FindAdmin(actor.Id))?.Roles
            .Any(role => role.RoleTemplateId is WellKnown.GlobalAdministrator or PrivilegedAuthenticationAdministrator) == true;
}
