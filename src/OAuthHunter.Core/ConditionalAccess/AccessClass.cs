namespace OAuthHunter.ConditionalAccess;

/// <summary>A class of values of one condition (or a few that hang together) which no policy tells apart.</summary>
/// <typeparam name="T">What stands for the class.</typeparam>
/// <param name="Value">The easiest value of the class.</param>
/// <param name="Effort">What it takes to be there.</param>
/// <param name="Reach">Policies that take it in.</param>
internal sealed record AccessClass<T>(T Value, int Effort, Reach Reach);
