using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace OAuthHunter.Providers.Dns;

/// <summary>Asks name servers, one after the other, over UDP and where the answer is cut over TCP. No package, no cache.</summary>
internal sealed class DnsClient(IReadOnlyList<IPEndPoint> servers, TimeSpan timeout)
{
    private const int Attempts = 2;

    /// <summary>The name servers of this machine.</summary>
    public static IReadOnlyList<IPEndPoint> SystemServers()
    {
        try
        {
            return [.. NetworkInterface.GetAllNetworkInterfaces()
                .Where(card => card.OperationalStatus == OperationalStatus.Up)
                .SelectMany(card => card.GetIPProperties().DnsAddresses)
                .Where(address => address.AddressFamily == AddressFamily.InterNetwork || !address.IsIPv6SiteLocal)
                .Distinct()
                .Select(address => new IPEndPoint(address, 53))];
        }
        catch (Exception exception) when (exception is NetworkInformationException or PlatformNotSupportedException)
        {
            // A sandbox that tells nothing of its network has no name servers for us.
            return [];
        }
    }

    /// <summary>The values of a name's records; null when no server gave an answer.</summary>
    public async Task<IReadOnlyList<string>?> AskAsync(string name, int type, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            foreach (var server in servers)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (await AskAsync(server, name, type).ConfigureAwait(false) is { } answer)
                {
                    return answer.Values;
                }
            }
        }

        return null;
    }

    private async Task<DnsAnswer?> AskAsync(IPEndPoint server, string name, int type)
    {
        var id = NewId();
        if (DnsQuestion.Write(id, name, type) is not { } question)
        {
            return new DnsAnswer([], IsCut: false);
        }

        try
        {
            var answer = DnsAnswer.Read(await OverUdpAsync(server, question).ConfigureAwait(false) ?? [], id, type);
            return answer is { IsCut: true } ? DnsAnswer.Read(await OverTcpAsync(server, question).ConfigureAwait(false) ?? [], id, type) : answer;
        }
        catch (Exception exception) when (exception is SocketException or IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    private async Task<byte[]?> OverUdpAsync(IPEndPoint server, byte[] question)
    {
        // Connected, so that only this server's datagrams are taken.
        using var client = new UdpClient(server.AddressFamily);
        client.Connect(server);
        await client.SendAsync(question, question.Length).ConfigureAwait(false);
        var receive = client.ReceiveAsync();
        return await Task.WhenAny(receive, Task.Delay(timeout)).ConfigureAwait(false) == receive ? (await receive.ConfigureAwait(false)).Buffer : null;
    }

    private async Task<byte[]?> OverTcpAsync(IPEndPoint server, byte[] question)
    {
        using var client = new TcpClient(server.AddressFamily);
        var exchange = ExchangeAsync(client, server, question);
        return await Task.WhenAny(exchange, Task.Delay(timeout)).ConfigureAwait(false) == exchange ? await exchange.ConfigureAwait(false) : null;
    }

    private static async Task<byte[]> ExchangeAsync(TcpClient client, IPEndPoint server, byte[] question)
    {
        await client.ConnectAsync(server.Address, server.Port).ConfigureAwait(false);
        var stream = client.GetStream();
        var framed = new byte[question.Length + 2];
        (framed[0], framed[1]) = ((byte)(question.Length >> 8), (byte)question.Length);
        question.CopyTo(framed, 2);
        await stream.WriteAsync(framed, 0, framed.Length).ConfigureAwait(false);
        var head = await ReadAsync(stream, 2).ConfigureAwait(false);
        return await ReadAsync(stream, (head[0] << 8) | head[1]).ConfigureAwait(false);
    }

    private static async Task<byte[]> ReadAsync(Stream stream, int count)
    {
        var buffer = new byte[count];
        for (var read = 0; read < count;)
        {
            var more = await stream.ReadAsync(buffer, read, count - read).ConfigureAwait(false);
            read += more > 0 ? more : throw new EndOfStreamException();
        }

        return buffer;
    }

    // Unforeseeable, so that nobody off the path can answer in the server's place.
    private static ushort NewId()
    {
        using var random = RandomNumberGenerator.Create();
        var bytes = new byte[2];
        random.GetBytes(bytes);
        return (ushort)((bytes[0] << 8) | bytes[1]);
    }
}
