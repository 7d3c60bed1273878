using OAuthHunter.Model;

namespace OAuthHunter.ConditionalAccess;

/// <summary>Puts together what the policies that apply to one sign-in make of it. All of them must be met.</summary>
internal static class SignInJudge
{
    public static SignInOutcome Judge(AccessSpace space, IReadOnlyList<PolicyVerdict> verdicts, SignInContext context)
    {
        var applied = verdicts.Where(verdict => verdict is { IsEnforced: true, State: PolicyVerdictState.Applies }).Select(verdict => verdict.Policy).ToList();
        var open = verdicts.Where(verdict => verdict is { IsEnforced: true, State: PolicyVerdictState.Depends }).Select(verdict => verdict.Policy).ToList();
        var sessions = applied.Select(policy => policy.SessionControls).OfType<ConditionalAccessSessionControls>().ToList();
        var frequencies = applied.Select(SignInFrequency.Of).OfType<TimeSpan>().ToList();
        return new SignInOutcome
        {
            Result = ResultOf(space, applied, open, context),
            Verdicts = [.. verdicts.OrderByDescending(verdict => verdict.IsEnforced).ThenByDescending(verdict => verdict.State)],
            SignInFrequency = frequencies.Count > 0 ? frequencies.Min() : null,

            // Never is the stricter one.
            PersistentBrowser = Strictest(sessions.Select(session => session.PersistentBrowserMode), "never", "always"),
            ContinuousAccessEvaluation = Strictest(sessions.Select(session => session.ContinuousAccessEvaluationMode), "strictLocation", "strictEnforcement", "disabled"),
            IsTokenBound = sessions.Any(session => session.SecureSignInSession == true),
        };
    }

    private static SignInResult ResultOf(AccessSpace space, List<ConditionalAccessPolicy> applied, List<ConditionalAccessPolicy> open, SignInContext context)
    {
        var now = With(space, applied, context);
        return open.Count == 0 || now == SignInResult.Blocked || now == With(space, [.. applied, .. open], context) ? now : SignInResult.Depends;
    }

    private static SignInResult With(AccessSpace space, List<ConditionalAccessPolicy> policies, SignInContext context)
    {
        // Not knowing client or device is not knowing what can be shown.
        if (context.Client is not { } client || context.Platform is not { } platform || context.Device is not { } device)
        {
            return policies.Any(policy => GrantCheck.IsBlock(policy.GrantControls)) ? SignInResult.Blocked
                : policies.TrueForAll(policy => policy.GrantControls is null) ? SignInResult.OneFactor : SignInResult.Depends;
        }

        var machine = new Machine(platform, device);
        bool? All(Capability capability) => policies.Select(policy => space.CanMeet(policy, client, machine, capability)).Aggregate((bool?)true, Truth.And);
        var anything = All(Capability.Anything);
        if (anything == false)
        {
            return SignInResult.Blocked;
        }

        var single = space.OneFactor.Select(All).Aggregate((bool?)false, Truth.Or);
        return single == true ? SignInResult.OneFactor : single is null || anything is null ? SignInResult.Depends : SignInResult.NeedsMfa;
    }

    private static string? Strictest(IEnumerable<string?> modes, params string[] order)
    {
        var set = modes.OfType<string>().ToList();
        return order.FirstOrDefault(mode => set.Contains(mode, StringComparer.OrdinalIgnoreCase));
    }
}
