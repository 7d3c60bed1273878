using OAuthHunter.Facts.SignIns;

namespace OAuthHunter.Facts.Roles;

/// <summary>Compares activations of roles with the sign-ins of those who made them.</summary>
internal sealed class ActivationHabits
{
    private const int PeriodDays = 30;
    private const int FewestSignIns = 5;
    private const int FewestDays = 5;
    private const int HourMargin = 2;

    private readonly SignInTable table;
    private readonly SignInHabits habits;
    private readonly Dictionary<string, int> users = new(StringComparer.OrdinalIgnoreCase);

    public ActivationHabits(SignInLedger ledger)
    {
        table = ledger.Freeze();
        habits = new SignInHabits(table);
        foreach (var user in habits.Users)
        {
            users[table.Users[user]] = user;
        }
    }

    public DateTimeOffset? Since => table.Start;

    public DateTimeOffset? LastSignIn(string upnOrId) =>
        users.TryGetValue(upnOrId, out var user) && habits.SuccessesOf(user) is { Count: > 0 } list ? list.Max(entry => entry.End) : null;

    public ActivationHabit Of(RoleChange activation)
    {
        var before = EntriesBefore(activation).ToList();
        var days = before.Select(entry => entry.Start.UtcDateTime.Date).Distinct().Count();
        var network = activation.Change.Actor.IPAddress is { Length: > 0 } address ? NetworkAddress.NetworkOf(address) : null;
        var hour = activation.Time.UtcDateTime.Hour;
        return new ActivationHabit
        {
            Activation = activation,
            IsNewNetwork = network is null || before.Count < FewestSignIns ? null : before.All(entry => table.NetworkNames[table.Networks[entry.Address]] != network),
            IsUnusualHour = days < FewestDays ? null : before.All(entry => Distance(entry.Start.UtcDateTime.Hour, hour) > HourMargin),
        };
    }

    // The sign-in that goes with the activation is no habit yet: only days before it count.
    private IEnumerable<SignInEntry> EntriesBefore(RoleChange activation)
    {
        var actor = activation.Change.Actor;
        var name = new[] { actor.UserPrincipalName, actor.Id }.OfType<string>().FirstOrDefault(users.ContainsKey);
        var end = activation.Time.AddDays(-1);
        return name is null ? [] : habits.SuccessesOf(users[name]).Where(entry => entry.Start >= activation.Time.AddDays(-PeriodDays) && entry.Start <= end);
    }

    private static int Distance(int one, int other) => Math.Min(Math.Abs(one - other), 24 - Math.Abs(one - other));
}
