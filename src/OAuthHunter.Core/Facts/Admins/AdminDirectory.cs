using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Admins;

/// <summary>Users and groups by every name that role assignments and Exchange use for them.</summary>
internal sealed class AdminDirectory
{
    private readonly Dictionary<string, User> users = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, UserRegistrationDetails> registrations = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> servicePrincipals;
    private readonly IReadOnlyList<User> all;

    public AdminDirectory(EvidenceStore store)
    {
        Groups = new GroupMembership(store.Objects<Group>(EntitySets.Groups));
        servicePrincipals = store.ServicePrincipalIds;
        all = store.Objects<User>(EntitySets.Users);
        foreach (var user in all)
        {
            Index(users, user, user.Id, user.UserPrincipalName);
        }

        foreach (var row in store.Objects<UserRegistrationDetails>(EntitySets.UserRegistrationDetails))
        {
            Index(registrations, row, row.Id, row.UserPrincipalName);
        }

        foreach (var set in new[] { EntitySets.RoleAssignments, EntitySets.RoleAssignmentScheduleInstances, EntitySets.RoleEligibilityScheduleInstances })
        {
            foreach (var assignment in store.Objects<DirectoryRoleAssignment>(set).Where(assignment => assignment.PrincipalId is not null && assignment.PrincipalUserPrincipalName is not null))
            {
                names[assignment.PrincipalId!] = assignment.PrincipalUserPrincipalName!;
            }
        }
    }

    public GroupMembership Groups { get; }

    /// <summary>The user of that object id or UPN; null when users were not captured.</summary>
    public User? FindUser(string idOrUpn) => users.TryGetValue(idOrUpn, out var user) ? user : null;

    public UserRegistrationDetails? FindRegistration(string id, string? upn) =>
        registrations.TryGetValue(id, out var row) || (upn is not null && registrations.TryGetValue(upn, out row)) ? row : null;

    /// <summary>UPN of an object id from whatever knows it, or null.</summary>
    public string? NameOf(string id) => FindUser(id)?.UserPrincipalName ?? (names.TryGetValue(id, out var name) ? name : null) ?? FindRegistration(id, null)?.UserPrincipalName;

    public bool IsGroup(DirectoryRoleAssignment assignment) => IsType(assignment, "group") ?? Groups.IsGroup(assignment.PrincipalId!);

    public bool IsServicePrincipal(string id) => servicePrincipals.Contains(id);

    public bool IsUser(DirectoryRoleAssignment assignment) => IsType(assignment, "user") ?? (assignment.PrincipalUserPrincipalName is not null || IsKnownUser(assignment.PrincipalId!));

    /// <summary>Whether a group's member is a user: known as one, or (without a list of users) not known as anything else.</summary>
    public bool IsUser(string id) => IsKnownUser(id) || (all.Count == 0 && !servicePrincipals.Contains(id) && !Groups.IsGroup(id));

    /// <summary>
    /// The user that Exchange means: it shows members by id, UPN, address, alias, display name or distinguished name. Null when no
    /// user, or more than one, answers to it.
    /// </summary>
    public string? ResolveExchangeName(string member)
    {
        var name = member.Trim();
        if (name.StartsWith("CN=", StringComparison.OrdinalIgnoreCase))
        {
            name = name.Substring(3).Split(',')[0];
        }
        else if (name.IndexOf('/') >= 0)
        {
            name = name.Substring(name.LastIndexOf('/') + 1);
        }

        if (FindUser(name) is { } direct)
        {
            return direct.Id ?? direct.UserPrincipalName;
        }

        var matches = all.Where(user => Equals(user.Mail, name) || Equals(user.MailNickname, name) || Equals(user.DisplayName, name)).Take(2).ToList();
        return matches.Count == 1 ? matches[0].Id ?? matches[0].UserPrincipalName : matches.Count == 0 && name.IndexOf('@') > 0 ? name.ToLowerInvariant() : null;
    }

    private bool IsKnownUser(string id) => users.ContainsKey(id) || registrations.ContainsKey(id) || names.ContainsKey(id);

    private static bool? IsType(DirectoryRoleAssignment assignment, string type) =>
        assignment.PrincipalType is { Length: > 0 } text ? text.EndsWith(type, StringComparison.OrdinalIgnoreCase) : null;

    private static bool Equals(string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static void Index<T>(Dictionary<string, T> index, T value, params string?[] keys)
    {
        foreach (var key in keys.OfType<string>().Where(key => key.Length > 0))
        {
            index[key] = value;
        }
    }
}
