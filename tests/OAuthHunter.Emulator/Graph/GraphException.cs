namespace OAuthHunter.Emulator.Graph;

/// <summary>A request that Graph refuses.</summary>
internal sealed class GraphException(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public static GraphException BadRequest(string message) => new(400, "BadRequest", message);
}
