using OAuthHunter.Detections.Apps;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Roles;

/// <summary>ROL-013: a partner that rules the tenant.</summary>
public sealed class Rol013PartnerRolesDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "ROL-013",
        Title = "Partner administers the tenant with broad roles",
        Severity = Severity.Medium,
        Escalation = "High when the relationship or the partner is not older than 30 days. Low for a tenant that is set up as service provider and whose roles cannot be seen from here.",

        // The list of contracts that Graph has is a partner's list of customers; a customer's own view of a provider is the
        // cross-tenant setting that marks it so.
        Logic = "An active relationship (GDAP) that gives a partner Global Administrator, Exchange Administrator or another role of tier 0; in the audit log: Add partner to company (the older DAP); "
            + "in the cross-tenant settings: a tenant marked as service provider.",
        Rationale = "Whoever breaks into the partner is administrator here, with accounts that this tenant does not see and policies that it does not set.",
        BenignIf = "The real provider, under contract, with a relationship that ends.",
        Remediation = "End what nobody needs. Cut the rest to the roles in use and give it an end; drop DAP altogether.",
        Techniques = ["T1199"],
        Needs =
        [
            new EvidenceNeed("partner relationships", EntitySets.DelegatedAdminRelationships),
            new EvidenceNeed("service providers among partners", EntitySets.CrossTenantAccessPartners),
            .. AppNeeds.AuditEvents,
        ],
        Permissions = ["DelegatedAdminRelationship.Read.All", "Policy.Read.All", "AuditLog.Read.All"],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var relationship in context.Facts.Roles.Partners.Where(relationship => IsActive(relationship) && IsAboutUs(relationship, context)).OrderBy(relationship => relationship.Id, StringComparer.Ordinal))
        {
            var roles = (relationship.AccessDetails?.UnifiedRoles ?? []).Select(role => role.RoleDefinitionId).OfType<string>().Where(id => EntraRoles.Find(id)?.Tier == 0 || RoleFindings.OpensEverything(id)).ToList();
            if (roles.Count > 0)
            {
                yield return OfRelationship(relationship, roles, context);
            }
        }

        foreach (var change in context.Facts.Roles.PartnerChanges)
        {
            var isNew = context.IsWithinDays(change.Time, RoleFindings.NewDays);
            var name = change.Target?.DisplayName ?? change.Target?.Id ?? "A partner";
            yield return FindingFactory.Create(
                Descriptor, new FindingTarget(TargetKind.Partner, change.Target?.Id ?? name, name), isNew ? Severity.High : Severity.Medium,
                $"{name} was added as a partner of the company by {change.Actor.Name}.", [change.Evidence], change.Record.Id).By([change.Actor]) with
            {
                Escalations = isNew ? ["Added within 30 days."] : [],
            };
        }

        foreach (var partner in context.Facts.Policies.CrossTenantPartners.Where(partner => partner.IsServiceProvider == true && partner.TenantId is not null))
        {
            yield return FindingFactory.Create(
                Descriptor, new FindingTarget(TargetKind.Partner, partner.TenantId!, partner.TenantId!), Severity.Low,
                $"Tenant {partner.TenantId} is set up as a service provider of this one.",
                [EvidenceItem.Of(EntitySets.CrossTenantAccessPartners, partner, partner.TenantId, $"Cross-tenant setting for {partner.TenantId}: service provider")], "provider");
        }
    }

    private static bool IsActive(DelegatedAdminRelationship relationship) => relationship.Status?.ToLowerInvariant() is "active" or "expiring" or "activating" or "approved";

    // A tenant that is a partner itself sees its own customers here: that is its power over others, not theirs over it.
    private static bool IsAboutUs(DelegatedAdminRelationship relationship, HuntContext context) =>
        relationship.Customer?.TenantId is not { } customer || context.Facts.Tenant.TenantId is not { } own || string.Equals(customer, own, StringComparison.OrdinalIgnoreCase);

    private Finding OfRelationship(DelegatedAdminRelationship relationship, List<string> roles, HuntContext context)
    {
        var since = relationship.ActivatedDateTime ?? relationship.CreatedDateTime;
        var isNew = context.IsWithinDays(since, RoleFindings.NewDays);
        var name = relationship.DisplayName ?? relationship.Id ?? "(unnamed)";
        var end = relationship.EndDateTime is { } time ? $" until {time.AsDay()}" : string.Empty;
        var renews = relationship.AutoExtendDuration is { Length: > 0 } text && text != "PT0S" ? ", and renews itself" : string.Empty;
        return FindingFactory.Create(
            Descriptor,
            new FindingTarget(TargetKind.Partner, relationship.Id ?? name, name),
            isNew ? Severity.High : Severity.Medium,
            $"Partner relationship '{name}' gives {RoleFindings.List(roles.Select(id => EntraRoles.Find(id)?.Name ?? id))}{end}{renews}.",
            [EvidenceItem.Of(EntitySets.DelegatedAdminRelationships, relationship, relationship.Id, $"Partner relationship '{name}' is {relationship.Status}", since)]).About(roles) with
        {
            Escalations = isNew ? ["Not older than 30 days."] : [],
        };
    }
}
