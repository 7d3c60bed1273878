using OAuthHunter.Evidence;

namespace OAuthHunter.Facts.Apps;

/// <summary>Compares what the log says of a credential with what the objects show.</summary>
public static class CredentialTrace
{
    /// <summary>
    /// The log saw it added, and the objects, which were captured with their credentials, do not have it. It was removed, whether
    /// or not the log tells when.
    /// </summary>
    public static bool IsGone(HeldCredential held, AppProfile app) => !held.IsInObjects && held.AddedAt is not null && (held.RemovedAt is not null || IsPlaceKnown(held, app));

    /// <summary>
    /// The objects have it, it began while the audit log was kept, and no record tells who added it. Its start can be chosen, and
    /// an export of the log can have gaps, so this is a hint.
    /// </summary>
    public static bool IsUnlogged(HeldCredential held, EvidenceCoverage coverage)
    {
        var log = coverage.Of(EntitySets.DirectoryAudits);
        return held.IsInObjects && held.AddedBy is null && coverage.IsWhole(EntitySets.DirectoryAudits) && held.AddedAt is { } time && time > log.First && time < log.Last;
    }

    // Each of the two objects is exported by itself, so one may have been captured without the other.
    private static bool IsPlaceKnown(HeldCredential held, AppProfile app) => held.IsOnServicePrincipal
        ? (app.ServicePrincipal?.PasswordCredentials ?? app.ServicePrincipal?.KeyCredentials) is not null
        : (app.Application?.PasswordCredentials ?? app.Application?.KeyCredentials) is not null;
}
