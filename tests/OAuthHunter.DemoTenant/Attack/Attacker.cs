using OAuthHunter.DemoTenant.Directory;

namespace OAuthHunter.DemoTenant.Attack;

/// <summary>Who attacks, from where, with what names. Follows what is public about the campaign of 2022.</summary>
internal sealed class Attacker
{
    private readonly Contoso contoso;

    public Attacker(Contoso contoso)
    {
        this.contoso = contoso;
        var random = contoso.Random("attacker");
        AppName = $"contoso_{MixedCase(random, 3)}";
        ConnectorName = $"Ran_{MixedCase(random, 5)}";
        AppId = contoso.Id("attacker/app");
        Begin = contoso.DaysAgo(26).AddHours(21).AddMinutes(random.Between(0, 20));
        SpamRun = contoso.DaysAgo(8).AddHours(22).AddMinutes(random.Between(0, 40));
    }

    public string AppName { get; }

    public string AppId { get; }

    public string ConnectorName { get; }

    public Person Victim => contoso.People.Victim;

    /// <summary>First guess of a password.</summary>
    public DateTimeOffset Begin { get; }

    /// <summary>The guess that was right.</summary>
    public DateTimeOffset Entry => Begin.AddMinutes(7).AddSeconds(12);

    /// <summary>The script that makes the app.</summary>
    public DateTimeOffset Script => Entry.AddMinutes(4);

    public DateTimeOffset SpamRun { get; }

    public DateTimeOffset CleanUp => SpamRun.AddHours(30);

    /// <summary>Whence the right guess and the script came.</summary>
    public Place Base { get; } = new("192.0.2.77", "Lagos", "Lagos", "NG", 6.4541, 3.3947, 64510);

    /// <summary>A new address for the spam run.</summary>
    public Place Sender { get; } = new("192.0.2.201", "Warsaw", "Mazowieckie", "PL", 52.2298, 21.0118, 64511);

    /// <summary>The addresses of the password attack; the base is one of them.</summary>
    public IReadOnlyList<Place> Swarm =>
    [
        Base,
        .. Enumerable.Range(0, 15).Select(number => Towns[number % Towns.Length].At($"192.0.2.{11 + (number * 4)}", 64506 + (number % 4))),
        .. Enumerable.Range(0, 9).Select(number => Towns[number % Towns.Length].At($"2001:db8:9{number}::5", 64507)),
    ];

    private static Place[] Towns { get; } =
    [
        new("", "Bucharest", "Bucuresti", "RO", 44.4323, 26.1063, 0), new("", "Hanoi", "Ha Noi", "VN", 21.0245, 105.8412, 0),
        new("", "Bogota", "Bogota D.C.", "CO", 4.6097, -74.0817, 0), new("", "Dhaka", "Dhaka", "BD", 23.7104, 90.4074, 0),
        new("", "Kharkiv", "Kharkiv", "UA", 49.9808, 36.2527, 0),
    ];

    /// <summary>Both cases for sure: letters of one case would be a weaker likeness.</summary>
    private static string MixedCase(DemoRandom random, int count) =>
        (char)('A' + random.Below(26)) + random.Letters(count - 2) + (char)('a' + random.Below(26));
}
