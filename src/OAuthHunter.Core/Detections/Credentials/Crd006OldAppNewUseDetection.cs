using OAuthHunter.Detections.Apps;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Credentials;

/// <summary>CRD-006: a trusted app in new hands.</summary>
public sealed class Crd006OldAppNewUseDetection : Detection
{
    private const double OldDays = 180;

    private static readonly TimeSpan Window = TimeSpan.FromDays(7);

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CRD-006",
        Title = "Old app got a credential and a new way of use",
        Severity = Severity.High,
        Escalation = "Critical when the app holds a permission rated High or worse, a role of tier 0 or 1 or an Exchange role.",
        Logic = "An app older than 180 days got a credential, and within seven days it signed in as itself from an autonomous system (or, where the log does not tell, a network) that it had never come from, "
            + "or to a resource that it had never used. Where the log names the credential of a sign-in, only those with the new one count. The app must have signed in before the credential came, or nothing is new.",
        Rationale = "Intruders prefer an app that everybody knows to one that they make. Several campaigns ran on a forgotten line-of-business app with a fresh secret.",
        BenignIf = "The app was moved to another hosting.",
        Remediation = "Disable the app, remove the credential by its key id, and go through what it did since.",
        Techniques = ["T1098.001", "T1078.004"],
        Needs =
        [
            new EvidenceNeed("credentials added and sign-ins of apps", EntitySets.DirectoryAudits, EntitySets.SignIns),
            new EvidenceNeed("the same, from the unified audit log", EntitySets.UnifiedAuditLog) { IsFallback = true },
        ],
        Permissions = ["AuditLog.Read.All", "Application.Read.All"],
        Licence = "Entra ID P1",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var app in context.Facts.Apps.Where(app => app.Ownership != AppOwnership.Microsoft && app.Events.Count > 0))
        {
            var added = app.Credentials.Where(held => held.AddedBy is not null && held.AddedAt is { } time && !held.IsSamlSigning && (time - app.CreatedAt)?.TotalDays > OldDays).ToList();
            if (added.Count == 0)
            {
                continue;
            }

            var history = context.Facts.AppSignIns.Of(app);
            var uses = added.SelectMany(held => NewUses(held, history)).ToList();
            if (uses.Count > 0)
            {
                yield return Judge(app, uses);
            }
        }
    }

    public override IEnumerable<string> NotAssessed(HuntContext context) => context.Facts.AppSignIns.Limitation is { } limitation ? [limitation] : [];

    private static IEnumerable<Use> NewUses(HeldCredential held, AppSignInHistory history)
    {
        var added = held.AddedAt!.Value;
        if (!history.HasHistory(added))
        {
            yield break;
        }

        var networks = new HashSet<string>(StringComparer.Ordinal);
        var resources = new HashSet<string>(StringComparer.Ordinal);
        foreach (var signIn in history.Between(added, added + Window).Where(signIn => signIn.First >= added && (signIn.KeyId is null || CredentialText.Same(signIn.KeyId, held.Credential.KeyId))))
        {
            if (signIn.Network.Length > 0 && history.IsNewNetwork(signIn.Network, added) && networks.Add(signIn.Network))
            {
                yield return new Use(held, signIn, $"from {signIn.Address} ({signIn.Network})");
            }

            if (signIn.Resource is { } resource && history.IsNewResource(resource, added) && resources.Add(resource))
            {
                yield return new Use(held, signIn, $"to resource {resource}");
            }
        }
    }

    private Finding Judge(AppProfile app, List<Use> uses)
    {
        var isPrivileged = AppJudge.IsPrivileged(app);
        var added = uses.Select(use => use.Credential).Distinct().ToList();
        var events = app.Events.Where(found => found.Succeeded && found.Kind == AppEventKind.CredentialAdded
            && found.Credentials.Any(credential => added.Exists(held => held.Credential.KeyId == credential.KeyId)));
        var finding = AppFindings.Create(
            Descriptor,
            app,
            isPrivileged ? Severity.Critical : Severity.High,
            $"'{app.Name}' got {CredentialText.Names(added)} from {string.Join(", ", added.Select(held => held.AddedBy!.Name).Distinct())} and then signed in as never before: {string.Join("; ", uses.Select(use => use.What).Distinct())}.",
            [.. added.Select(held => held.Evidence), .. events.Select(found => found.Evidence), .. uses.Select(use => use.SignIn.Evidence)],
            isPrivileged ? ["The app is privileged."] : [],
            added.Select(held => held.AddedBy));
        return finding with
        {
            Subjects = [.. finding.Subjects.Concat(uses.Where(use => use.SignIn.Address.Length > 0).Select(use => Subject.Address(use.SignIn.Address))).Distinct(StringComparer.Ordinal)],
            Confidence = uses.Exists(use => use.SignIn.KeyId is not null) ? Confidence.High : Confidence.Medium,
        };
    }

    private sealed record Use(HeldCredential Credential, AppSignIn SignIn, string What);
}
