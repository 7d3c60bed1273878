namespace OAuthHunter.DemoTenant.Directory;

/// <summary>Other companies' services that people signed up for: mostly verified, with everyday scopes.</summary>
internal static class SaasApps
{
    private static readonly string[] Vendors = ["Adatum", "Fabrikam", "Litware", "Northwind", "Proseware", "Tailspin", "Wingtip", "Woodgrove", "Lucerne", "Trey"];

    private static readonly string[] Services = ["Expenses", "Recruiting", "Whiteboard", "Travel", "Surveys", "Learning"];

    public static void Build(Contoso contoso)
    {
        var random = contoso.Random("saas apps");
        for (var number = 0; number < contoso.Options.Directory(60); number++)
        {
            var vendor = Vendors[number % Vendors.Length];
            var name = $"{vendor} {Services[number / Vendors.Length % Services.Length]}{(number < 60 ? "" : $" {number / 60}")}";
            var appId = contoso.Id("app/" + name);
            var isVerified = random.Chance(85);
            var isForAll = isVerified && random.Chance(40);
            contoso.Apps.Add(new DemoApp
            {
                Name = name,
                AppId = appId,
                ServicePrincipalId = contoso.Apps.ServicePrincipalIdOf(appId),
                OwnerTenantId = contoso.Id("tenant/" + vendor),
                SignInAudience = "AzureADMultipleOrgs",
                Created = contoso.DaysAgo(random.Between(200, 1800)).AddHours(random.Between(7, 17)),
                VerifiedPublisher = isVerified ? $"{vendor} Inc." : null,
                ReplyUrls = [$"https://{name.ToLowerInvariant().Replace(' ', '-')}.fabrikam.com/signin-oidc"],
                Scopes = isVerified && random.Chance(50) ? "openid profile email User.Read offline_access" : "openid profile email User.Read",
                ConsentingUserIds = isForAll ? [] : [.. random.Some(contoso.People.Staff, random.Between(4, 12)).Select(person => person.Id)],
            });
        }
    }
}
