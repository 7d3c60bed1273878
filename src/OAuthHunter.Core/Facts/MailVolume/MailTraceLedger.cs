using System.Globalization;
using OAuthHunter.Model;
using OAuthHunter.Networking;

namespace OAuthHunter.Facts.MailVolume;

/// <summary>
/// Message trace, distilled while it streams by: recipients are counted per hour, sender domain, recipient domain, source address,
/// connector and outcome. Memory follows distinct cells; when there are too many, cells grow coarser step by step and
/// <see cref="Limitation"/> says so. The result does not depend on the order of the rows.
/// </summary>
public sealed class MailTraceLedger
{
    // Each level keeps what the ones before it gave up coarse, too.
    private const int NoInboundSource = 1;
    private const int HashedRecipients = 2;
    private const int PerDay = 3;
    private const int Networks = 4;
    private const int FewRecipients = 5;
    private const int NoAddress = 6;
    private const int HashedSenders = 7;

    private static readonly string[] Groups = [.. Enumerable.Range(0, 1_024).Select(number => "#" + number.ToString(CultureInfo.InvariantCulture))];

    private readonly int capacity;
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal) { [string.Empty] = string.Empty };
    private readonly HashSet<long> days = [];
    private Dictionary<MailTraceKey, MailTraceCell> cells = [];
    private int level;

    public MailTraceLedger()
        : this(300_000)
    {
    }

    internal MailTraceLedger(int capacity) => this.capacity = capacity;

    /// <summary>What counts are coarser in than the rows; null when they are exact.</summary>
    public string? Limitation => level switch
    {
        0 => null,
        NoInboundSource => "Mail that was not handed to a server outside was counted without its source.",
        HashedRecipients => "Recipients' domains are so many that they were counted in groups: counts of mail that left are a little too low.",
        PerDay => "Mail was counted per day and by groups of recipients' domains.",
        Networks or FewRecipients => "Mail was counted per day, by networks instead of addresses, and by groups of recipients' domains.",
        _ => "Mail was counted per day and without addresses: what came through a connector shows only where the trace names the connector.",
    };

    /// <summary>Days (UTC) on which any message was seen.</summary>
    internal IReadOnlyCollection<DateTime> Days => [.. days.Select(ticks => new DateTime(ticks, DateTimeKind.Utc))];

    internal IEnumerable<KeyValuePair<MailTraceKey, MailTraceCell>> Cells => cells;

    /// <summary>Whether a recipient's domain, as a cell names it, can be one of these domains.</summary>
    internal static bool IsOneOf(string recipient, ICollection<string> domains) => recipient.Length > 0 && recipient[0] == '#'
        ? domains.Any(domain => recipient == Group(domain, 1_024) || recipient == Group(domain, 16))
        : IsWithin(recipient, domains);

    /// <summary>Whether a domain is one of these or below one.</summary>
    internal static bool IsWithin(string domain, ICollection<string> domains)
    {
        for (var at = 0; at >= 0 && at < domain.Length; at = domain.IndexOf('.', at) + 1)
        {
            if (domains.Contains(at == 0 ? domain : domain.Substring(at)))
            {
                return true;
            }

            if (domain.IndexOf('.', at) < 0)
            {
                break;
            }
        }

        return false;
    }

    internal void Add(MessageTrace trace)
    {
        // Extended reports have a row for each step of a message; the step that took it in names sender, source and all recipients.
        if (trace.Received is not { } time || (trace.EventId is { } step && !step.Equals("RECEIVE", StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        var sender = DomainOf(trace.SenderAddress ?? trace.ReturnPath);
        var envelope = trace.ReturnPath is null ? string.Empty : DomainOf(trace.ReturnPath);
        var compared = envelope.Length > 0 && sender.Length > 0 && trace.SenderAddress is not null;
        var mismatched = compared && !IsWithin(sender, [envelope]) && !IsWithin(envelope, [sender]);
        var ticks = time.UtcTicks;
        days.Add(ticks - (ticks % TimeSpan.TicksPerDay));
        var flags = FlagsOf(trace);

        // What the source itself calls incoming never counts as mail that left.
        if ((flags & MailTraceFlags.Incoming) != 0 || trace.RecipientAddress is not { } recipients)
        {
            return;
        }

        var key = new MailTraceKey(
            ticks - (ticks % TimeSpan.TicksPerHour), Intern(sender), string.Empty, Intern((trace.FromIP ?? string.Empty).Trim().ToLowerInvariant()), Intern((trace.ConnectorName ?? string.Empty).Trim()), flags);
        foreach (var (domain, count) in Domains(recipients))
        {
            Cell(AtLevel(key with { Recipient = Intern(domain) })).Add(ticks, trace.Origin, count, compared, mismatched);
            while (cells.Count > capacity && level < HashedSenders)
            {
                Coarsen();
            }
        }
    }

    /// <summary>The recipients' domains, each with how many; nearly every row has one recipient.</summary>
    private static IEnumerable<(string Domain, int Count)> Domains(string recipients)
    {
        if (recipients.IndexOf(';') < 0)
        {
            var domain = DomainOf(recipients);
            return domain.Length == 0 ? [] : [(domain, 1)];
        }

        return recipients.Split(';').Select(DomainOf).Where(domain => domain.Length > 0).GroupBy(domain => domain, StringComparer.Ordinal).Select(group => (group.Key, group.Count()));
    }

    private static MailTraceFlags FlagsOf(MessageTrace trace)
    {
        var status = trace.Status ?? string.Empty;
        bool Says(string word) => status.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
        var flags = Says("fail") || Says("spam") || Says("quarantine") || Says("block") || Says("junk") ? MailTraceFlags.Stopped : MailTraceFlags.None;
        flags |= trace.ToIP is not null || Says(", Send") ? MailTraceFlags.SentOut : MailTraceFlags.None;
        return trace.Directionality?.Trim().ToLowerInvariant() switch
        {
            "incoming" or "inbound" or "intra-org" => flags | MailTraceFlags.Incoming,
            "outbound" => flags | MailTraceFlags.SentOut,
            _ => flags,
        };
    }

    /// <summary>The domain of an address; empty for the null sender and for what is no address.</summary>
    private static string DomainOf(string? address)
    {
        var text = address?.Trim().Trim('<', '>', '"') ?? string.Empty;
        var at = text.LastIndexOf('@');
        return at < 0 ? string.Empty : text.Substring(at + 1).Trim().TrimEnd('.').ToLowerInvariant();
    }

    // FNV-1a: the same on every machine and run, unlike a string's own hash.
    private static string Group(string text, uint groups)
    {
        var hash = 2_166_136_261u;
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * 16_777_619u);
        }

        return Groups[hash % groups];
    }

    // A network is written as first-last, so that it is not taken for an address again.
    private static string NetworkOf(string address) => address.IndexOf('-') > 0 ? address : IpRange.Parse(address + (address.IndexOf(':') < 0 ? "/24" : "/48"))?.ToString() ?? address;

    private MailTraceCell Cell(MailTraceKey key)
    {
        if (!cells.TryGetValue(key, out var cell))
        {
            cells.Add(key, cell = new MailTraceCell());
        }

        return cell;
    }

    private MailTraceKey AtLevel(MailTraceKey key)
    {
        // Mail from everywhere to the own mailboxes is most of a trace and none of what is asked. Its address would tell of a
        // connector only for mail that never got on; that much is given up first.
        if (level >= NoInboundSource && (key.Flags & MailTraceFlags.SentOut) == 0 && key.Address.Length > 0)
        {
            key = key with { Sender = string.Empty, Address = string.Empty };
        }

        if (level >= HashedRecipients && key.Recipient.Length > 0 && key.Recipient[0] != '#')
        {
            key = key with { Recipient = Intern(Group(key.Recipient, level >= FewRecipients ? 16u : 1_024u)) };
        }

        if (level >= PerDay)
        {
            key = key with { Hour = key.Hour - (key.Hour % TimeSpan.TicksPerDay) };
        }

        if (level >= Networks)
        {
            key = key with { Address = level >= NoAddress ? string.Empty : Intern(NetworkOf(key.Address)) };
        }

        return level >= HashedSenders && key.Sender.Length > 0 && key.Sender[0] != '#' ? key with { Sender = Intern(Group(key.Sender, 1_024)) } : key;
    }

    // A count of distinct cells only grows, so the level at which they fit is the same whichever way the rows came. Groups of 16
    // are made of groups of 1,024, because 16 divides 1,024: a hash modulo the one tells the hash modulo the other.
    private void Coarsen()
    {
        level++;
        var finer = cells;
        cells = new Dictionary<MailTraceKey, MailTraceCell>(finer.Count / 2);
        foreach (var pair in finer)
        {
            var key = pair.Key;
            if (level == FewRecipients && key.Recipient.Length > 0 && key.Recipient[0] == '#')
            {
                key = key with { Recipient = Intern("#" + (uint.Parse(key.Recipient.Substring(1), CultureInfo.InvariantCulture) % 16).ToString(CultureInfo.InvariantCulture)) };
            }

            Cell(AtLevel(key)).Add(pair.Value);
        }

        if (level >= HashedRecipients)
        {
            texts.Clear();
            foreach (var key in cells.Keys)
            {
                foreach (var text in new[] { key.Sender, key.Recipient, key.Address, key.Connector })
                {
                    texts[text] = text;
                }
            }
        }
    }

    private string Intern(string text)
    {
        if (!texts.TryGetValue(text, out var known))
        {
            texts.Add(text, known = text);
        }

        return known;
    }
}
