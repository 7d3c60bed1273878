using System.Text.RegularExpressions;

namespace OAuthHunter.Emulator.Faults;

/// <summary>Keeps the rules and says, request by request, which one strikes. The first that matches does.</summary>
public sealed class FaultInjector
{
    private readonly Lock gate = new();
    private readonly List<State> rules = [];

    public void Add(FaultRule rule)
    {
        lock (gate)
        {
            rules.Add(new State(rule));
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            rules.Clear();
        }
    }

    /// <summary>How often rules have struck.</summary>
    public int Struck
    {
        get
        {
            lock (gate)
            {
                return rules.Sum(rule => rule.Struck);
            }
        }
    }

    internal FaultRule? Next(string subject)
    {
        lock (gate)
        {
            foreach (var state in rules)
            {
                if (state.Matches(subject))
                {
                    return state.Rule;
                }
            }
        }

        return null;
    }

    private sealed class State(FaultRule rule)
    {
        private readonly Regex path = new(rule.Path, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        private int seen;

        public FaultRule Rule { get; } = rule;

        public int Struck { get; private set; }

        public bool Matches(string subject)
        {
            var applies = Rule.Kind is not (FaultKind.ExpiredSkipToken or FaultKind.ExpiredExchangePage) || subject.Contains("skiptoken", StringComparison.OrdinalIgnoreCase);
            if (!applies || Struck >= Rule.Times || !path.IsMatch(subject) || seen++ < Rule.After)
            {
                return false;
            }

            Struck++;
            return true;
        }
    }
}
