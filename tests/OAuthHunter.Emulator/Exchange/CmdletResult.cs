using System.Text.Json.Nodes;
using OAuthHunter.Emulator.Hosting;

namespace OAuthHunter.Emulator.Exchange;

/// <summary>What a cmdlet gave: rows, perhaps with a warning, or a refusal.</summary>
internal sealed record CmdletResult(IReadOnlyList<JsonObject> Rows)
{
    public string? Warning { get; init; }

    public EmulatorReply? Refusal { get; init; }

    public static CmdletResult Refused(EmulatorReply reply) => new([]) { Refusal = reply };
}
