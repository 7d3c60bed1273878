using OAuthHunter.Facts;
using OAuthHunter.Facts.SignIns;
using OAuthHunter.Findings;

namespace OAuthHunter.Hunting;

/// <summary>One anomaly of the sign-ins, as a row for people and pipelines.</summary>
public sealed record SignInAnomaly
{
    public required string DetectionId { get; init; }

    /// <summary>ImpossibleTravel, BruteForce, PasswordSpray, CredentialStuffing or SuccessAfterAttack.</summary>
    public required string Kind { get; init; }

    /// <summary>The account, where the anomaly is about one.</summary>
    public string? User { get; init; }

    /// <summary>The address, network or fingerprint, where the anomaly is about one.</summary>
    public string? Source { get; init; }

    public Severity Severity { get; init; }

    public DateTimeOffset? Start { get; init; }

    public DateTimeOffset? End { get; init; }

    /// <summary>Failed attempts; 0 for impossible travel.</summary>
    public int Attempts { get; init; }

    /// <summary>Number of accounts.</summary>
    public int Users { get; init; }

    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Accounts whose password was found.</summary>
    public IReadOnlyList<string> Hits { get; init; } = [];

    public required string Summary { get; init; }

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Rows for the sign-in findings of a hunt, worst first.</summary>
    public static IReadOnlyList<SignInAnomaly> Build(TenantFacts facts, IEnumerable<Finding> findings) =>
        [.. findings.Where(finding => KindOf(finding.DetectionId) is not null).OrderBy(finding => finding).Select(finding => Of(facts.SignIns, finding))];

    public override string ToString() => $"{Kind} {User ?? Source}";

    private static SignInAnomaly Of(SignInFacts signIns, Finding finding)
    {
        var name = finding.TargetKind == TargetKind.User ? finding.TargetName : null;
        var attacks = AttacksOf(signIns, finding).ToList();
        var hits = signIns.Hits.Where(hit => attacks.Contains(hit.Attack) && (finding.DetectionId != "SIN-005" || hit.User == name)).Select(hit => hit.User);
        return new SignInAnomaly
        {
            DetectionId = finding.DetectionId,
            Kind = KindOf(finding.DetectionId)!,
            User = name,
            Source = finding.TargetKind == TargetKind.Source ? finding.TargetName : null,
            Severity = finding.IsSuppressed ? OAuthHunter.Findings.Severity.Info : finding.Severity,
            Start = finding.FirstSeen,
            End = finding.LastSeen,
            Attempts = attacks.Sum(attack => attack.Attempts),
            Users = finding.TargetKind == TargetKind.User ? 1 : attacks.SelectMany(attack => attack.Users).Distinct(StringComparer.Ordinal).Count(),
            Addresses = [.. finding.Subjects.Where(subject => subject.StartsWith("ip:", StringComparison.Ordinal)).Select(subject => subject.Substring(3)).OrderBy(address => address, StringComparer.Ordinal)],
            Hits = [.. hits.Distinct(StringComparer.Ordinal).OrderBy(user => user, StringComparer.Ordinal)],
            Summary = finding.Summary,
            Findings = [finding],
        };
    }

    // An attack is the finding's when it has its source and shares its rows.
    private static IEnumerable<PasswordAttack> AttacksOf(SignInFacts signIns, Finding finding) => finding.DetectionId switch
    {
        "SIN-001" => [],
        "SIN-005" => signIns.Hits.Where(hit => string.Equals(hit.User, finding.TargetName, StringComparison.OrdinalIgnoreCase)).Select(hit => hit.Attack).Distinct(),
        _ => signIns.Attacks.Where(attack => attack.Kind.ToString() == KindOf(finding.DetectionId)
            && string.Equals(attack.Source, finding.TargetName, StringComparison.OrdinalIgnoreCase) && finding.Evidence.Contains(attack.Evidence[0])),
    };

    private static string? KindOf(string detectionId) => detectionId switch
    {
        "SIN-001" => "ImpossibleTravel",
        "SIN-002" => nameof(PasswordAttackKind.BruteForce),
        "SIN-003" => nameof(PasswordAttackKind.PasswordSpray),
        "SIN-004" => nameof(PasswordAttackKind.CredentialStuffing),
        "SIN-005" => "SuccessAfterAttack",
        _ => null,
    };
}
