namespace OAuthHunter.Facts.SignIns;

/// <summary>Where a sign-in came from, as the log tells.</summary>
internal readonly record struct SignInPlace(string? City, string? Country, double? Latitude, double? Longitude)
{
    /// <summary>Whether a distance can be measured from it.</summary>
    public bool HasCoordinates => Latitude is not null && Longitude is not null && (Latitude != 0 || Longitude != 0);

    public static int Compare(SignInPlace left, SignInPlace right)
    {
        var byCountry = string.CompareOrdinal(left.Country, right.Country);
        var byCity = byCountry != 0 ? byCountry : string.CompareOrdinal(left.City, right.City);
        var byLatitude = byCity != 0 ? byCity : Nullable.Compare(left.Latitude, right.Latitude);
        return byLatitude != 0 ? byLatitude : Nullable.Compare(left.Longitude, right.Longitude);
    }

    public override string ToString() => City is null ? Country ?? "unknown place" : Country is null ? City : $"{City}, {Country}";
}
