using OAuthHunter.Model;

namespace OAuthHunter.ConditionalAccess;

/// <summary>The questions that are asked about every administrator.</summary>
internal sealed class AccessQuestions
{
    private readonly AccessSpace space;

    public AccessQuestions(AccessSpace space)
    {
        this.space = space;
        Mfa = new AccessQuestion
        {
            Name = "MFA",
            Enough = "one factor is enough",
            Routes = route => !route.IsLegacy,
            Closing = [.. space.OneFactor.Select(factor => (Func<ClientApp, Machine, Reach>)((client, machine) => space.Closing(client, machine, factor)))],
            Barring = (client, machine) => space.Closing(client, machine, Capability.Anything),
            Makes = policy => !GrantCheck.IsBlock(policy.Policy.GrantControls) && NamesMfa(policy.Policy.GrantControls),
        };
        PhishingResistant = new AccessQuestion
        {
            Name = "phishing-resistant MFA",
            Enough = "a factor that can be phished is enough",
            Routes = Mfa.Routes,
            Closing = [(client, machine) => space.Closing(client, machine, Capability.Phishable)],
            Barring = Mfa.Barring,
            Makes = policy => policy.Policy.GrantControls is { } controls && Strengths.Names(controls),
        };
        ManagedDevice = new AccessQuestion
        {
            Name = "a managed device",
            Enough = "any device is good enough",
            Routes = Mfa.Routes,
            Machines = machine => !machine.IsManaged,
            Closing = [(client, machine) => space.Closing(client, machine, Capability.Anything)],
            Barring = (_, _) => space.Blocks,
            Makes = policy => !GrantCheck.IsBlock(policy.Policy.GrantControls)
                && (policy.Policy.GrantControls?.BuiltInControls ?? []).Any(control => control.EndsWith("Device", StringComparison.OrdinalIgnoreCase)),
        };
        LegacyBlocked = new AccessQuestion
        {
            Name = "no legacy client",
            Enough = "a legacy client gets in with the password",
            Routes = route => route.IsLegacy,
            Closing = [(client, machine) => space.Closing(client, machine, Capability.Only("password"))],
            Makes = policy => policy.Policy.GrantControls is not null,
        };
        DeviceCodeBlocked = new AccessQuestion
        {
            Name = "no device code",
            Enough = "a device code gets in",
            Routes = route => route.Flow == SignInFlow.DeviceCode,
            Closing = [(client, machine) => space.Closing(client, machine, Capability.Anything)],
            Makes = policy => policy.Policy.GrantControls is not null,
        };
        NoPersistentBrowser = Session("no persistent browser", "the browser may keep the session", route => route.Client == ClientApp.Browser, IsNeverPersistent);
        TokenProtection = Session(
            "bound tokens", "the token works on any machine", route => route.Client == ClientApp.MobileOrDesktop && route.Flow == SignInFlow.Ordinary && route.IsOffice,
            policy => policy.SessionControls?.SecureSignInSession == true, machine => machine.Platform == DevicePlatform.Windows);
        StrictLocation = Session(
            "strict location", "a token works on from another place", route => !route.IsLegacy && route.IsOffice,
            policy => policy.SessionControls?.ContinuousAccessEvaluationMode?.StartsWith("strict", StringComparison.OrdinalIgnoreCase) == true);
        ShortSessions = Frequency(TimeSpan.FromHours(12));
    }

    public AccessQuestion Mfa { get; }

    public AccessQuestion PhishingResistant { get; }

    public AccessQuestion ManagedDevice { get; }

    public AccessQuestion LegacyBlocked { get; }

    public AccessQuestion DeviceCodeBlocked { get; }

    public AccessQuestion NoPersistentBrowser { get; }

    public AccessQuestion TokenProtection { get; }

    public AccessQuestion StrictLocation { get; }

    public AccessQuestion ShortSessions { get; }

    /// <summary>Whether a new sign-in is asked for at least so often.</summary>
    public AccessQuestion Frequency(TimeSpan limit) => Session(
        "short sessions", "a session may outlast twelve hours", route => !route.IsLegacy, policy => SignInFrequency.Of(policy) is { } frequency && frequency <= limit);

    private static bool IsNeverPersistent(ConditionalAccessPolicy policy) =>
        string.Equals(policy.SessionControls?.PersistentBrowserMode, "never", StringComparison.OrdinalIgnoreCase);

    private static bool NamesMfa(ConditionalAccessGrantControls? controls) => controls is not null
        && (Truth.Has(controls.BuiltInControls, "mfa") || Truth.Has(controls.BuiltInControls, "passwordChange") || Truth.Has(controls.BuiltInControls, "riskRemediation") || Strengths.Names(controls));

    private AccessQuestion Session(string name, string enough, Func<Route, bool> routes, Func<ConditionalAccessPolicy, bool> isSet, Func<Machine, bool>? machines = null)
    {
        var set = PolicySet.Of(space.Policies.Count, index => isSet(space.Policies[index].Policy));
        var closing = new Dictionary<(ClientApp, string), Reach>();
        return new AccessQuestion
        {
            Name = name,
            Enough = enough,
            Routes = routes,
            Machines = machines ?? (_ => true),
            Closing =
            [
                (client, machine) =>
                {
                    if (!closing.TryGetValue((client, machine.Key), out var reach))
                    {
                        var barred = space.Closing(client, machine, Capability.Anything);
                        closing.Add((client, machine.Key), reach = new Reach(barred.Certain.Or(set), barred.Possible.Or(set)));
                    }

                    return reach;
                },
            ],
            Barring = (client, machine) => space.Closing(client, machine, Capability.Anything),
            Makes = policy => isSet(policy.Policy),
        };
    }
}
