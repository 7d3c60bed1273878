namespace OAuthHunter.Module.Tests.Help;

/// <summary>An example: what it shows, its code, and what to say of it.</summary>
internal sealed record HelpExample(string Title, string Code, string Remarks)
{
    private const string Open = "```powershell\n";

    public static HelpExample Parse(string title, string body)
    {
        var start = body.IndexOf(Open, StringComparison.Ordinal);
        var end = start < 0 ? -1 : body.IndexOf("\n```", start, StringComparison.Ordinal);
        return end < 0
            ? new HelpExample(title, string.Empty, body.Trim())
            : new HelpExample(title, body[(start + Open.Length)..end].Trim('\n'), string.Join("\n\n", new[] { body[..start].Trim(), body[(end + 4)..].Trim() }.Where(part => part.Length > 0)));
    }

    public string Render() => $"### {Title}\n\n```powershell\n{Code}\n```\n\n{Remarks}\n\n";
}
