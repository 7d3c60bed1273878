using System.Globalization;
using System.Net;
using System.Text;

namespace OAuthHunter.Providers.Dns;

/// <summary>What a name server said: the values of the records asked for, or that there are none.</summary>
/// <param name="Values">TXT as one text each, MX as "preference host", addresses as such.</param>
/// <param name="IsCut">The answer did not fit and must be asked for over TCP.</param>
internal sealed record DnsAnswer(IReadOnlyList<string> Values, bool IsCut)
{
    /// <summary>Reads a message; null when it is no answer to this question or the server failed.</summary>
    public static DnsAnswer? Read(byte[] message, ushort id, int type)
    {
        try
        {
            var code = message.Length < 12 || message[0] != (byte)(id >> 8) || message[1] != (byte)id || (message[2] & 0x80) == 0 ? -1 : message[3] & 0x0F;
            return code is 0 or 3 ? new DnsAnswer([.. Records(message, type)], (message[2] & 0x02) != 0) : null;
        }
        catch (Exception exception) when (exception is IndexOutOfRangeException or ArgumentException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Records(byte[] message, int type)
    {
        var at = 12;
        for (var question = Number(message, 4); question > 0; question--)
        {
            Name(message, ref at);
            at += 4;
        }

        var values = new List<string>();
        for (var record = Number(message, 6); record > 0; record--)
        {
            Name(message, ref at);
            var kind = Number(message, at);
            var length = Number(message, at + 8);
            var data = at + 10;
            if (kind == type)
            {
                values.Add(Value(message, kind, data, length));
            }

            at = data + length;
        }

        return values;
    }

    private static string Value(byte[] message, int type, int at, int length)
    {
        if (type is DnsQuestion.A or DnsQuestion.AAAA)
        {
            return new IPAddress([.. message.Skip(at).Take(length)]).ToString();
        }

        if (type == DnsQuestion.MX)
        {
            var host = at + 2;
            return $"{Number(message, at).ToString(CultureInfo.InvariantCulture)} {Name(message, ref host)}";
        }

        var text = new StringBuilder();
        for (var end = at + length; at < end; at += message[at] + 1)
        {
            text.Append(Encoding.ASCII.GetString(message, at + 1, message[at]));
        }

        return text.ToString();
    }

    // A name may end in a pointer to an earlier one; a loop of pointers ends here and not in a hang.
    private static string Name(byte[] message, ref int at)
    {
        var labels = new List<string>();
        var place = at;
        var hasJumped = false;
        for (var step = 0; message[place] != 0; step++)
        {
            if (step > 128)
            {
                throw new ArgumentException("A name without an end.");
            }

            if ((message[place] & 0xC0) == 0xC0)
            {
                at = hasJumped ? at : place + 2;
                hasJumped = true;
                place = ((message[place] & 0x3F) << 8) | message[place + 1];
                continue;
            }

            labels.Add(Encoding.ASCII.GetString(message, place + 1, message[place]));
            place += message[place] + 1;
        }

        at = hasJumped ? at : place + 1;
        return string.Join(".", labels);
    }

    private static int Number(byte[] message, int at) => (message[at] << 8) | message[at + 1];
}
