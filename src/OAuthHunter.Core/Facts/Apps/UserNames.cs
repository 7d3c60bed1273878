using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>Users by everything that people call them, to tell apps that bear a user's name.</summary>
internal sealed class UserNames
{
    private const int ShortestName = 3;

    private readonly Dictionary<string, string> byName = new(StringComparer.OrdinalIgnoreCase);

    public UserNames(IEnumerable<User> users)
    {
        // A guest or a shared account that bears a product's name must not hide a person: the smallest address stands.
        foreach (var user in users.OrderBy(user => user.UserPrincipalName ?? user.Id, StringComparer.OrdinalIgnoreCase))
        {
            foreach (var name in new[] { user.UserPrincipalName, user.Mail, user.MailNickname, user.DisplayName })
            {
                if (name?.Trim() is { Length: >= ShortestName } text && !byName.ContainsKey(text))
                {
                    byName.Add(text, user.UserPrincipalName ?? user.Id ?? text);
                }
            }
        }
    }

    /// <summary>The user of that name, or null.</summary>
    public string? Find(string name) => byName.TryGetValue(name.Trim(), out var user) ? user : null;
}
