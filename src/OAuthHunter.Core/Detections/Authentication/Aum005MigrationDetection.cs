using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Authentication;

/// <summary>AUM-005: the older policies for MFA and password reset are still in force beside the new one.</summary>
public sealed class Aum005MigrationDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "AUM-005",
        Title = "Policy migration not complete",
        Severity = Severity.Low,
        Logic = "policyMigrationState of the authentication methods policy is anything but migrationComplete.",
        Rationale = "Until then a method that this policy disables may still be allowed by the older settings of per-user MFA and password reset, which no export shows.",
        BenignIf = "The move is under way.",
        Remediation = "Set every method in the authentication methods policy, clear the older settings, and complete the migration.",
        Techniques = ["T1556.006"],
        Needs = MethodsPolicyFinding.Needs,
        Permissions = ["Policy.Read.AuthenticationMethod"],
        Licence = "Free",
    };

    public override IEnumerable<string> NotAssessed(HuntContext context)
    {
        if (context.Facts.AuthenticationMethods?.PolicyMigrationState is null)
        {
            yield return "The state of the migration is not in the evidence";
        }
    }

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        if (context.Facts.AuthenticationMethods?.PolicyMigrationState is { } state && !MethodsPolicyFinding.Is(state, "migrationComplete"))
        {
            yield return MethodsPolicyFinding.Create(
                Descriptor, context, Severity.Low, "The older settings for MFA and password reset still count beside the authentication methods policy.", [$"policyMigrationState = {state}"]);
        }
    }
}
