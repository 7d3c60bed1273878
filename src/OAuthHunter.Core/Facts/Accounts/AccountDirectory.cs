using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Accounts;

/// <summary>User accounts by object id and UPN, joined from users, the registration report and the risky users when asked for.</summary>
public sealed class AccountDirectory
{
    private readonly Lazy<Dictionary<string, User>> users;
    private readonly Lazy<Dictionary<string, UserRegistrationDetails>> registrations;
    private readonly Lazy<Dictionary<string, RiskyUser>> risks;

    internal AccountDirectory(EvidenceStore store, EvidenceCoverage coverage)
    {
        IsComplete = coverage.IsWhole(EntitySets.Users);
        users = new(() => Index(store.Objects<User>(EntitySets.Users), user => [user.Id, user.UserPrincipalName]));
        registrations = new(() => Index(store.Objects<UserRegistrationDetails>(EntitySets.UserRegistrationDetails), row => [row.Id, row.UserPrincipalName]));
        risks = new(() => Index(store.Objects<RiskyUser>(EntitySets.RiskyUsers), row => [row.Id, row.UserPrincipalName]));
    }

    public static AccountDirectory Empty { get; } = new(new EvidenceStore(), new EvidenceCoverage([]));

    /// <summary>Whether all users were read, so that an id that is not among them belongs to nobody any more.</summary>
    public bool IsComplete { get; }

    /// <summary>The account of that object id or UPN; null when nothing knows it.</summary>
    public Account? Find(string? idOrUpn)
    {
        if (string.IsNullOrEmpty(idOrUpn))
        {
            return null;
        }

        var user = Get(users, idOrUpn!);
        var registration = Get(registrations, user?.Id ?? idOrUpn!) ?? Get(registrations, user?.UserPrincipalName ?? idOrUpn!);
        var risk = Get(risks, user?.Id ?? idOrUpn!) ?? Get(risks, user?.UserPrincipalName ?? idOrUpn!);
        return user is null && registration is null && risk is null ? null : new Account
        {
            Id = user?.Id ?? registration?.Id ?? risk?.Id ?? idOrUpn!,
            UserPrincipalName = user?.UserPrincipalName ?? registration?.UserPrincipalName ?? risk?.UserPrincipalName ?? idOrUpn!,
            User = user,
            Registration = registration,
            Risk = risk,
        };
    }

    /// <summary>The UPN where one is known, else what was asked.</summary>
    public string NameOf(string idOrUpn) => Find(idOrUpn)?.UserPrincipalName ?? idOrUpn;

    private static T? Get<T>(Lazy<Dictionary<string, T>> index, string key)
        where T : class => index.Value.TryGetValue(key, out var found) ? found : null;

    private static Dictionary<string, T> Index<T>(IReadOnlyList<T> rows, Func<T, string?[]> keys)
    {
        var index = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
        {
            foreach (var key in keys(row))
            {
                if (!string.IsNullOrEmpty(key))
                {
                    index[key!] = row;
                }
            }
        }

        return index;
    }
}
