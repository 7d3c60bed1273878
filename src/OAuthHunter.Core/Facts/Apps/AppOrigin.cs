using OAuthHunter.Knowledge;

namespace OAuthHunter.Facts.Apps;

/// <summary>Whose an app is, who owns it, and whether it is still there.</summary>
internal static class AppOrigin
{
    /// <summary>Decided by the tenant that registered it; lists of known application ids decide nothing.</summary>
    public static AppOwnership OwnershipOf(AppDraft app, string? tenantId)
    {
        var owner = app.ServicePrincipal?.AppOwnerOrganizationId;
        if (owner is not null && tenantId is not null && string.Equals(owner, tenantId, StringComparison.OrdinalIgnoreCase))
        {
            return AppOwnership.Own;
        }

        if (MicrosoftTenants.Contains(owner))
        {
            return AppOwnership.Microsoft;
        }

        if (IsRegisteredHere(app) || IsManagedIdentity(app))
        {
            return AppOwnership.Own;
        }

        return owner is null || tenantId is null ? AppOwnership.Unknown : AppOwnership.Foreign;
    }

    /// <summary>The registration is among the objects, or the log saw it made or changed: that happens in its own tenant only.</summary>
    public static bool IsRegisteredHere(AppDraft app) =>
        app.Application is not null || app.Events.Any(found => found.Succeeded && !found.IsOnServicePrincipal
            && found.Kind is (AppEventKind.ApplicationAdded or AppEventKind.CredentialAdded or AppEventKind.CredentialRemoved or AppEventKind.OwnerAdded));

    public static bool? IsSingleTenant(AppDraft app)
    {
        if ((app.Application?.SignInAudience ?? app.ServicePrincipal?.SignInAudience) is { } audience)
        {
            return string.Equals(audience, "AzureADMyOrg", StringComparison.OrdinalIgnoreCase);
        }

        var made = app.Events.FirstOrDefault(found => found.Kind == AppEventKind.ApplicationAdded);
        return made is null ? null : !AuditValues.Flag(AuditValues.New(made.Record, "AvailableToOtherTenants"));
    }

    /// <summary>
    /// Owners of both objects. An own app whose registration was exported without owners has unknown owners, even if its
    /// service principal has none.
    /// </summary>
    public static IReadOnlyList<string>? OwnersOf(AppDraft app, AppOwnership ownership)
    {
        var ofRegistration = app.Application?.OwnerIds;
        var ofPrincipal = app.ServicePrincipal?.OwnerIds;
        if (ofRegistration is null && (ofPrincipal is { Count: 1 } || (ofPrincipal is { Count: 0 } && ownership != AppOwnership.Own)))
        {
            return ofPrincipal;
        }

        IReadOnlyList<string> owners = ofRegistration is not { Count: > 0 } && ofPrincipal is not { Count: > 0 } ? [] : [.. (ofRegistration ?? []).Concat(ofPrincipal ?? []).Distinct(StringComparer.OrdinalIgnoreCase)];
        var isPartial = ownership == AppOwnership.Own && !IsManagedIdentity(app) ? ofRegistration is null : ofPrincipal is null;
        return owners.Count == 0 && isPartial ? null : owners;
    }

    public static bool IsDeleted(AppDraft app)
    {
        if (app.ServicePrincipal is { } principal)
        {
            return principal.DeletedDateTime is not null;
        }

        if (app.Application?.DeletedDateTime is not null)
        {
            return true;
        }

        var last = app.Events.LastOrDefault(found => found.Succeeded
            && found.Kind is AppEventKind.ApplicationAdded or AppEventKind.ServicePrincipalAdded or AppEventKind.Restored or AppEventKind.Deleted);
        return last?.Kind == AppEventKind.Deleted;
    }

    private static bool IsManagedIdentity(AppDraft app) =>
        string.Equals(app.ServicePrincipal?.ServicePrincipalType, "ManagedIdentity", StringComparison.OrdinalIgnoreCase);
}
