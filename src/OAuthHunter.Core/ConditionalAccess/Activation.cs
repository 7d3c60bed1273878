namespace OAuthHunter.ConditionalAccess;

/// <summary>A set of eligible roles that is activated, with the policies that then take the user in.</summary>
/// <param name="Roles">Activated roles; empty for none.</param>
/// <param name="Effort">What it takes to be there: an activation has rules of its own.</param>
/// <param name="Reach">Policies that take him in.</param>
internal sealed record Activation(IReadOnlyList<string> Roles, int Effort, Reach Reach);
