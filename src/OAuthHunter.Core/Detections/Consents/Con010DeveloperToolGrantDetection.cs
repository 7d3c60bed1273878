using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.Consents;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Consents;

/// <summary>CON-010: power parked on a tool that everybody has.</summary>
public sealed class Con010DeveloperToolGrantDetection : Detection
{
    // For these a tool in everybody's hands is a way to the whole tenant or to everybody's mail.
    private static readonly string[] Worst = ["Mail.ReadWrite", "Mail.Send", "RoleManagement.ReadWrite", "Directory.ReadWrite", "Directory.AccessAsUser", "Exchange.Manage"];

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CON-010",
        Title = "Microsoft's developer tool holds strong scopes",
        Severity = Severity.Low,
        Escalation = "High when a grant for all users covers Mail.ReadWrite, Mail.Send, RoleManagement.ReadWrite, Directory.ReadWrite or the administration of Exchange.",
        Logic = "Microsoft Graph Command Line Tools or Graph Explorer holds a scope that rules the tenant, administers Exchange or opens mail, for all users or for a user who is no administrator.",
        Rationale = "These are public clients: whoever has a user's session gets a token with all that was ever granted, without a secret and without a new consent.",
        BenignIf = "Administrators use the tool for what they may do anyway.",
        Remediation = "Remove the grant for all users, require assignment to the tool, and use an app of your own with what the task needs.",
        Techniques = ["T1528"],
        Needs = [ConsentNeeds.GrantsAndRoles],
        Permissions = ["Directory.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var judge = new ConsentJudge(context);
        return context.Facts.Consents.Grants
            .Where(grant => DeveloperTools.Contains(grant.App) && grant.IsLive && IsStrong(grant) && (grant.IsTenantWide || IsPlainUser(grant, judge, context)))
            .GroupBy(grant => grant.App)
            .Select(group => Judge(group.Key, [.. group], judge));
    }

    private static bool IsStrong(DelegatedGrant grant) => grant.Scopes.OpensMail || grant.Scopes.Dangers.Any(danger => danger.Class is "exo-admin" or "tier0" or "consent" or "directory" && danger.Severity >= Severity.High);

    // Without the roles everybody looks plain.
    private static bool IsPlainUser(DelegatedGrant grant, ConsentJudge judge, HuntContext context) => context.Has(EntitySets.RoleAssignments) && !judge.IsAdmin(grant.PrincipalId);

    private Finding Judge(AppProfile app, IReadOnlyList<DelegatedGrant> grants, ConsentJudge judge)
    {
        var worst = grants.Where(grant => grant.IsTenantWide).SelectMany(grant => grant.Scopes.Names)
            .Where(name => Worst.Any(part => name.StartsWith(part, StringComparison.OrdinalIgnoreCase))).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var whom = grants.Any(grant => grant.IsTenantWide) ? "all users" : ConsentJudge.Names(grants.Select(grant => grant.PrincipalName));
        return judge.Create(
            Descriptor,
            app,
            worst.Count > 0 ? Severity.High : Severity.Low,
            $"'{app.Name}' may use {ConsentJudge.DangerousScopes(grants)} of {whom}.",
            grants,
            worst.Count > 0 ? [$"For all users: {string.Join(", ", worst)}."] : []);
    }
}
