namespace OAuthHunter.Evidence;

/// <summary>A record that could not be read.</summary>
public sealed record RejectedRecord(long Line, string Reason)
{
    public override string ToString() => $"line {Line}: {Reason}";
}
