using OAuthHunter.Facts.SignIns;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.SignIns;

/// <summary>SIN-002: many passwords on one account.</summary>
public sealed class Sin002BruteForceDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "SIN-002",
        Title = "Brute force on one account",
        Severity = Severity.Medium,
        Escalation = "High for an administrator; Critical when a success or a code that proves the password follows within 24 hours.",
        Logic = "Failures with 50126, 50053 or 120000 on one account: at least 20 in 10 minutes, or 30 in 5 minutes, or from 30 addresses within an hour; for an administrator more than 10 in 10 minutes. Windows of one account less than 24 hours apart are one campaign. Left out: one client that stores its password (ActiveSync, IMAP, POP, SMTP and their kin) at one address with one repeated error, where the user himself gets in. 50034 is left out: no such account can be guessed.",
        Rationale = "Guessing ends when the password is weak or was used elsewhere. In the 2022 campaign the administrators' passwords were found this way, and no second factor stood behind them.",
        BenignIf = "A phone, a scanner or a script goes on trying an old password after a change. Look at the client: one device, one address, one error, at regular intervals.",
        Remediation = "Block the addresses, make the user change the password if it is weak or reused, require MFA, and turn off legacy authentication.",
        Techniques = ["T1110.001"],
        Needs = SignInFindings.EitherLog,
        Permissions = ["AuditLog.Read.All"],
        Licence = "Entra ID P1; free from the unified audit log",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var attack in context.Facts.SignIns.Attacks.Where(attack => attack.Kind == PasswordAttackKind.BruteForce))
        {
            var hits = SignInFindings.HitsOf(context, attack);
            var escalations = new List<string>();
            var severity = Severity.Medium;
            if (SignInFindings.IsAdmin(context, attack.Source))
            {
                severity = Severity.High;
                escalations.Add("The account is an administrator's.");
            }

            if (hits.Count > 0)
            {
                severity = Severity.Critical;
                escalations.Add("The attack found the password.");
            }

            var finding = FindingFactory.Create(
                Descriptor, SignInFindings.UserTarget(context, attack.Source), severity, $"{attack.Source}: {SignInFindings.Describe(attack)}",
                SignInFindings.Rows(attack, hits), SignInFindings.Discriminator(attack));
            yield return SignInFindings.Complete(context, finding, attack.Addresses.Concat(hits.Select(hit => hit.Address)).Select(Subject.Address), escalations);
        }
    }
}
