using OAuthHunter.ConditionalAccess;
using OAuthHunter.Findings;

namespace OAuthHunter.Detections.Access;

/// <summary>CAP-010: administrators stay signed in for months.</summary>
public sealed class Cap010SessionLengthDetection : AdministratorsCheck
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CAP-010",
        Title = "Administrators' sessions are not limited",
        Severity = Severity.Medium,
        Logic = "Per administrator, emergency accounts left out: in some context no enabled policy that applies sets a sign-in frequency of at most 12 hours or every time. Where several apply the shortest counts. Without any, a session renews itself for 90 days.",
        Rationale = "A stolen token works as long as the session does. A working day is a bound that nobody notices.",
        BenignIf = "Administrators work on managed machines with bound tokens.",
        Remediation = "Sign-in frequency of four to twelve hours for administrative roles and all apps; every time for privileged role activation.",
        Techniques = ["T1550.001", "T1539"],
        Needs = PolicyNeeds.Administrators,
        Permissions = ["Policy.Read.All", "RoleManagement.Read.Directory"],
        Licence = "Entra ID P1",
    };

    private protected override string Missing => "have no limit of twelve hours on every session";

    private protected override AccessDemand Demand(AdminAccess access) => access.Session.ShortSessions;
}
