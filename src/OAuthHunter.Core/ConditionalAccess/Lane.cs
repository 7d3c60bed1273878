namespace OAuthHunter.ConditionalAccess;

/// <summary>A route on a machine, with the policies that stand in its way: whoever gets past all of them is in.</summary>
/// <param name="Route">Where to and with what.</param>
/// <param name="Machine">On what.</param>
/// <param name="Effort">What it takes to be there.</param>
/// <param name="InTheWay">Policies that take in the route and the machine and make the demand there.</param>
/// <param name="Barred">Policies that take them in and let nobody in.</param>
/// <param name="IsFirst">For the first way to do without what is demanded: the password.</param>
internal sealed record Lane(Route Route, Machine Machine, int Effort, Reach InTheWay, Reach Barred, bool IsFirst);
