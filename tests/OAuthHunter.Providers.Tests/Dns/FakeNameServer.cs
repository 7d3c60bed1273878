using System.Net;
using System.Net.Sockets;
using System.Text;
using OAuthHunter.Providers.Dns;

namespace OAuthHunter.Providers.Tests.Dns;

/// <summary>A name server on loopback that knows what it was told. Long answers come cut over UDP and whole over TCP.</summary>
internal sealed class FakeNameServer : IDisposable
{
    private readonly Dictionary<(string Name, int Type), string[]> records = [];
    private readonly UdpClient udp;
    private readonly TcpListener tcp;
    private readonly CancellationTokenSource stop = new();

    public FakeNameServer()
    {
        tcp = new TcpListener(IPAddress.Loopback, 0);
        tcp.Start();
        EndPoint = (IPEndPoint)tcp.LocalEndpoint;
        udp = new UdpClient(EndPoint);
        _ = ServeUdpAsync();
        _ = ServeTcpAsync();
    }

    public IPEndPoint EndPoint { get; }

    public DnsClient Client => new([EndPoint], TimeSpan.FromSeconds(5));

    public int Questions { get; private set; }

    /// <summary>Names of which the server says that it failed.</summary>
    public HashSet<string> Broken { get; } = [];

    public FakeNameServer Add(string name, int type, params string[] values)
    {
        records[(name, type)] = values;
        return this;
    }

    public void Dispose()
    {
        stop.Cancel();
        udp.Dispose();
        tcp.Stop();
        stop.Dispose();
    }

    private async Task ServeUdpAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var question = await udp.ReceiveAsync(stop.Token);
                var answer = Answer(question.Buffer);
                if (answer.Length > 512)
                {
                    answer = [.. answer[..(Question(question.Buffer).End + 5)]];
                    answer[2] |= 0x02;
                    answer[7] = 0;
                    answer[11] = 0;
                }

                await udp.SendAsync(answer, question.RemoteEndPoint);
            }
            catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                return;
            }
        }
    }

    private async Task ServeTcpAsync()
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                using var client = await tcp.AcceptTcpClientAsync(stop.Token);
                var stream = client.GetStream();
                var head = new byte[2];
                await stream.ReadExactlyAsync(head);
                var question = new byte[(head[0] << 8) | head[1]];
                await stream.ReadExactlyAsync(question);
                var answer = Answer(question);
                await stream.WriteAsync(new byte[] { (byte)(answer.Length >> 8), (byte)answer.Length });
                await stream.WriteAsync(answer);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
        }
    }

    private byte[] Answer(byte[] message)
    {
        Questions++;
        var (name, type, end) = Question(message);
        var values = records.GetValueOrDefault((name, type)) ?? [];
        var code = Broken.Contains(name) ? 2 : records.Keys.Any(key => key.Name == name) ? 0 : 3;
        var answer = new List<byte>(message[..(end + 5)]);
        (answer[2], answer[3], answer[7], answer[11]) = (0x81, (byte)(0x80 | code), (byte)values.Length, 0);
        foreach (var value in values)
        {
            var data = Data(type, value);
            answer.AddRange([0xC0, 12, (byte)(type >> 8), (byte)type, 0, 1, 0, 0, 0, 60, (byte)(data.Length >> 8), (byte)data.Length]);
            answer.AddRange(data);
        }

        return [.. answer];
    }

    private static (string Name, int Type, int End) Question(byte[] message)
    {
        var labels = new List<string>();
        var at = 12;
        while (message[at] != 0)
        {
            labels.Add(Encoding.ASCII.GetString(message, at + 1, message[at]));
            at += message[at] + 1;
        }

        return (string.Join('.', labels), (message[at + 1] << 8) | message[at + 2], at);
    }

    private static byte[] Data(int type, string value) => type switch
    {
        DnsQuestion.A or DnsQuestion.AAAA => IPAddress.Parse(value).GetAddressBytes(),
        DnsQuestion.MX => [0, byte.Parse(value.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), .. value.Split(' ')[1].Split('.').SelectMany(label => new[] { (byte)label.Length }.Concat(Encoding.ASCII.GetBytes(label))), 0],
        _ => [.. value.Chunk(200).SelectMany(part => new[] { (byte)part.Length }.Concat(Encoding.ASCII.GetBytes(part)))],
    };
}
