using OAuthHunter.Evidence;
using OAuthHunter.Facts.SignIns;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.SignIns;

/// <summary>What the sign-in detections share: needs, targets, subjects and the limits of the log.</summary>
internal static class SignInFindings
{
    /// <summary>The sign-in log, or the log-ons of the unified audit log where there is no premium licence.</summary>
    public static IReadOnlyList<EvidenceNeed> EitherLog { get; } =
    [
        new EvidenceNeed("sign-in log", EntitySets.SignIns),
        new EvidenceNeed("log-ons in the unified audit log", EntitySets.UnifiedAuditLog),
    ];

    /// <summary>The user as a target, by object id where he is a known administrator.</summary>
    public static FindingTarget UserTarget(HuntContext context, string upn) => context.Facts.FindAdmin(upn)?.ToTarget()
        ?? new FindingTarget(TargetKind.User, upn, upn) { Subjects = [Subject.User(upn)] };

    /// <summary>Where an attack came from, as a target.</summary>
    public static FindingTarget SourceTarget(PasswordAttack attack) => new(TargetKind.Source, attack.Source, SourceName(attack))
    {
        Subjects = attack.Grouping == "address" ? [Subject.Address(attack.Source)] : [],
    };

    // A fingerprint is app, client and user agent; as a name only what a person can read in a table.
    private static string SourceName(PasswordAttack attack) => attack.Grouping == "fingerprint"
        ? $"{attack.Addresses.Count} addresses, {attack.Source.Split([" / "], StringSplitOptions.None)[0]}"
        : attack.Source;

    public static bool IsAdmin(HuntContext context, string upn) => context.Facts.FindAdmin(upn) is not null;

    /// <summary>Hits of one attack.</summary>
    public static IReadOnlyList<AttackHit> HitsOf(HuntContext context, PasswordAttack attack) =>
        [.. context.Facts.SignIns.Hits.Where(hit => ReferenceEquals(hit.Attack, attack))];

    /// <summary>Attack and hits, first by time.</summary>
    public static IEnumerable<EvidenceItem> Rows(PasswordAttack attack, IEnumerable<AttackHit> hits) =>
        attack.Evidence.Concat(hits.Select(hit => hit.Evidence)).OrderBy(item => item.Time).ThenBy(item => item.Description, StringComparer.Ordinal);

    /// <summary>Tells two campaigns of one source apart.</summary>
    public static string Discriminator(PasswordAttack attack) =>
        attack.Start.UtcDateTime.ToString("yyyyMMdd'T'HHmm", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Adds who else is involved, and says what the log could not tell.</summary>
    public static Finding Complete(HuntContext context, Finding finding, IEnumerable<string> subjects, IEnumerable<string> escalations, IEnumerable<string>? notAssessed = null)
    {
        var limits = (notAssessed ?? []).ToList();
        if (context.Facts.SignIns.Limitation is { } limitation)
        {
            limits.Add(limitation);
        }

        var isCoarse = context.Facts.SignIns.Limitation is not null;
        if (!context.Has(EntitySets.RoleAssignments) && !context.Has(EntitySets.RoleAssignmentScheduleInstances))
        {
            limits.Add("Role assignments were not captured: an administrator among the accounts would not be recognised.");
        }

        return finding with
        {
            Confidence = isCoarse && finding.Confidence > Confidence.Medium ? Confidence.Medium : finding.Confidence,
            Subjects = [.. finding.Subjects.Concat(subjects).Distinct(StringComparer.Ordinal)],
            Escalations = [.. escalations],
            NotAssessed = [.. finding.NotAssessed, .. limits],
        };
    }

    /// <summary>The attack in one sentence.</summary>
    public static string Describe(PasswordAttack attack)
    {
        var errors = string.Join(", ", attack.Errors.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Select(pair => $"{SignInCodes.Describe(pair.Key)} ({pair.Value})"));
        return $"{attack.Attempts} failed sign-ins on {attack.Users.Count} account(s) from {attack.Addresses.Count} address(es) between {attack.Start.AsMinute()} and {attack.End.AsMinute()} UTC: {errors}.";
    }
}
