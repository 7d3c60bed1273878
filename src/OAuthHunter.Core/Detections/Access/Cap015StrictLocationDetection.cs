using OAuthHunter.ConditionalAccess;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Access;

/// <summary>CAP-015: tokens follow their thief to another place.</summary>
public sealed class Cap015StrictLocationDetection : AdministratorsCheck
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CAP-015",
        Title = "Strict location enforcement is not used",
        Severity = Severity.Low,
        Logic = "An enabled policy binds access to places, and yet per administrator, emergency accounts left out, no policy enforces the place strictly by continuous access evaluation (strictLocation) in every context of Exchange and SharePoint. Without policies that look at places there is nothing to enforce.",
        Rationale = "A policy that looks at the place is asked at sign-in. A token taken afterwards works from anywhere until it ends, unless the service itself looks at the address, too.",
        BenignIf = "Traffic leaves by addresses that differ between Entra and the service (split tunnels, IPv6); strict enforcement would then lock people out.",
        Remediation = "Compare the addresses that Entra and the services see in the sign-in log (ipAddressFromResourceProvider), list all egress addresses, then pilot strict enforcement with administrators.",
        Techniques = ["T1550.001"],
        Needs = PolicyNeeds.Administrators,
        Permissions = ["Policy.Read.All", "RoleManagement.Read.Directory"],
        Licence = "Entra ID P1",
    };

    private protected override string Missing => "hold tokens that work on from another place";

    private protected override AccessDemand Demand(AdminAccess access) => access.Session.StrictLocation;

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var bound = context.Facts.ConditionalAccess.Enforced.Any(policy => policy.Conditions is { } conditions
            && (!Truth.IsEmpty(conditions.ExcludeLocations) || (!Truth.IsEmpty(conditions.IncludeLocations) && !Truth.Has(conditions.IncludeLocations, "All"))));
        return bound ? base.Detect(context) : [];
    }
}
