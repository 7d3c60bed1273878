using OAuthHunter.Evidence;
using OAuthHunter.Providers.Http;

namespace OAuthHunter.Providers.Graph;

/// <summary>What a refused request means for the set that it was to read.</summary>
internal static class GraphRefusal
{
    private static readonly string[] LicenceCodes =
        ["Authentication_RequestFromNonPremiumTenantOrB2CTenant", "AadPremiumLicenseRequired", "LicenseRequired"];

    private static readonly string[] LicenceWords = ["premium license", "premium licence", "not licensed", "license is required", "is missing the required license", "Microsoft Entra ID P2 or", "AadPremiumLicenseRequired"];

    /// <summary>The state of a set of which <paramref name="delivered"/> objects had been read when the request failed.</summary>
    public static ListingResult Judge(GraphQuery query, ServiceException exception, long delivered)
    {
        var incomplete = delivered > 0 ? EvidenceState.Incomplete : EvidenceState.NotCaptured;
        if (IsLicence(exception))
        {
            return new ListingResult
            {
                State = delivered > 0 ? EvidenceState.Incomplete : EvidenceState.NotLicensed,
                Reason = $"{query.Name} takes {query.Licence ?? "a licence that the tenant lacks"} (or the identity may not read the tenant's licences, which takes Directory.Read.All): {exception.Brief}",
                Count = delivered,
            };
        }

        return exception.Status switch
        {
            401 or 403 => new ListingResult
            {
                State = delivered > 0 ? EvidenceState.Incomplete : EvidenceState.Denied,
                Reason = $"{query.Name} takes the permission {query.Permissions[0]} (a person also needs a role such as Global Reader): {exception.Brief}",
                Count = delivered,
            },
            400 or 404 or 501 when delivered == 0 => new ListingResult
            {
                State = incomplete,
                Reason = $"{query.Name} is not known here: {exception.Brief}",
                IsUnknownRequest = true,
            },
            _ => new ListingResult
            {
                State = incomplete,
                Reason = $"{query.Name} failed after {delivered} objects: {exception.Brief}",
                Count = delivered,
            },
        };
    }

    public static bool IsLicence(ServiceException exception) =>
        exception.Status is 400 or 401 or 403
        && (LicenceCodes.Contains(exception.Code, StringComparer.OrdinalIgnoreCase)
            || LicenceWords.Any(words => exception.Message.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0));

    /// <summary>Whether the page's own token has expired, so that only the listing's beginning helps.</summary>
    public static bool IsExpiredPage(ServiceException exception) =>
        exception.Status is 400 or 404 or 410
        && (exception.Code is "Directory_ExpiredPageToken" or "Request_ExpiredPageToken" or "InvalidPageToken" or "syncStateNotFound"
            || exception.Message.IndexOf("skip token", StringComparison.OrdinalIgnoreCase) >= 0
            || exception.Message.IndexOf("skiptoken", StringComparison.OrdinalIgnoreCase) >= 0
            || exception.Message.IndexOf("page token", StringComparison.OrdinalIgnoreCase) >= 0);
}
