using OAuthHunter.Detections.Apps;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Changes;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Policies;

/// <summary>POL-008: other tenants are believed.</summary>
public sealed class Pol008CrossTenantTrustDetection : Detection
{
    private const double NewDays = 30;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "POL-008",
        Title = "Other tenants are trusted with MFA, devices or accounts",
        Severity = Severity.Medium,
        Escalation = "High when the partner was added or changed within 30 days. Low for a partner that is only believed its MFA or devices, whose users come in without guest accounts, or where foreign accounts may be used, and not more.",
        Logic = "The cross-tenant default accepts MFA or devices of every other tenant, redeems invitations without asking, lets users of any tenant in without a guest account (B2B direct connect) or lets accounts of any tenant sign in from own devices and networks (tenant restrictions); "
            + "a partner writes accounts into this tenant (user synchronisation inbound), redeems without asking, or is let through one of the other doors; "
            + "in the audit log: a partner's setting was added or changed, or the default was.",
        Rationale = "An intruder with a tenant of his own meets every demand for MFA there; one who synchronises accounts comes back as often as they are deleted, and mail and files leave through an account of his that own devices may use.",
        BenignIf = "Companies of one group.",
        Remediation = "Trust named partners only, and of them only what is needed. Remove partners that nobody knows.",
        Techniques = ["T1199"],
        Needs = [new EvidenceNeed("cross-tenant default", EntitySets.CrossTenantAccessDefault), new EvidenceNeed("cross-tenant partners", EntitySets.CrossTenantAccessPartners), .. AppNeeds.AuditEvents],
        Permissions = ["Policy.Read.All", "AuditLog.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var policies = context.Facts.Policies;
        var changes = policies.Changes.Where(change => change.Activity.IndexOf("cross-tenant", StringComparison.Ordinal) >= 0 && !change.Activity.StartsWith("delete", StringComparison.Ordinal)).ToList();
        if (OfDefault(policies.CrossTenantDefault, [.. changes.Where(change => IsOfDefault(change))], context) is { } ofAll)
        {
            yield return ofAll;
        }

        var byPartner = changes.Where(change => !IsOfDefault(change)).ToLookup(change => PartnerOf(change), StringComparer.OrdinalIgnoreCase);
        var partners = policies.CrossTenantPartners.Where(partner => partner.TenantId is not null).GroupBy(partner => partner.TenantId!, StringComparer.OrdinalIgnoreCase).ToDictionary(same => same.Key, same => same.First(), StringComparer.OrdinalIgnoreCase);
        foreach (var id in partners.Keys.Concat(byPartner.Select(group => group.Key)).Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(id => id, StringComparer.OrdinalIgnoreCase))
        {
            if (OfPartner(id, partners.TryGetValue(id, out var partner) ? partner : null, [.. byPartner[id]], context) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private static bool IsOfDefault(DirectoryChange change) => change.Activity.IndexOf("default", StringComparison.Ordinal) >= 0;

    private static string PartnerOf(DirectoryChange change) =>
        Facts.Apps.AuditValues.FirstGuid(Facts.Apps.AuditValues.NewOrOld(change.Record, "tenantId")) ?? Facts.Apps.AuditValues.FirstGuid(change.Target?.DisplayName) ?? change.Target?.Id ?? change.Target?.DisplayName ?? "(unnamed)";

    private Finding? OfDefault(CrossTenantAccessDefault? policy, IReadOnlyList<DirectoryChange> changes, HuntContext context)
    {
        var settings = policy is null ? [] : Trusted("Cross-tenant default", policy.InboundTrust, policy.AutomaticUserConsentSettings)
            .Concat(CrossTenantDoors.Of("Cross-tenant default", policy.B2BDirectConnectInbound, policy.TenantRestrictions)).ToList();
        if (settings.Count == 0)
        {
            // A change of the default that left nothing to complain of is housekeeping; one whose result was not captured is not.
            changes = policy is null ? changes : [];
        }

        if (settings.Count + changes.Count == 0)
        {
            return null;
        }

        var isNew = changes.Any(change => context.IsWithinDays(change.Time, NewDays));
        var summary = settings.Count > 0 ? $"Open to every other tenant: {string.Join(", ", settings.Select(setting => setting.Setting))}." : $"The cross-tenant default was changed by {string.Join(", ", changes.Select(change => change.Actor.Name).Distinct())}.";
        return Make(PolicyFindings.Target("crossTenantAccessPolicy/default", "Cross-tenant default"), isNew ? Severity.High : Severity.Medium, summary, Rows(EntitySets.CrossTenantAccessDefault, policy, policy?.Id ?? "default", settings), changes, isNew);
    }

    private Finding? OfPartner(string id, CrossTenantAccessPartner? partner, IReadOnlyList<DirectoryChange> changes, HuntContext context)
    {
        var settings = partner is null ? [] : Trusted($"Partner {id}", partner.InboundTrust, partner.AutomaticUserConsentSettings)
            .Concat(CrossTenantDoors.Of($"Partner {id}", partner.B2BDirectConnectInbound, partner.TenantRestrictions)).ToList();
        var writes = partner?.IdentitySynchronization?.UserSyncInbound?.IsSyncAllowed == true;
        if (writes)
        {
            settings.Add(new PolicySetting($"Partner {id}", "userSyncInbound", "allowed", "not allowed, unless it is one of the group"));
        }

        if (settings.Count + changes.Count == 0)
        {
            return null;
        }

        var isNew = changes.Any(change => context.IsWithinDays(change.Time, NewDays));
        var redeems = partner?.AutomaticUserConsentSettings?.InboundAllowed == true;
        var severity = isNew ? Severity.High : writes || redeems || settings.Count == 0 ? Severity.Medium : Severity.Low;
        var summary = $"Tenant {id} {(settings.Count > 0 ? "is trusted with " + string.Join(", ", settings.Select(setting => setting.Setting)) : "has a cross-tenant setting")}"
            + (changes.Count > 0 ? $"; {string.Join(", ", changes.Select(change => $"{change.Record.ActivityDisplayName} by {change.Actor.Name}").Distinct())}." : ".");
        return Make(new FindingTarget(TargetKind.Partner, id, id), severity, summary, Rows(EntitySets.CrossTenantAccessPartners, partner, id, settings), changes, isNew);
    }

    private static IEnumerable<PolicySetting> Trusted(string policy, CrossTenantInboundTrust? trust, AutomaticRedemption? redemption)
    {
        if (trust?.IsMfaAccepted == true)
        {
            yield return new PolicySetting(policy, "isMfaAccepted", "true", "false");
        }

        if (trust?.IsCompliantDeviceAccepted == true)
        {
            yield return new PolicySetting(policy, "isCompliantDeviceAccepted", "true", "false");
        }

        if (trust?.IsHybridAzureADJoinedDeviceAccepted == true)
        {
            yield return new PolicySetting(policy, "isHybridAzureADJoinedDeviceAccepted", "true", "false");
        }

        if (redemption?.InboundAllowed == true)
        {
            yield return new PolicySetting(policy, "automaticUserConsentSettings.inboundAllowed", "true", "false");
        }
    }

    private static IEnumerable<EvidenceItem> Rows(EntitySet set, EvidenceRecord? record, string key, IEnumerable<PolicySetting> settings) =>
        record is null ? [] : settings.Select(setting => PolicyFindings.Row(set, record, key, setting));

    private Finding Make(FindingTarget target, Severity severity, string summary, IEnumerable<EvidenceItem> rows, IReadOnlyList<DirectoryChange> changes, bool isNew)
    {
        var finding = PolicyFindings.Create(Descriptor, target, severity, summary, rows.Concat(changes.Select(change => change.Evidence)));
        return finding with
        {
            Escalations = isNew ? ["Added or changed within 30 days."] : [],
            Subjects = [.. finding.Subjects.Concat(changes.SelectMany(change => AppFindings.SubjectsOf(change.Actor))).Distinct(StringComparer.Ordinal)],
        };
    }
}
