using System.Text.RegularExpressions;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Mailboxes;

/// <summary>
/// Mailboxes, contacts and users by every name that settings and log records use for them: address, user principal name, GUID,
/// alias, canonical path, distinguished name. A name that two of them share names none.
/// </summary>
internal sealed class MailboxDirectory
{
    private static readonly Regex Smtp = new(@"(?:smtp:)?(?<address>[^\s""<>\[\]():;,]+@[^\s""<>\[\]():;,]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private readonly Dictionary<string, Mailbox?> mailboxes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, MailContact?> contacts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string?> users = new(StringComparer.OrdinalIgnoreCase);
    private readonly TenantIdentity tenant;

    public MailboxDirectory(EvidenceStore store, TenantIdentity tenant)
    {
        this.tenant = tenant;
        foreach (var mailbox in store.Objects<Mailbox>(EntitySets.Mailboxes))
        {
            Index(mailboxes, mailbox, mailbox.UserPrincipalName, mailbox.PrimarySmtpAddress, mailbox.Guid, mailbox.ExternalDirectoryObjectId, mailbox.Identity, mailbox.Alias, mailbox.DisplayName);
        }

        foreach (var contact in store.Objects<MailContact>(EntitySets.MailContacts))
        {
            Index(contacts, contact, contact.PrimarySmtpAddress, contact.Guid, contact.Identity, contact.Name, contact.Alias, contact.DisplayName, Address(contact.ExternalEmailAddress));
        }

        foreach (var user in store.Objects<User>(EntitySets.Users).Where(user => user.UserPrincipalName is not null))
        {
            Index(users, user.UserPrincipalName!, user.UserPrincipalName, user.Id, user.Mail, user.MailNickname);
        }
    }

    private MailboxDirectory() => tenant = new TenantIdentity();

    public static MailboxDirectory Empty { get; } = new();

    public Mailbox? Find(string? name) => Names(name).Select(text => mailboxes.TryGetValue(text, out var mailbox) ? mailbox : null).FirstOrDefault(mailbox => mailbox is not null);

    /// <summary>One name for a mailbox or a person, whichever way a record calls him.</summary>
    public string NameOf(string? text)
    {
        foreach (var name in Names(text))
        {
            if (mailboxes.TryGetValue(name, out var mailbox) && mailbox is not null)
            {
                return (mailbox.UserPrincipalName ?? mailbox.PrimarySmtpAddress ?? name).ToLowerInvariant();
            }

            if (users.TryGetValue(name, out var upn) && upn is not null)
            {
                return upn.ToLowerInvariant();
            }
        }

        return Names(text).LastOrDefault()?.ToLowerInvariant() ?? "unknown mailbox";
    }

    /// <summary>Where a recipient that a setting or rule names is in the end.</summary>
    public ForwardTarget Resolve(string text)
    {
        var shown = text.Trim();
        foreach (var name in Names(shown).Concat(Address(shown) is { } typed ? [typed] : []))
        {
            if (contacts.TryGetValue(name, out var contact) && contact is not null)
            {
                return Of(shown, Address(contact.ExternalEmailAddress) ?? Address(shown));
            }

            if (mailboxes.TryGetValue(name, out var mailbox) && mailbox is not null)
            {
                return new ForwardTarget(shown, mailbox.PrimarySmtpAddress ?? mailbox.UserPrincipalName, false);
            }
        }

        return Of(shown, Address(shown));
    }

    /// <summary>The address in a text such as <c>smtp:a@b.c</c>, <c>"A" [SMTP:a@b.c]</c>; null when there is none.</summary>
    public static string? Address(string? text) => text is not null && Smtp.Match(text) is { Success: true } match ? match.Groups["address"].Value.TrimEnd('.') : null;

    private ForwardTarget Of(string text, string? address) => new(text, address, address is null ? null : !tenant.OwnsAddress(address));

    // "contoso.com/…/ada" and "CN=Ada,OU=…" end or begin with the name; an address may come dressed.
    private static IEnumerable<string> Names(string? text)
    {
        var name = text?.Trim().Trim('"') ?? string.Empty;
        if (name.Length == 0)
        {
            yield break;
        }

        yield return name;
        if (name.StartsWith("CN=", StringComparison.OrdinalIgnoreCase))
        {
            yield return name.Substring(3).Split(',')[0];
        }
        else if (name.StartsWith("smtp:", StringComparison.OrdinalIgnoreCase))
        {
            yield return name.Substring(5);
        }
        else if (name.LastIndexOfAny(['/', '\\']) is >= 0 and var slash && slash < name.Length - 1)
        {
            yield return name.Substring(slash + 1);
        }
    }

    private static void Index<T>(Dictionary<string, T?> index, T value, params string?[] names)
        where T : class
    {
        foreach (var name in names.OfType<string>().Select(name => name.Trim()).Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            index[name] = index.TryGetValue(name, out var other) && !ReferenceEquals(other, value) ? null : value;
        }
    }
}
