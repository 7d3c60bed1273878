using System.Globalization;

namespace OAuthHunter.Hunting;

/// <summary>One reason for a score, with its share.</summary>
public sealed record ScoreTerm(string Name, double Points, string Reason)
{
    /// <summary>Power, Origin, Credential, Findings or Vouching; empty when it stands alone.</summary>
    public string Group { get; init; } = string.Empty;

    public override string ToString() => $"{Points.ToString("+0.##;-0.##;0", CultureInfo.InvariantCulture)} {Name}: {Reason}";
}
