using OAuthHunter.ConditionalAccess;
using OAuthHunter.Model;

namespace OAuthHunter.Benchmarks;

/// <summary>Administrators, policies and nested groups by the thousand, weighed as a hunt weighs them.</summary>
internal static class AccessCoverage
{
    public const int Administrators = 5_000;
    public const int Policies = 200;
    public const int Members = 50_000;

    private static readonly string[] Roles =
    [
        "62e90394-69f5-4237-9190-012177145e10", "29232cdf-9323-42fd-ade2-1d097af3e4de", "fe930be7-5e62-47db-91af-98c3a49a38b1", "194ae4cb-b126-40b2-bd5b-6091b380977d", "f28a1f50-f6e7-4571-818b-6a12f2af6b6c",
    ];

    /// <summary>Weighs them all; returns how many are in which state.</summary>
    public static string Run()
    {
        var random = new Random(2022);
        var users = Enumerable.Range(0, Members).Select(number => $"aaaaaaaa-0000-0000-0000-{number:000000000000}").ToArray();
        var groups = Groups(random, users);
        var subjects = Enumerable.Range(0, Administrators).Select(number => new AccessSubject
        {
            Id = users[number],
            External = ExternalUserKind.None,
            ActiveRoles = [Roles[random.Next(Roles.Length)]],
            EligibleRoles = number % 4 == 0 ? [Roles[random.Next(Roles.Length)]] : [],
        }).ToList();
        var engine = new AccessEngine(
            new AccessEnvironment
            {
                Policies = [.. Enumerable.Range(0, Policies).Select(number => Policy(random, number))],
                NamedLocations = [.. Enumerable.Range(0, 20).Select(number => new NamedLocation { Id = $"place-{number}", DisplayName = $"Place {number}", IsTrusted = number % 2 == 0, IpRanges = [$"192.0.{number}.0/24", $"198.51.{number}.0/24"] })],
                SecurityDefaults = new SecurityDefaultsPolicy { IsEnabled = false },
                Groups = groups,
            },
            subjects);
        return string.Join(", ", subjects.Select(subject => engine.Evaluate(subject).Mfa.State).GroupBy(state => state).OrderBy(group => group.Key).Select(group => $"{group.Count()} {group.Key}"));
    }

    /// <summary>Forty groups at the top, each over five of two hundred, over a thousand at the bottom with fifty thousand users in each tenth of them.</summary>
    private static List<Group> Groups(Random random, string[] users)
    {
        var groups = new List<Group>();
        for (var bottom = 0; bottom < 100; bottom++)
        {
            // The first is everybody; the others are ever smaller.
            groups.Add(new Group { Id = $"bottom-{bottom}", MemberIds = bottom == 0 ? users : [.. Enumerable.Range(0, Members / (bottom + 1)).Select(_ => users[random.Next(users.Length)])] });
        }

        for (var middle = 0; middle < 200; middle++)
        {
            groups.Add(new Group { Id = $"middle-{middle}", MemberIds = [.. Enumerable.Range(0, 3).Select(_ => $"bottom-{90 + random.Next(10)}"), $"bottom-{middle % 100}"] });
        }

        for (var top = 0; top < 40; top++)
        {
            groups.Add(new Group { Id = $"top-{top}", MemberIds = [.. Enumerable.Range(0, 5).Select(_ => $"middle-{100 + random.Next(100)}")] });
        }

        return groups;
    }

    private static ConditionalAccessPolicy Policy(Random random, int number)
    {
        string[] Pick(params string[][] choices) => choices[random.Next(choices.Length)];
        return new ConditionalAccessPolicy
        {
            Id = $"policy-{number}",
            DisplayName = $"Policy {number}",
            State = number % 10 == 0 ? "enabledForReportingButNotEnforced" : "enabled",
            Conditions = new ConditionalAccessConditions
            {
                IncludeUsers = Pick(["All"], []),
                IncludeGroups = [$"top-{random.Next(40)}", $"middle-{random.Next(200)}"],
                IncludeRoles = Pick([], [Roles[random.Next(Roles.Length)]]),
                ExcludeGroups = [$"bottom-{80 + random.Next(20)}", $"middle-{random.Next(200)}"],
                IncludeApplications = Pick(["All"], ["Office365"], ["MicrosoftAdminPortals"], [$"app-{random.Next(30)}"]),
                ExcludeApplications = Pick([], [$"app-{random.Next(30)}"]),
                ClientAppTypes = Pick(["all"], ["browser"], ["mobileAppsAndDesktopClients"], ["exchangeActiveSync", "other"]),
                IncludeLocations = Pick([], ["All"]),
                ExcludeLocations = Pick([], [], ["AllTrusted"], [$"place-{random.Next(20)}"]),
                IncludePlatforms = Pick([], [], ["windows", "macOS"]),
                SignInRiskLevels = Pick([], [], ["high"]),
                DeviceFilterRule = random.Next(6) == 0 ? $"device.extensionAttribute{random.Next(1, 4)} -eq \"A\"" : null,
                DeviceFilterMode = "exclude",
            },
            GrantControls = new ConditionalAccessGrantControls { Operator = Pick(["OR"], ["AND"])[0], BuiltInControls = Pick(["mfa"], ["mfa", "compliantDevice"], ["compliantDevice"], ["block"]) },
            SessionControls = new ConditionalAccessSessionControls { SignInFrequencyInterval = "timeBased", SignInFrequencyType = "hours", SignInFrequencyValue = random.Next(4, 48) },
        };
    }
}
