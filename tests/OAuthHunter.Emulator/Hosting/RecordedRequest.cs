namespace OAuthHunter.Emulator.Hosting;

/// <summary>A request that came in, what it got, and which fault made it so. Never its headers: they hold tokens.</summary>
public sealed record RecordedRequest(string Method, string Url, int Status, string? Fault)
{
    public override string ToString() => $"{Method} {Url} {Status}";
}
