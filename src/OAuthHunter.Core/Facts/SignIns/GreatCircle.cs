namespace OAuthHunter.Facts.SignIns;

/// <summary>Distance on a sphere of the earth's mean radius.</summary>
internal static class GreatCircle
{
    private const double EarthRadius = 6371.0088;

    /// <summary>Haversine distance in km.</summary>
    public static double Kilometers(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        var sinLatitude = Math.Sin(Radians(latitude2 - latitude1) / 2);
        var sinLongitude = Math.Sin(Radians(longitude2 - longitude1) / 2);
        var a = (sinLatitude * sinLatitude) + (Math.Cos(Radians(latitude1)) * Math.Cos(Radians(latitude2)) * sinLongitude * sinLongitude);
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(a)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
