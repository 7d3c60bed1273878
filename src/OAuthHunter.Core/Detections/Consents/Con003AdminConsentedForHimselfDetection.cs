using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.Consents;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Detections.Consents;

/// <summary>CON-003: an administrator's account lent to somebody else's app.</summary>
public sealed class Con003AdminConsentedForHimselfDetection : Detection
{
    private static readonly string[] WritingWords = ["Write", "FullControl", "Send", "Manage", "AccessAsUser"];

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CON-003",
        Title = "Administrator consented to somebody else's app",
        Severity = Severity.High,
        Escalation = "Critical when a scope writes or opens mail.",
        Logic = "A delegated grant for one user who is an administrator (active or eligible in a role of tier 0 or 1 or of Exchange, or a member of an Exchange role group) "
            + "to an app of another tenant that is not Microsoft's, for more than signing in (openid, profile, email, User.Read; offline_access adds nothing to these by itself). Revoked consents count while they are in the log.",
        Rationale = "The app acts with the administrator's rights. What a plain user's consent opens is one mailbox; his opens what he can reach.",
        BenignIf = "An administrative tool that was reviewed, used with an account that has no mailbox.",
        Remediation = "Remove the grant. Give administrators accounts of their own without a mailbox, and do not let users consent.",
        Techniques = ["T1528"],
        Needs = [ConsentNeeds.GrantsAndRoles],
        Permissions = ["Directory.Read.All", "RoleManagement.Read.Directory"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new ConsentJudge(context);
        return context.Facts.Consents.Grants
            .Where(grant => !grant.IsTenantWide && !grant.Scopes.IsSignInOnly && grant.App.Ownership is AppOwnership.Foreign or AppOwnership.Unknown && judge.IsAdmin(grant.PrincipalId))
            .GroupBy(grant => (grant.App, Id: grant.PrincipalId!.ToLowerInvariant()))
            .Select(group => Judge(group.Key.App, group.Key.Id, [.. group], judge, context));
    }

    private Finding Judge(AppProfile app, string adminId, IReadOnlyList<DelegatedGrant> grants, ConsentJudge judge, HuntContext context)
    {
        var admin = context.Facts.FindAdmin(adminId)!;
        var worst = grants.SelectMany(grant => grant.Scopes.Names.Where(name => Writes(name) || IsMail(grant, name))).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var more = string.Join(", ", grants.SelectMany(grant => grant.Scopes.Names).Where(name => !GrantedScopes.IsSignInScope(name)).Distinct(StringComparer.OrdinalIgnoreCase));
        return judge.Create(
            Descriptor,
            app,
            worst.Count > 0 ? Severity.Critical : Severity.High,
            $"{admin.UserPrincipalName} ({string.Join(", ", admin.Roles.Select(role => role.Name).Distinct())}) let '{app.Name}' use {more}.",
            grants,
            worst.Count > 0 ? [$"Writes or opens mail: {string.Join(", ", worst)}."] : [],
            admin.Roles.Select(role => role.Evidence),
            adminId);
    }

    private static bool Writes(string scope) => WritingWords.Any(word => scope.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool IsMail(DelegatedGrant grant, string scope) =>
        DangerousPermissions.FindScope(grant.ResourceAppId ?? WellKnown.MicrosoftGraph, scope)?.Class.StartsWith("mail", StringComparison.OrdinalIgnoreCase) == true;
}
