using System.Text.RegularExpressions;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Admins;

/// <summary>Reads directory audits as changes to the protection of accounts. Both logs may tell of the same change; it counts once.</summary>
internal static class ProtectionEventReader
{
    private static readonly Regex PhonePattern = new(@"""(?:Alternative)?(?:Phone|Voice\w*|Mobile)\w*""\s*:\s*""([^""]{5,40})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex RangePattern = new(@"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?:/\d{1,2})?(?![\d.])|(?<![0-9a-f:])(?:[0-9a-f]{1,4}:){2,7}[0-9a-f:]*/\d{1,3}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // Certificates, fingerprints, issuers: anything in quotes that is long enough to name an authority.
    private static readonly Regex AuthorityPattern = new(@"""([^""\\]{12,})""", RegexOptions.CultureInvariant);

    /// <summary>All changes, in time order.</summary>
    public static IReadOnlyList<ProtectionEvent> Read(IEnumerable<DirectoryAudit> audits) =>
    [
        .. audits.Where(audit => audit.ActivityDateTime is not null && audit.Result is not ("failure" or "timeout"))
            .Select(Read)
            .OfType<ProtectionEvent>()
            .GroupBy(change => (change.Kind, Target: change.TargetKey?.ToLowerInvariant(), Minute: change.Time.UtcTicks / TimeSpan.TicksPerMinute, change.Method))
            .Select(same => same.OrderBy(change => change.Evidence.EntitySet, StringComparer.Ordinal).ThenBy(change => change.Time).ThenBy(change => change.Evidence.Key, StringComparer.Ordinal).First())
            .OrderBy(change => change.Time).ThenBy(change => change.Kind).ThenBy(change => change.TargetKey, StringComparer.Ordinal),
    ];

    private static ProtectionEvent? Read(DirectoryAudit audit) => audit.ActivityDisplayName?.ToLowerInvariant() switch
    {
        "user registered security info" or "add fido2 security key" => Of(audit, ProtectionEventKind.MethodRegistered),
        "admin registered security info" => IsAccessPass(audit) ? AccessPass(audit) : Of(audit, ProtectionEventKind.MethodRegistered),
        "user deleted security info" or "admin deleted security info" => Of(audit, ProtectionEventKind.MethodDeleted),
        "user changed default security info" => Of(audit, ProtectionEventKind.DefaultMethodChanged),
        "disable strong authentication" => Of(audit, ProtectionEventKind.MfaDisabled),
        "add bypass user" => Of(audit, ProtectionEventKind.MfaBypassed),
        "create application password for user" => Of(audit, ProtectionEventKind.AppPasswordCreated),
        "dismissuser" or "dismiss user" or "dismissserviceprincipal" => Of(audit, ProtectionEventKind.RiskDismissed),
        "update user" => UpdatedUser(audit),
        "set company information" => Company(audit),
        _ => null,
    };

    private static ProtectionEvent Of(DirectoryAudit audit, ProtectionEventKind kind, string? method = null)
    {
        var target = audit.TargetResources.FirstOrDefault(item => string.Equals(item.Type, "User", StringComparison.OrdinalIgnoreCase)) ?? audit.TargetResources.FirstOrDefault();
        var name = target?.UserPrincipalName ?? target?.DisplayName ?? target?.Id;
        var told = method ?? audit.ResultReason;
        return new ProtectionEvent
        {
            Kind = kind,
            Time = audit.ActivityDateTime!.Value,
            Actor = audit.InitiatedBy,
            TargetId = target?.Id,
            TargetUpn = target?.UserPrincipalName,
            Method = told,
            Evidence = EvidenceItem.Of(
                audit.FromUnifiedAuditLog ? EntitySets.UnifiedAuditLog : EntitySets.DirectoryAudits,
                audit,
                audit.Id,
                $"{audit.ActivityDisplayName}{(told is null ? string.Empty : $" ({told})")}{(name is null ? string.Empty : $" on {name}")} by {audit.InitiatedBy.Name}",
                audit.ActivityDateTime),
        };
    }

    private static bool IsAccessPass(DirectoryAudit audit) =>
        audit.ResultReason?.IndexOf("temporary access pass", StringComparison.OrdinalIgnoreCase) >= 0
        || audit.TargetResources.SelectMany(target => target.ModifiedProperties).Any(property => property.Name.StartsWith("TemporaryAccessPass", StringComparison.OrdinalIgnoreCase));

    private static ProtectionEvent AccessPass(DirectoryAudit audit)
    {
        var start = EvidenceTime.Parse(AuditValues.New(audit, "TemporaryAccessPass.StartDateTime"));
        var end = EvidenceTime.Parse(AuditValues.New(audit, "TemporaryAccessPass.EndDateTime"));
        return Of(audit, ProtectionEventKind.AccessPassIssued) with
        {
            PassLifetime = end - start is { } lifetime && lifetime > TimeSpan.Zero ? lifetime : null,
            IsPassReusable = AuditValues.New(audit, "TemporaryAccessPass.AccessPassUsage") is { } usage ? !usage.Equals("Once", StringComparison.OrdinalIgnoreCase) : null,
        };
    }

    /// <summary>Of the many changes to users, those that touch methods, numbers or the demand for MFA.</summary>
    private static ProtectionEvent? UpdatedUser(DirectoryAudit audit)
    {
        if (AuditValues.Find(audit, "StrongAuthenticationRequirement") is { } requirement && IsEmpty(requirement.NewValue) && !IsEmpty(requirement.OldValue))
        {
            return Of(audit, ProtectionEventKind.MfaDisabled, "per-user MFA was taken away");
        }

        var details = AuditValues.Find(audit, "StrongAuthenticationUserDetails");
        var methods = AuditValues.Find(audit, "StrongAuthenticationMethod");
        if (details is null && methods is null)
        {
            return null;
        }

        var before = Phones(details?.OldValue);
        var phones = Phones(details?.NewValue).Except(before, StringComparer.Ordinal).OrderBy(phone => phone, StringComparer.Ordinal).ToList();
        return Of(audit, ProtectionEventKind.MethodsRewritten, phones.Count > 0 ? $"telephone number ending in {string.Join(", ", phones.Select(Ending))}" : "methods of the user object") with { Phones = phones };
    }

    /// <summary>The last two digits: enough to compare with what the user says, not enough to call him.</summary>
    internal static string Ending(string phone) => phone.Length > 2 ? phone.Substring(phone.Length - 2) : phone;

    private static ProtectionEvent? Company(DirectoryAudit audit)
    {
        if (AuditValues.Find(audit, "TrustedCAsForPasswordlessAuth") is { } authorities)
        {
            var added = Quoted(authorities.NewValue).Except(Quoted(authorities.OldValue), StringComparer.Ordinal).ToList();
            return Of(audit, ProtectionEventKind.CertificateAuthoritiesChanged, "certificate authorities") with { Added = added };
        }

        if (AuditValues.Find(audit, "StrongAuthenticationPolicy") is { } policy)
        {
            var added = Ranges(policy.NewValue).Except(Ranges(policy.OldValue), StringComparer.OrdinalIgnoreCase).ToList();
            return Of(audit, ProtectionEventKind.TrustedAddressesChanged, added.Count > 0 ? $"added {string.Join(", ", added)}" : "MFA service settings") with { Added = added };
        }

        return null;
    }

    private static bool IsEmpty(string? value) => value is null || value.Trim().Trim('"', '[', ']', ' ', '\r', '\n').Length == 0 || value.Trim() == "null";

    private static IReadOnlyList<string> Phones(string? value) =>
    [
        .. PhonePattern.Matches(Plain(value)).Cast<Match>().Select(match => new string([.. match.Groups[1].Value.Where(char.IsDigit)]))
            .Where(digits => digits.Length >= 5).Distinct(StringComparer.Ordinal),
    ];

    private static IReadOnlyList<string> Ranges(string? value) =>
        [.. RangePattern.Matches(Plain(value)).Cast<Match>().Select(match => match.Value).Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(range => range, StringComparer.OrdinalIgnoreCase)];

    private static IReadOnlyList<string> Quoted(string? value)
    {
        var plain = Plain(value);
        var found = AuthorityPattern.Matches(plain).Cast<Match>().Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal).ToList();
        return found.Count == 0 && !IsEmpty(value) ? [plain.Trim()] : found;
    }

    // Values come as JSON within JSON; quotation marks count, their escaping does not.
    private static string Plain(string? value) => (value ?? string.Empty).Replace("\\\\", "\\").Replace("\\\"", "\"");
}
