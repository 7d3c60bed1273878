using OAuthHunter.Knowledge;

namespace OAuthHunter.DemoTenant.Directory;

/// <summary>Everybody with an account: staff, and administrators with accounts of their own.</summary>
internal sealed class People
{
    private static readonly string[] GivenNames =
    [
        "Ada", "Bram", "Carla", "Daan", "Elif", "Femke", "Goran", "Hanna", "Iris", "Jonas", "Katja", "Lars", "Mila", "Noor", "Otto",
        "Petra", "Quinn", "Rosa", "Sven", "Tessa", "Umut", "Vera", "Wout", "Ximena", "Yara", "Zoran",
    ];

    private static readonly string[] Surnames =
    [
        "Abels", "Brandt", "Cornelis", "Dekker", "Ebers", "Fischer", "Graham", "Hartog", "Ivers", "Jansen", "Koch", "Lindqvist",
        "Moreau", "Novak", "Oakley", "Peeters", "Quist", "Roth", "Smits", "Tanner", "Ulrich", "Visser", "Walsh", "Young", "Zeller",
    ];

    private People(IReadOnlyList<Person> staff, IReadOnlyList<Person> administrators, IReadOnlyList<Person> breakGlass)
    {
        Staff = staff;
        Administrators = administrators;
        BreakGlass = breakGlass;
    }

    public IReadOnlyList<Person> Staff { get; }

    /// <summary>Personal administrator accounts; the first four are Global Administrators.</summary>
    public IReadOnlyList<Person> Administrators { get; }

    public IReadOnlyList<Person> BreakGlass { get; }

    /// <summary>A Global Administrator who left MFA for later: the attack's way in.</summary>
    public Person Victim => Administrators[0];

    /// <summary>Runs mail: changes that are meant are his.</summary>
    public Person MailAdmin => Administrators[4];

    public Person Traveller => Administrators[5];

    /// <summary>Owns and maintains the tenant's own apps.</summary>
    public Person AppAdmin => Administrators[7];

    public Person HelpDesk => Administrators[11];

    public IEnumerable<Person> All => Staff.Concat(Administrators).Concat(BreakGlass);

    public static People Of(Contoso contoso)
    {
        var random = contoso.Random("people");
        var count = contoso.Options.Directory(150);
        var firstName = random.Below(650);
        var staff = Enumerable.Range(0, count).Select(number => Employee(contoso, random, number, firstName)).ToList();
        var administrators = Roles.OfAdministrators.Select((roles, index) => Administrator(contoso, staff[index * 3 % count], count + index, roles)).ToList();
        var breakGlass = Enumerable.Range(1, 2).Select(number => new Person(
            count + administrators.Count + number, contoso.Id($"user/emergency{number}"), "Emergency", $"Access {number}",
            $"emergency.access{number}@{Contoso.InitialDomain}", Place.Amsterdam)
        {
            Created = contoso.DaysAgo(1400),
            Roles = [WellKnown.GlobalAdministrator],
            IsBreakGlass = true,
        }).ToList();
        return new People(staff, administrators, breakGlass);
    }

    private static Person Employee(Contoso contoso, DemoRandom random, int number, int firstName)
    {
        // 26 and 25 have no common divisor: no pair of names comes twice before 650 people.
        var given = GivenNames[(number + firstName) % GivenNames.Length];
        var surname = Surnames[(number + firstName) % Surnames.Length];
        var suffix = number < 650 ? "" : $"{number / 650}";
        return new Person(
            number, contoso.Id($"user/{number}"), given, surname,
            $"{given}.{surname}{suffix}@{Contoso.Domain}".ToLowerInvariant(), Place.Offices[random.Below(3)])
        {
            Created = contoso.DaysAgo(random.Between(60, 1500)).AddHours(9),
            DeviceId = contoso.Id($"device/{number}"),
        };
    }

    private static Person Administrator(Contoso contoso, Person owner, int number, IReadOnlyList<string> roles) =>
        owner with
        {
            Number = number,
            Id = contoso.Id($"admin/{number}"),
            UserPrincipalName = $"adm.{owner.UserPrincipalName}",
            Created = contoso.DaysAgo(900 + number),
            Roles = roles,
            DeviceId = contoso.Id($"device/{number}"),
        };
}
