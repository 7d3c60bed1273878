using OAuthHunter.Detections.Mfa;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Authentication;

/// <summary>What the detections about the authentication methods policy share.</summary>
internal static class MethodsPolicyFinding
{
    public static IReadOnlyList<EvidenceNeed> Needs { get; } = [new EvidenceNeed("authentication methods policy", EntitySets.AuthenticationMethodsPolicy)];

    /// <summary>The configuration of a method; null when it was not captured.</summary>
    public static AuthenticationMethodConfiguration? Method(HuntContext context, string id) => context.Facts.AuthenticationMethods?.Configurations
        ?.FirstOrDefault(method => string.Equals(method.Id, id, StringComparison.OrdinalIgnoreCase));

    public static bool IsOn(AuthenticationMethodConfiguration? method) => Is(method?.State, "enabled");

    public static bool IsForEveryone(AuthenticationMethodConfiguration method) => method.IncludeTargets?.Contains("all_users", StringComparer.OrdinalIgnoreCase) == true;

    /// <summary>Administrators whom the method's targets take in, as far as groups tell.</summary>
    public static IReadOnlyList<AdminProfile> Administrators(HuntContext context, AuthenticationMethodConfiguration method) =>
        [.. context.Facts.Admins.Where(admin => !Targets(context, method.ExcludeTargets, admin) && (IsForEveryone(method) || Targets(context, method.IncludeTargets, admin)))];

    /// <summary>Groups among the targets whose members nobody captured.</summary>
    public static IReadOnlyList<string> UnknownGroups(HuntContext context, AuthenticationMethodConfiguration method) =>
        [.. (method.IncludeTargets ?? []).Where(id => !id.Equals("all_users", StringComparison.OrdinalIgnoreCase) && context.Facts.Groups.Contains(id, string.Empty) is null)];

    /// <summary>A finding about the policy. Its target is the tenant; its evidence the policy with what it says.</summary>
    public static Finding Create(DetectionDescriptor descriptor, HuntContext context, Severity severity, string summary, IEnumerable<string> says)
    {
        var policy = context.Facts.AuthenticationMethods!;
        return FindingFactory.Create(
            descriptor, AdminFindings.Tenant(context), severity, summary,
            says.Select(text => EvidenceItem.Of(EntitySets.AuthenticationMethodsPolicy, policy, policy.Id, text)));
    }

    /// <summary>What says why the configurations cannot be judged; null when they can.</summary>
    public static string? Gap(HuntContext context) => context.Facts.AuthenticationMethods is null ? "The policy was not in the evidence"
        : context.Facts.AuthenticationMethods.Configurations is null ? "The policy came without its methods" : null;

    public static bool Is(string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static bool Targets(HuntContext context, IReadOnlyList<string>? targets, AdminProfile admin) =>
        targets?.Any(id => string.Equals(id, admin.Id, StringComparison.OrdinalIgnoreCase) || context.Facts.Groups.Contains(id, admin.Id) == true) == true;
}
