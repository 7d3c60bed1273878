using OAuthHunter.ConditionalAccess;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.ConditionalAccess;

/// <summary>One sign-in at a time: which policies apply, which do not and why, and which depend on what.</summary>
public class SignInOutcomeTests
{
    private static readonly AccessSubject Me = new() { Id = AccessCase.Me, External = ExternalUserKind.None, ActiveRoles = [AccessCase.GlobalAdministrator] };

    private static readonly SignInContext Desk = new()
    {
        Resource = AccessResources.Exchange, Client = ClientApp.Browser, Flow = SignInFlow.Ordinary, Platform = DevicePlatform.Windows, Device = new AccessDevice { Name = "unknown" },
        Location = new AccessLocation { Name = "anywhere" }, SignInRisk = AccessRisk.None, UserRisk = AccessRisk.None, InsiderRisk = InsiderRisk.None,
    };

    private static readonly AccessDevice Compliant = new() { IsRegistered = true, IsCompliant = true, TrustType = "AzureAD", Name = "compliant" };

    public static TheoryData<string, ConditionalAccessPolicy[], SignInContext, SignInResult> Cases => new()
    {
        { "nothing applies", [], Desk, SignInResult.OneFactor },
        { "mfa", [AccessPolicy.Mfa(AccessPolicy.All)], Desk, SignInResult.NeedsMfa },
        { "mfa and legacy", [AccessPolicy.Mfa(AccessPolicy.All)], Desk with { Client = ClientApp.OtherLegacy }, SignInResult.Blocked },
        { "block beats mfa", [AccessPolicy.Mfa(AccessPolicy.All), AccessPolicy.Block(AccessPolicy.All)], Desk, SignInResult.Blocked },
        { "report-only block", [AccessPolicy.Block(AccessPolicy.All).ReportOnly()], Desk, SignInResult.OneFactor },
        { "device not managed", [AccessPolicy.Or("compliantDevice")], Desk, SignInResult.Blocked },
        { "device managed", [AccessPolicy.Or("compliantDevice")], Desk with { Device = Compliant }, SignInResult.OneFactor },
        { "either, managed", [AccessPolicy.Or("mfa", "compliantDevice")], Desk with { Device = Compliant }, SignInResult.OneFactor },
        { "either, unmanaged", [AccessPolicy.Or("mfa", "compliantDevice")], Desk, SignInResult.NeedsMfa },
        { "both, managed", [AccessPolicy.And("mfa", "compliantDevice")], Desk with { Device = Compliant }, SignInResult.NeedsMfa },
        { "both, unmanaged", [AccessPolicy.And("mfa", "compliantDevice")], Desk, SignInResult.Blocked },
        { "device code blocked", [AccessPolicy.Block(AccessPolicy.All with { AuthenticationFlows = ["deviceCodeFlow"] })], Desk with { Client = ClientApp.MobileOrDesktop, Flow = SignInFlow.DeviceCode }, SignInResult.Blocked },
        { "action not protected by All", [AccessPolicy.Mfa(AccessPolicy.All)], Desk with { Resource = Action }, SignInResult.OneFactor },
        { "action protected", [AccessPolicy.Mfa(AccessPolicy.All with { IncludeApplications = [], IncludeUserActions = [AccessResources.RegisterSecurityInformation] })], Desk with { Resource = Action }, SignInResult.NeedsMfa },
        { "context steps up", [AccessPolicy.Mfa(AccessPolicy.All with { IncludeApplications = [], IncludeAuthenticationContexts = ["c1"] })], Desk with { Resource = StepUp }, SignInResult.NeedsMfa },
        { "place unknown, exempt or not", [AccessPolicy.Mfa(AccessPolicy.All with { ExcludeLocations = ["AllTrusted"] })], Desk with { Location = null }, SignInResult.Depends },
        { "place unknown, blocked anyway", [AccessPolicy.Mfa(AccessPolicy.All with { ExcludeLocations = ["AllTrusted"] }), AccessPolicy.Block(AccessPolicy.All)], Desk with { Location = null }, SignInResult.Blocked },
        { "device unknown", [AccessPolicy.Or("compliantDevice")], Desk with { Device = null }, SignInResult.Depends },
    };

    private static AccessResource Action => new() { Kind = AccessResourceKind.UserAction, Id = AccessResources.RegisterSecurityInformation, Name = "registering" };

    private static AccessResource StepUp => new() { Kind = AccessResourceKind.AuthenticationContext, Id = "c1", Name = "c1" };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_sign_in_ends_as_the_policies_that_apply_want_it(string name, ConditionalAccessPolicy[] policies, SignInContext context, SignInResult expected) =>
        Assert.Equal((name, expected), (name, Engine(policies).Evaluate(Me, context).Result));

    [Fact]
    public void What_does_not_apply_says_why_and_what_depends_says_on_what()
    {
        var narrow = AccessPolicy.Mfa(AccessPolicy.All with { ExcludeLocations = ["AllTrusted"], IncludePlatforms = ["windows"] });
        var engine = Engine(narrow);

        var trusted = engine.Weigh(narrow, Me, Desk with { Location = new AccessLocation { Name = "office", IsTrusted = true }, Platform = DevicePlatform.Linux });
        var unknown = engine.Weigh(narrow, Me, Desk with { Location = null });

        Assert.Equal(PolicyVerdictState.DoesNotApply, trusted.State);
        Assert.Equal(["not for the excluded locations AllTrusted", "only for the platforms windows"], trusted.Because);
        Assert.Equal(PolicyVerdictState.Depends, unknown.State);
        Assert.Equal(["the place is not known"], unknown.Unknown);
        Assert.Equal(PolicyVerdictState.Applies, engine.Weigh(narrow, Me, Desk).State);
    }

    [Fact]
    public void Every_part_that_is_not_known_is_named()
    {
        var policy = AccessPolicy.Mfa(new ConditionalAccessConditions
        {
            IncludeUsers = ["All"], IncludeApplications = ["Office365"], ClientAppTypes = ["browser"], AuthenticationFlows = ["deviceCodeFlow"], IncludeLocations = ["x"], IncludePlatforms = ["iOS"],
            DeviceFilterRule = "device.isCompliant -eq True", DeviceFilterMode = "include", SignInRiskLevels = ["high"], UserRiskLevels = ["high"], InsiderRiskLevels = ["minor"],
        });

        Assert.Equal(9, Engine(policy).Weigh(policy, Me, new SignInContext()).Unknown.Count);
    }

    [Fact]
    public void The_strictest_session_wins()
    {
        var outcome = Engine(
            AccessPolicy.Session(AccessPolicy.All, AccessPolicy.Hours(24) with { PersistentBrowserMode = "always" }),
            AccessPolicy.Session(AccessPolicy.All, AccessPolicy.Hours(4) with { PersistentBrowserMode = "never", ContinuousAccessEvaluationMode = "strictLocation", SecureSignInSession = true }),
            AccessPolicy.Session(AccessPolicy.All, new ConditionalAccessSessionControls { SignInFrequencyInterval = "everyTime" }).ReportOnly()).Evaluate(Me, Desk);

        Assert.Equal((TimeSpan.FromHours(4), "never", "strictLocation", true), (outcome.SignInFrequency, outcome.PersistentBrowser, outcome.ContinuousAccessEvaluation, outcome.IsTokenBound));
    }

    [Fact]
    public void Session_length_is_what_holds_everywhere()
    {
        TimeSpan? Longest(params ConditionalAccessPolicy[] policies) => Engine(policies).Evaluate(Me).Session.SignInFrequency;

        Assert.Equal(TimeSpan.FromHours(24), Longest(AccessPolicy.Session(AccessPolicy.All, AccessPolicy.Hours(24)), AccessPolicy.Session(AccessPolicy.All with { ClientAppTypes = ["browser"] }, AccessPolicy.Hours(4))));
        Assert.Equal(TimeSpan.Zero, Longest(AccessPolicy.Session(AccessPolicy.All, new ConditionalAccessSessionControls { SignInFrequencyInterval = "everyTime" })));
        Assert.Null(Longest(AccessPolicy.Session(AccessPolicy.All with { ClientAppTypes = ["browser"] }, AccessPolicy.Hours(4))));
    }

    [Fact]
    public void A_report_only_policy_is_weighed_as_if_it_were_on()
    {
        var watching = AccessPolicy.Mfa(AccessPolicy.All).ReportOnly();
        var engine = Engine(watching);

        Assert.Equal(DemandState.No, engine.Evaluate(Me).Mfa.State);
        Assert.Equal(DemandState.Yes, engine.EvaluateWith(Me, watching).State);
    }

    [Fact]
    public void Users_under_the_same_policies_share_one_answer()
    {
        AccessSubject[] all = [Me, Me with { Id = "other" }];
        var engine = new AccessEngine(new AccessEnvironment { Policies = [AccessPolicy.Mfa(AccessPolicy.All)], SecurityDefaults = new SecurityDefaultsPolicy { IsEnabled = false } }, all);

        Assert.Same(engine.Evaluate(all[0]).Mfa, engine.Evaluate(all[1]).Mfa);
    }

    private static AccessEngine Engine(params ConditionalAccessPolicy[] policies) =>
        new(new AccessEnvironment { Policies = policies, NamedLocations = [], SecurityDefaults = new SecurityDefaultsPolicy { IsEnabled = false } }, [Me]);
}
