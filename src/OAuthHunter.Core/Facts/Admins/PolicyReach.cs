namespace OAuthHunter.Facts.Admins;

/// <summary>How far one policy forces one admin through MFA.</summary>
/// <param name="Name">Name of the policy.</param>
/// <param name="DemandsMfa">False when it does not apply to him or asks for something else.</param>
/// <param name="Holes">Ways around it.</param>
/// <param name="Unknown">What would have to be known to tell whether it applies.</param>
/// <param name="Remark">Why it does not count, where that is worth telling.</param>
internal sealed record PolicyReach(string Name, bool DemandsMfa, IReadOnlyList<string> Holes, IReadOnlyList<string> Unknown, string? Remark)
{
    public static PolicyReach None(string name, string? remark = null) => new(name, false, [], [], remark);
}
