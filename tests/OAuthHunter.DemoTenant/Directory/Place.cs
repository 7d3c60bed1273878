namespace OAuthHunter.DemoTenant.Directory;

/// <summary>An address on the internet and where geolocation puts it. Addresses are from the documentation ranges only.</summary>
internal sealed record Place(string IPAddress, string City, string State, string Country, double Latitude, double Longitude, int AutonomousSystem)
{
    public static Place Amsterdam { get; } = new("203.0.113.10", "Amsterdam", "Noord-Holland", "NL", 52.374, 4.8897, 64500);

    public static Place Munich { get; } = new("203.0.113.20", "Munich", "Bayern", "DE", 48.1374, 11.5755, 64500);

    public static Place Manchester { get; } = new("203.0.113.30", "Manchester", "England", "GB", 53.4809, -2.2374, 64500);

    /// <summary>The shared way out of the company's VPN: geolocation takes everybody behind it to Virginia.</summary>
    public static Place Vpn { get; } = new("198.51.100.240", "Ashburn", "Virginia", "US", 39.0437, -77.4875, 64501);

    public static Place Tokyo { get; } = new("2001:db8:70::21", "Tokyo", "Tokyo", "JP", 35.6895, 139.6917, 64505);

    /// <summary>Where the tenant's own servers leave for the internet.</summary>
    public static Place DataCentre { get; } = new("198.51.100.5", "Amsterdam", "Noord-Holland", "NL", 52.374, 4.8897, 64502);

    public static IReadOnlyList<Place> Offices { get; } = [Amsterdam, Munich, Manchester];

    /// <summary>The same town by another address.</summary>
    public Place At(string address, int autonomousSystem) => this with { IPAddress = address, AutonomousSystem = autonomousSystem };
}
