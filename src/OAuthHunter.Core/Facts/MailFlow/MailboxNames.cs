using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>Brings the names by which records call a mailbox (address, object id, alias) to its user principal name.</summary>
internal sealed class MailboxNames
{
    private readonly Dictionary<string, string> names = new(StringComparer.OrdinalIgnoreCase);

    public MailboxNames(EvidenceStore store)
    {
        var aliases = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var user in store.Objects<User>(EntitySets.Users).Where(user => user.UserPrincipalName is not null))
        {
            var upn = user.UserPrincipalName!;
            names[upn] = upn;
            if (user.Id is { } id)
            {
                names[id] = upn;
            }

            // Two people with one alias under different domains cannot be told apart by it.
            var alias = upn.Split('@')[0];
            if (aliases.Add(alias))
            {
                names[alias] = upn;
            }
            else
            {
                names.Remove(alias);
            }
        }
    }

    /// <summary>The mailbox's user principal name when the directory knows it, else the name as given.</summary>
    public string Find(string text) => names.TryGetValue(text, out var upn) ? upn : text.ToLowerInvariant();
}
