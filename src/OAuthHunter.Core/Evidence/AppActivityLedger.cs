using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Evidence;

/// <summary>
/// What apps did, added up per app while the logs stream by. What an app did as itself and what people did through it are kept
/// apart: a person who works through a client app is that person's activity.
/// </summary>
public sealed class AppActivityLedger
{
    // More apps than any tenant has; beyond it new ones are dropped, those known go on being counted.
    private const int MostApps = 250_000;

    private const string ServicePrincipalPrefix = "ServicePrincipal_";

    private readonly Dictionary<string, AppActivityTally> ids = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, AppActivityTally> ofPeople = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Apps by application id or service principal id, whichever the record named.</summary>
    internal IReadOnlyDictionary<string, AppActivityTally> ByApp => ids;

    /// <summary>Sign-ins and operations of people by the application id that they went through.</summary>
    internal IReadOnlyDictionary<string, AppActivityTally> OfPeopleByApp => ofPeople;

    internal void Add(SignIn signIn)
    {
        if (signIn.ErrorCode is not (null or 0))
        {
            return;
        }

        if (signIn.ServicePrincipalId is { Length: > 0 } principal && signIn.UserId is null && signIn.UserPrincipalName is null)
        {
            Tally(ids, signIn.AppId ?? principal)?.Add(signIn.CreatedDateTime, signIn.IPAddress, false, () => EvidenceItem.Of(
                EntitySets.SignIns, signIn, signIn.Id, $"App '{signIn.ServicePrincipalName ?? signIn.AppDisplayName ?? signIn.AppId}' signed in{From(signIn.IPAddress)}", signIn.CreatedDateTime));
        }
        else
        {
            AddOfPeople(signIn.AppId, signIn.CreatedDateTime, signIn.IPAddress, () => EvidenceItem.Of(
                EntitySets.SignIns, signIn, signIn.Id, $"{signIn.UserPrincipalName ?? signIn.UserId} signed in to '{signIn.AppDisplayName ?? signIn.AppId}'{From(signIn.IPAddress)}", signIn.CreatedDateTime));
        }
    }

    internal void Add(AuditRecord record)
    {
        EvidenceItem Row() => EvidenceItem.Of(
            EntitySets.UnifiedAuditLog, record, record.Id, $"{record.Operation} by {record.UserId ?? record.AppId}{From(record.ClientIP)}", record.CreationTime);

        if (ActingApp(record) is { } app)
        {
            var isExchange = string.Equals(record.Workload, "Exchange", StringComparison.OrdinalIgnoreCase) && record.Operation?.IndexOf('-') > 0;
            Tally(ids, app)?.Add(record.CreationTime, record.ClientIP, isExchange, Row);
        }
        else if (record.UserType is not (3 or 4))
        {
            AddOfPeople(record.ApplicationId ?? record.AppId ?? record.ClientAppId, record.CreationTime, record.ClientIP, Row);
        }
    }

    /// <summary>
    /// The app that acted as itself: application id or service principal id. App-only records name it in UserId in several
    /// forms, and AppId may then be the client it came through.
    /// </summary>
    private static string? ActingApp(AuditRecord record)
    {
        var user = record.UserId?.Trim();
        if (user is not null && user.StartsWith(ServicePrincipalPrefix, StringComparison.OrdinalIgnoreCase))
        {
            return user.Substring(ServicePrincipalPrefix.Length);
        }

        if (record.UserType is not (5 or 6))
        {
            return null;
        }

        if (user is not null && Guid.TryParse(user, out _))
        {
            return user;
        }

        return record.AppId ?? record.ClientAppId ?? record.ApplicationId;
    }

    private static string From(string? address) => address is null ? string.Empty : " from " + address;

    private void AddOfPeople(string? appId, DateTimeOffset? time, string? address, Func<EvidenceItem> row)
    {
        if (appId is { Length: > 0 })
        {
            Tally(ofPeople, appId)?.Add(time, address, false, row);
        }
    }

    private static AppActivityTally? Tally(Dictionary<string, AppActivityTally> tallies, string key)
    {
        if (!tallies.TryGetValue(key, out var tally) && tallies.Count < MostApps)
        {
            tallies.Add(key, tally = new AppActivityTally());
        }

        return tally;
    }
}
