namespace OAuthHunter.DemoTenant.Directory;

/// <summary>An invented person with an account.</summary>
internal sealed record Person(int Number, string Id, string GivenName, string Surname, string UserPrincipalName, Place Office)
{
    public string DisplayName => $"{GivenName} {Surname}";

    public DateTimeOffset Created { get; init; }

    /// <summary>Role template ids; empty for people without any.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    public bool IsBreakGlass { get; init; }

    public bool IsAdmin => Roles.Count > 0;

    public Place Home => Office.At($"2001:db8:{0x100 + Number:x}::{1 + (Number % 9)}", 64503);

    public Place Mobile => Office.At($"2001:db8:4{Number % 7}:{0x10 + Number:x}::7", 64504);

    public string DeviceId { get; init; } = "";
}
