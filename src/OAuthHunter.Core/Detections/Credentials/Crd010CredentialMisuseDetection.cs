using OAuthHunter.Detections.Apps;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Credentials;

/// <summary>CRD-010: somebody tries a key that does not fit, or one that he should not have.</summary>
public sealed class Crd010CredentialMisuseDetection : Detection
{
    private const int ManyFailures = 10;
    private const int Disabled = 7000112;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(60);

    // Wrong secret, expired secret, wrong or unknown certificate.
    private static readonly HashSet<int> BadCredential = [7000215, 7000222, 700027, 50012];

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CRD-010",
        Title = "Credentials of an app are tried or known to others",
        Severity = Severity.Medium,
        Escalation = "High when the app signed in from an address that had failed before, and when Identity Protection found its credentials leaked.",
        Logic = "Ten failures or more of one app within 60 minutes because of its credential (7000215, 7000222, 700027, 50012), with at least one address that the app had not succeeded from before; "
            + "or calls to an app that is disabled (7000112) from such an address; or a leakedCredentials detection. Failures from where the app is at home are a job with an old secret.",
        Rationale = "A leaked secret is tried where it was found. Calls to a disabled app are those of somebody who has not noticed that he was locked out.",
        BenignIf = "A new deployment with the wrong secret.",
        Remediation = "Rotate the credential and look at every sign-in from the addresses.",
        Techniques = ["T1110", "T1078.004"],
        Needs =
        [
            new EvidenceNeed("sign-ins of apps", EntitySets.SignIns),
            new EvidenceNeed("leaked credentials", EntitySets.ServicePrincipalRiskDetections),
        ],
        Permissions = ["AuditLog.Read.All", "IdentityRiskEvent.Read.All"],
        Licence = "Entra ID P1 (Workload ID Premium for leaks)",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var leaked = RiskRows.Index(context.Facts.Risks.ServicePrincipalDetections.Where(row => string.Equals(row.RiskEventType, "leakedCredentials", StringComparison.OrdinalIgnoreCase)));
        foreach (var app in context.Facts.Apps)
        {
            var history = context.Facts.AppSignIns.Of(app);
            var tried = Tried(history);
            var refused = history.Failures.Where(row => row.Error == Disabled && row.Address.Length > 0 && history.IsNewNetwork(row.Network, row.First)).ToList();
            var leaks = RiskRows.Of(app, leaked);
            if (tried.Count > 0 || refused.Count > 0 || leaks.Count > 0)
            {
                yield return Judge(app, tried, refused, [.. leaks.Select(RiskRows.Evidence)], history);
            }
        }
    }

    public override IEnumerable<string> NotAssessed(HuntContext context) => context.Facts.AppSignIns.Limitation is { } limitation ? [limitation] : [];

    // All failures that lie in some full window, if a stranger's address is among them.
    private static List<AppSignIn> Tried(AppSignInHistory history)
    {
        var failures = history.Failures.Where(row => BadCredential.Contains(row.Error)).ToList();
        var isStrange = failures.Select(row => row.Address.Length > 0 && history.IsNewNetwork(row.Network, row.First)).ToList();
        var found = new List<AppSignIn>();
        int count = 0, strangers = 0, taken = 0;
        for (int start = 0, end = 0; end < failures.Count; end++)
        {
            count += failures[end].Count;
            strangers += isStrange[end] ? 1 : 0;
            for (; failures[end].First - failures[start].First > Window; start++)
            {
                count -= failures[start].Count;
                strangers -= isStrange[start] ? 1 : 0;
            }

            if (count >= ManyFailures && strangers > 0)
            {
                for (taken = Math.Max(taken, start); taken <= end; taken++)
                {
                    found.Add(failures[taken]);
                }
            }
        }

        return found;
    }

    private Finding Judge(AppProfile app, List<AppSignIn> tried, List<AppSignIn> refused, List<EvidenceItem> leaks, AppSignInHistory history)
    {
        var strangers = tried.Where(row => row.Address.Length > 0 && history.IsNewNetwork(row.Network, row.First)).ToList();
        var hits = strangers.Select(row => history.Successes.FirstOrDefault(success => success.Network == row.Network && success.First >= row.First)).OfType<AppSignIn>().Distinct().ToList();
        var escalations = new List<string>();
        if (hits.Count > 0)
        {
            escalations.Add($"Then it signed in from {string.Join(", ", hits.Select(hit => hit.Address).Distinct())}.");
        }

        if (leaks.Count > 0)
        {
            escalations.Add("Identity Protection found its credentials leaked.");
        }

        var parts = new List<string>();
        if (tried.Count > 0)
        {
            parts.Add($"{tried.Sum(row => row.Count)} sign-ins with a wrong or expired credential from {string.Join(", ", tried.Select(row => row.Address).Distinct().Take(5))}");
        }

        if (refused.Count > 0)
        {
            parts.Add($"{refused.Sum(row => row.Count)} calls although it is disabled from {string.Join(", ", refused.Select(row => row.Address).Distinct().Take(5))}");
        }

        if (leaks.Count > 0)
        {
            parts.Add("a leak of its credentials");
        }

        var finding = AppFindings.Create(
            Descriptor,
            app,
            escalations.Count > 0 ? Severity.High : Severity.Medium,
            $"'{app.Name}': {string.Join("; ", parts)}.",
            [.. tried.Concat(refused).Concat(hits).Select(row => row.Evidence), .. leaks],
            escalations);
        var addresses = strangers.Concat(refused).Concat(hits).Select(row => row.Address).Where(address => address.Length > 0).Select(Subject.Address);
        return finding with { Subjects = [.. finding.Subjects.Concat(addresses).Distinct(StringComparer.Ordinal)] };
    }
}
