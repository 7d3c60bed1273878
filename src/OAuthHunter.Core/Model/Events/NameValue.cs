namespace OAuthHunter.Model;

/// <summary>A named value, as audit records carry parameters and extra details.</summary>
public sealed record NameValue(string Name, string? Value)
{
    public override string ToString() => $"{Name}={Value}";
}
