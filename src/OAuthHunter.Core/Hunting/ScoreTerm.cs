namespace OAuthHunter.Hunting;

/// <summary>One reason for a score, with its share.</summary>
public sealed record ScoreTerm(string Name, double Points, string Reason)
{
    public override string ToString() => $"{Points:+0.##;-0.##;0} {Name}: {Reason}";
}
