using OAuthHunter.Model;

namespace OAuthHunter.ConditionalAccess;

/// <summary>
/// All contexts, cut into the classes that these policies can tell apart, dimension by dimension. A policy takes in a box of the
/// space: the contexts whose every part it takes in. Made once a tenant and shared by all users.
/// </summary>
internal sealed class AccessSpace
{
    private readonly Dictionary<(ClientApp, string, Capability), Reach> closing = [];
    private readonly Strengths strengths;
    private bool? looksAtDevices;

    public AccessSpace(AccessEnvironment environment)
    {
        Policies =
        [
            .. environment.Policies
                .Where(policy => IsState(policy, "enabled") || IsState(policy, "enabledForReportingButNotEnforced"))
                .OrderBy(policy => policy.DisplayName, StringComparer.Ordinal).ThenBy(policy => policy.Id, StringComparer.Ordinal)
                .Select(policy => SpacePolicy.Of(policy, IsState(policy, "enabled"))),
            .. MicrosoftRules.Of(environment),
        ];
        strengths = new Strengths(environment.Strengths);
        var conditions = Policies.Select(policy => policy.Conditions).ToList();
        Places = AccessClasses.Of(new Places(environment.NamedLocations, conditions).All, place => Ask((one, _) => ConditionMatch.Location(one, place)));
        Routes = AccessClasses.Of(
            Resources(conditions, environment.AppNames).SelectMany(pair => Route.To(pair.Resource, pair.Effort)),
            route => Ask((one, _) => Truth.And(ConditionMatch.Resource(one, route.Resource), Truth.And(ConditionMatch.Client(one, route.Client), ConditionMatch.Flow(one, route.Flow)))),
            route => route.Key);
        var filters = conditions.Select(one => one.DeviceFilterRule).OfType<string>().Distinct(StringComparer.Ordinal).Select(DeviceFilter.Parse).OfType<DeviceFilter>().ToList();
        Machines = AccessClasses.Of(
            ConditionalAccess.Machines.All(filters),
            machine => Ask((one, _) => Truth.And(ConditionMatch.Platform(one, machine.Platform), ConditionMatch.Device(one, machine.Device))),
            machine => machine.Key);
        SignInRisks = Risks(ConditionMatch.SignInRisk);
        UserRisks = Risks(ConditionMatch.UserRisk);
        InsiderRisks = AccessClasses.Of(
            ((InsiderRisk[])Enum.GetValues(typeof(InsiderRisk))).Select(risk => (risk, (int)risk * 9)), risk => Ask((one, _) => ConditionMatch.Insider(one, risk)));
        Enforced = PolicySet.Of(Policies.Count, index => Policies[index].IsEnforced);
        Own = PolicySet.Of(Policies.Count, index => !Policies[index].IsAmbient);
        OneFactor =
        [
            .. Strengths.SingleFactors
                .Where(factor => factor == "password" || Policies.Any(policy => policy.Policy.GrantControls is { } grant && Truth.Has(strengths.Of(grant), factor)))
                .Select(Capability.Only),
        ];
        Blocks = Reach.Ask(Policies.Count, index => GrantCheck.IsBlock(Policies[index].Policy.GrantControls));
    }

    public IReadOnlyList<SpacePolicy> Policies { get; }

    public IReadOnlyList<AccessClass<Route>> Routes { get; }

    public IReadOnlyList<AccessClass<Machine>> Machines { get; }

    public IReadOnlyList<AccessClass<AccessLocation>> Places { get; }

    public IReadOnlyList<AccessClass<AccessRisk>> SignInRisks { get; }

    public IReadOnlyList<AccessClass<AccessRisk>> UserRisks { get; }

    public IReadOnlyList<AccessClass<InsiderRisk>> InsiderRisks { get; }

    /// <summary>Switched on.</summary>
    public PolicySet Enforced { get; }

    /// <summary>Those of the tenant, as opposed to what Microsoft does everywhere.</summary>
    public PolicySet Own { get; }

    public Reach Blocks { get; }

    /// <summary>Policies that keep out one who can show so much, with that client on that machine.</summary>
    public Reach Closing(ClientApp client, Machine machine, Capability capability)
    {
        var key = (client, machine.Key, capability);
        if (!closing.TryGetValue(key, out var found))
        {
            closing.Add(key, found = Reach.Ask(Policies.Count, index => Truth.Not(CanMeet(Policies[index].Policy, client, machine, capability))));
        }

        return found;
    }

    public bool? CanMeet(ConditionalAccessPolicy policy, ClientApp client, Machine machine, Capability capability) =>
        GrantCheck.CanMeet(policy.GrantControls, capability, client, machine.Platform, machine.Device, strengths);

    /// <summary>Policies for which something holds.</summary>
    public Reach Ask(Func<ConditionalAccessConditions, SpacePolicy, bool?> match) => Reach.Ask(Policies.Count, index => match(Policies[index].Conditions, Policies[index]));

    /// <summary>The password, and the other single factors that some strength here accepts.</summary>
    public IReadOnlyList<Capability> OneFactor { get; }

    /// <summary>Whether any policy looks at systems or devices, in its conditions or its controls.</summary>
    public bool LooksAtDevices => looksAtDevices ??= Policies.Any(policy => policy.Conditions.DeviceFilterRule is not null
        || !Truth.IsEmpty(policy.Conditions.IncludePlatforms) || !Truth.IsEmpty(policy.Conditions.ExcludePlatforms)
        || (policy.Policy.GrantControls?.BuiltInControls ?? []).Any(control => control is not ("mfa" or "block")));

    /// <summary>A strength that takes one factor as well as two.</summary>
    public bool IsMixed(ConditionalAccessPolicy policy) => policy.GrantControls is { } controls && Strengths.Names(controls)
        && strengths.Of(controls) is { } combinations && combinations.Any(one => Truth.Has(Strengths.SingleFactors, one)) && combinations.Any(one => !Truth.Has(Strengths.SingleFactors, one));

    public bool IsStrengthUnknown(ConditionalAccessGrantControls controls) => Strengths.Names(controls) && strengths.Of(controls) is null;

    internal static bool IsState(ConditionalAccessPolicy policy, string state) => string.Equals(policy.State, state, StringComparison.OrdinalIgnoreCase);

    private IReadOnlyList<AccessClass<AccessRisk>> Risks(Func<ConditionalAccessConditions, AccessRisk, bool?> match) => AccessClasses.Of(
        ((AccessRisk[])Enum.GetValues(typeof(AccessRisk))).Select(risk => (risk, (int)risk * 7)), risk => Ask((one, _) => match(one, risk)));

    private static IEnumerable<(AccessResource Resource, int Effort)> Resources(List<ConditionalAccessConditions> conditions, IReadOnlyDictionary<string, string> names)
    {
        for (var index = 0; index < AccessResources.Known.Count; index++)
        {
            var resource = AccessResources.Known[index];
            yield return (resource, resource.IsAdministrative ? index : 15);
        }

        var named = conditions.SelectMany(one => (one.IncludeApplications ?? []).Concat(one.ExcludeApplications ?? []))
            .Where(id => !AccessResources.IsKnown(id) && !new[] { "All", "None", "Office365", AccessResources.MandatoryMfa }.Contains(id, StringComparer.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(id => id, StringComparer.OrdinalIgnoreCase);
        foreach (var id in named)
        {
            yield return (new AccessResource { Id = id, Name = names.TryGetValue(id, out var name) ? name : $"the app {id}" }, 16);
        }
    }
}
