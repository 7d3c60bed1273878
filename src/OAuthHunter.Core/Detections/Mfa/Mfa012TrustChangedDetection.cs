using System.Globalization;
using OAuthHunter.Facts;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Mfa;

/// <summary>MFA-012: where MFA is not asked for, or whose certificates sign users in, was changed.</summary>
public sealed class Mfa012TrustChangedDetection : Detection
{
    /// <summary>A site has no more than this many bits of its own.</summary>
    private const int SitePrefix = 24;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "MFA-012",
        Title = "Trusted IPs or certificate authorities changed",
        Severity = Severity.High,
        Escalation = "Critical when a certificate authority was added. Low when only address ranges of a site's size (/24 or smaller) were added.",
        Logic = "Set Company Information with TrustedCAsForPasswordlessAuth: an authority that was not there before. With StrongAuthenticationPolicy: address ranges that were not there before, from which per-user MFA is not asked for; wider than /24 (or /48) is High. Both logs.",
        Rationale = "Whoever plants a root certificate of his own signs in as anybody, past every password. A wide trusted range switches MFA off for the world it holds.",
        BenignIf = "The company changed its PKI or moved an office, and somebody answers for it.",
        Remediation = "Remove the authority or range. For an authority: treat every certificate sign-in since as an intruder's, and reset what those accounts could reach.",
        Techniques = ["T1556.006", "T1606"],
        Needs = ProtectionLogNeeds.Either,
        Permissions = ["AuditLog.Read.All"],
        Licence = "Free",
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var change in context.Facts.ProtectionEvents.Where(change =>
            change.Kind is ProtectionEventKind.CertificateAuthoritiesChanged or ProtectionEventKind.TrustedAddressesChanged && change.Added.Count > 0))
        {
            var isAuthority = change.Kind == ProtectionEventKind.CertificateAuthoritiesChanged;
            var wide = isAuthority ? [] : change.Added.Where(IsWide).ToList();
            var severity = isAuthority ? Severity.Critical : wide.Count > 0 ? Severity.High : Severity.Low;
            var what = isAuthority ? "a certificate authority that signs users in" : $"{string.Join(", ", change.Added)} as addresses without MFA";
            var finding = FindingFactory.Create(
                Descriptor, AdminFindings.Tenant(context), severity,
                $"{ActorIdentity.Name(context.Facts, change.Actor) ?? "Somebody"} added {what} at {change.Time.AsMinute()} UTC.",
                [change.Evidence],
                $"{change.Kind}/{change.Time.UtcDateTime.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture)}");
            yield return finding with
            {
                Subjects = [.. finding.Subjects.Concat(new[] { ActorIdentity.Key(context.Facts, change.Actor) }.OfType<string>()).Distinct(StringComparer.Ordinal)],
                Escalations = isAuthority ? ["A new certificate authority."] : [],
            };
        }
    }

    private static bool IsWide(string range)
    {
        var slash = range.IndexOf('/');
        return slash > 0
            && int.TryParse(range.Substring(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var prefix)
            && prefix < (range.IndexOf(':') >= 0 ? 2 * SitePrefix : SitePrefix);
    }
}
