using OAuthHunter.Evidence;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Detections.Mfa;

/// <summary>What the detections about administrators share: rows, targets and words.</summary>
internal static class AdminFindings
{
    /// <summary>The tenant as a target.</summary>
    public static FindingTarget Tenant(HuntContext context)
    {
        var tenant = context.Facts.Tenant;
        return new FindingTarget(TargetKind.Tenant, tenant.TenantId ?? "tenant", tenant.DisplayName ?? tenant.TenantId ?? "The tenant");
    }

    /// <summary>A user as a target: as administrator where he is one.</summary>
    public static FindingTarget User(HuntContext context, string? upn, string? id)
    {
        if ((context.Facts.FindAdmin(upn) ?? context.Facts.FindAdmin(id)) is { } admin)
        {
            return admin.ToTarget();
        }

        var name = upn ?? id ?? "unknown user";
        return new FindingTarget(TargetKind.User, id ?? name, name) { Subjects = [.. new[] { upn, id }.OfType<string>().Select(Subject.User)] };
    }

    /// <summary>The rows that make him an administrator.</summary>
    public static IEnumerable<EvidenceItem> RoleRows(AdminProfile admin) => admin.Roles.Select(role => role.Evidence);

    /// <summary>The registration report's row about him.</summary>
    public static EvidenceItem RegistrationRow(AdminProfile admin) => EvidenceItem.Of(
        EntitySets.UserRegistrationDetails, admin.Registration!, admin.Registration!.Id,
        $"{admin.UserPrincipalName}: methodsRegistered = {(admin.Registration.MethodsRegistered is { Count: > 0 } methods ? string.Join(", ", methods) : "none")}");

    /// <summary>Registered methods in words.</summary>
    public static string Methods(AdminProfile admin) =>
        string.Join(", ", (admin.Registration?.MethodsRegistered ?? []).Select(method => AuthenticationMethods.Find(method)?.Display ?? method).Distinct(StringComparer.Ordinal));

    public static bool IsPhone(string method) => method.EndsWith("mobilePhone", StringComparison.OrdinalIgnoreCase) || method.Equals("officePhone", StringComparison.OrdinalIgnoreCase);

    /// <summary>Registered methods that count as a second factor; null when the report did not list methods.</summary>
    public static IReadOnlyList<string>? SecondFactors(AdminProfile admin) =>
        admin.Registration?.MethodsRegistered is { } methods ? [.. methods.Where(method => AuthenticationMethods.Find(method)?.CountsAsMfa == true)] : null;

    /// <summary>Whether the tenant lets certificates sign in: the registration report does not list them reliably. Null when not known.</summary>
    public static bool? AllowsCertificates(HuntContext context) => context.Facts.AuthenticationMethods?.Configurations
        ?.FirstOrDefault(method => string.Equals(method.Id, "X509Certificate", StringComparison.OrdinalIgnoreCase)) is { } certificates
        ? string.Equals(certificates.State, "enabled", StringComparison.OrdinalIgnoreCase)
        : null;
}
