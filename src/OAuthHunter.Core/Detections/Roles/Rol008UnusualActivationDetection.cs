using OAuthHunter.Evidence;
using OAuthHunter.Facts;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Facts.Roles;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Roles;

/// <summary>ROL-008: a role activated as its holder does not.</summary>
public sealed class Rol008UnusualActivationDetection : Detection
{
    private const int ManyRoles = 3;

    private static readonly TimeSpan Burst = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan After = TimeSpan.FromHours(4);

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "ROL-008",
        Title = "Role was activated in an unusual way",
        Severity = Severity.Medium,
        Escalation = "High when the same account made an app, gave it a credential, a permission or a role, or made a connector or rule within 4 hours.",
        Logic = "A PIM activation from a network (/24 or /48) from which the user had not signed in during the 30 days before, or at a time of day more than two hours from all his sign-ins of those days; or three roles activated within 30 minutes. "
            + "Too few sign-ins to compare with say nothing.",
        Rationale = "The activation is the moment at which a stolen account becomes an administrator.",
        BenignIf = "Travel, a new connection at home, work at night after an incident.",
        Remediation = "Ask the user by another way. If he knows nothing of it: end the activation, revoke his sessions, and read what he did from then on.",
        Techniques = ["T1098.003", "T1078.004"],
        Needs = [new EvidenceNeed("activations and sign-ins", EntitySets.DirectoryAudits, EntitySets.SignIns), new EvidenceNeed("activations and sign-ins, from the unified audit log", EntitySets.UnifiedAuditLog) { IsFallback = true }],
        Permissions = ["AuditLog.Read.All"],
        Licence = "Entra ID P2",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var byUser = context.Facts.Roles.Activations.GroupBy(activation => activation.Activation.PrincipalId ?? activation.Activation.PrincipalName, StringComparer.OrdinalIgnoreCase)
            .OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase);
        var deeds = new Lazy<ILookup<string, EvidenceItem>>(() => DeedsByActor(context));
        foreach (var user in byUser)
        {
            var activations = user.OrderBy(habit => habit.Activation.Time).ToList();
            var odd = activations.Where(habit => habit.IsNewNetwork == true || habit.IsUnusualHour == true || IsInBurst(habit, activations)).ToList();
            if (odd.Count > 0)
            {
                yield return Judge(odd, activations, deeds.Value, context);
            }
        }
    }

    private static bool IsInBurst(ActivationHabit habit, List<ActivationHabit> all) => all
        .Where(other => (other.Activation.Time - habit.Activation.Time).Duration() <= Burst)
        .Select(other => other.Activation.RoleTemplateId ?? other.Activation.RoleName).Distinct(StringComparer.OrdinalIgnoreCase).Count() >= ManyRoles;

    private Finding Judge(IReadOnlyList<ActivationHabit> odd, List<ActivationHabit> all, ILookup<string, EvidenceItem> known, HuntContext context)
    {
        var reasons = new[]
        {
            odd.Any(habit => habit.IsNewNetwork == true) ? $"from a network that is new for this user ({RoleFindings.List(odd.Where(habit => habit.IsNewNetwork == true).Select(habit => habit.Activation.Change.Actor.IPAddress!))})" : null,
            odd.Any(habit => habit.IsUnusualHour == true) ? "at an hour at which this user does not work" : null,
            odd.Any(habit => IsInBurst(habit, all)) ? "several roles within half an hour" : null,
        }.OfType<string>();
        var deeds = odd.SelectMany(habit => DeedsAfter(habit.Activation, known, context)).Distinct().OrderBy(row => row.Time).ToList();
        var target = RoleFindings.TargetOf(odd[0].Activation, context);
        var actors = odd.Select(habit => habit.Activation.Change.Actor).ToList();
        return FindingFactory.Create(
            Descriptor,
            target,
            deeds.Count > 0 ? Severity.High : Severity.Medium,
            $"{target.Name} activated {RoleFindings.List(odd.Select(habit => habit.Activation.RoleName))} {string.Join(", ", reasons)}.",
            odd.Select(habit => habit.Activation.Evidence).Concat(deeds))
            .About(odd.Select(habit => habit.Activation.RoleTemplateId ?? habit.Activation.RoleName)).By(actors) with
        {
            Escalations = deeds.Count > 0 ? [$"Apps or mail flow were changed within 4 hours ({deeds.Count} changes)."] : [],
        };
    }

    private static IEnumerable<EvidenceItem> DeedsAfter(RoleChange activation, ILookup<string, EvidenceItem> deeds, HuntContext context) =>
        ActorIdentity.Key(context.Facts, activation.Change.Actor) is { } actor
            ? deeds[actor].Where(row => row.Time >= activation.Time && row.Time - activation.Time <= After)
            : [];

    /// <summary>Changes of apps and mail flow by who made them; gathered once, for a tenant has many apps.</summary>
    private static ILookup<string, EvidenceItem> DeedsByActor(HuntContext context)
    {
        var apps = context.Facts.Apps.SelectMany(app => app.Events)
            .Where(found => found.Succeeded && found.Kind is AppEventKind.ApplicationAdded or AppEventKind.CredentialAdded or AppEventKind.ApplicationPermissionGranted or AppEventKind.DelegatedPermissionGranted or AppEventKind.RoleAssigned)
            .Select(found => (found.Actor, found.Evidence));
        var mail = context.Facts.MailFlow.InboundConnectors.SelectMany(history => history.Events).Concat(context.Facts.MailFlow.TransportRules.SelectMany(history => history.Events))
            .Where(found => found.Succeeded).Select(found => (found.Actor, found.Evidence));
        return apps.Concat(mail).Select(deed => (Key: ActorIdentity.Key(context.Facts, deed.Actor), deed.Evidence)).Where(deed => deed.Key is not null)
            .ToLookup(deed => deed.Key!, deed => deed.Evidence, StringComparer.Ordinal);
    }
}
