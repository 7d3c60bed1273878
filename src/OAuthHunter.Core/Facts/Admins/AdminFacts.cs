using OAuthHunter.Facts.ConditionalAccess;

namespace OAuthHunter.Facts.Admins;

/// <summary>Administrators, and the policies that they were weighed against.</summary>
/// <param name="Admins">By user principal name.</param>
/// <param name="Access">Policies, and the engine that weighs them.</param>
/// <param name="Gaps">Who may be an administrator besides, because the evidence does not tell who holds a role.</param>
internal sealed record AdminFacts(IReadOnlyList<AdminProfile> Admins, ConditionalAccessFacts Access, IReadOnlyList<string> Gaps)
{
    /// <summary>A tenant of which nothing was captured.</summary>
    public static AdminFacts None { get; } = new([], ConditionalAccessFacts.None, []);
}
