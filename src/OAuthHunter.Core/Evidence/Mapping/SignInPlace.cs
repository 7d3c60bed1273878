namespace OAuthHunter.Evidence.Mapping;

/// <summary>
/// Where a sign-in came from. Graph has an object, Log Analytics an object beside a country code, the portal one text
/// (<c>City, State, Country</c>).
/// </summary>
internal sealed record SignInPlace(string? City, string? State, string? Country, double? Latitude, double? Longitude)
{
    public static SignInPlace Of(EvidenceRow row)
    {
        var location = row.Object("locationDetails") ?? row.Object("location");
        if (location is null)
        {
            return OfText(row.Text("location"));
        }

        var coordinates = location.Object("geoCoordinates");
        var country = location.Text("countryOrRegion") ?? (row.Has("locationDetails") ? row.Text("location") : null);
        return new SignInPlace(
            location.Text("city"), location.Text("state"), country, coordinates?.Number("latitude"), coordinates?.Number("longitude"));
    }

    private static SignInPlace OfText(string? text)
    {
        var parts = (text ?? string.Empty).Split(',').Select(part => part.Trim()).Where(part => part.Length > 0).ToList();
        return parts.Count switch
        {
            0 => new SignInPlace(null, null, null, null, null),
            1 => new SignInPlace(null, null, parts[0], null, null),
            2 => new SignInPlace(parts[0], null, parts[1], null, null),
            _ => new SignInPlace(parts[0], parts[1], parts[parts.Count - 1], null, null),
        };
    }
}
