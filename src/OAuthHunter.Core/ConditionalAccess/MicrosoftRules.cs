using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.ConditionalAccess;

/// <summary>What Microsoft enforces apart from policies, told as policies so that all is weighed alike.</summary>
internal static class MicrosoftRules
{
    /// <summary>Name under which security defaults prove something.</summary>
    public const string SecurityDefaults = "Security defaults";

    public const string PerUser = "Per-user MFA";

    public const string Mandatory = "Microsoft's mandatory MFA for its admin centers";

    // Source: learn.microsoft.com/entra/fundamentals/security-defaults.
    private static readonly string[] DefaultsRoles =
    [
        WellKnown.GlobalAdministrator, "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3", "c4e39bd9-1100-46d3-8c65-fb160da0071f", "0526716b-113d-4c15-b2c8-68e3c22b9f80",
        "b0f54661-2d74-4c50-afa3-1ec803f12efe", "158c047a-c907-4556-b7ef-446551a6b5f7", "b1be1c3e-b65d-4f19-8427-f6fa0d97feb9", WellKnown.ExchangeAdministrator,
        "729827e3-9c14-49f7-bb1b-9608f156bbb8", "45d8d3c5-c802-45c6-b32a-1d70b5e1e86e", "966707d0-3269-4727-9be2-8c3a10f19b9d", "7be44c8a-adaf-4e2a-84d6-ab2649e08a13",
        "e8611ab8-c189-46e8-94e1-60213ab1f814", "194ae4cb-b126-40b2-bd5b-6091b380977d", "f28a1f50-f6e7-4571-818b-6a12f2af6b6c", "fe930be7-5e62-47db-91af-98c3a49a38b1",
    ];

    // Azure portal, Entra and Intune admin centers from October 2024; a tenant could put it off until the end of September 2025.
    private static readonly DateTimeOffset MandatoryBegan = new(2024, 10, 15, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset MandatoryForAll = new(2025, 10, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Everything = ["All"];

    public static IEnumerable<SpacePolicy> Of(AccessEnvironment environment)
    {
        if (environment.SecurityDefaults?.IsEnabled == true)
        {
            yield return SpacePolicy.BuiltIn(SecurityDefaults, new ConditionalAccessConditions { IncludeRoles = DefaultsRoles, IncludeApplications = Everything }, "mfa");
            yield return SpacePolicy.BuiltIn(SecurityDefaults, new ConditionalAccessConditions { IncludeUsers = Everything, IncludeApplications = [AccessResources.AzureManagement] }, "mfa");

            // "When Microsoft deems it necessary": modelled as a sign-in that it sees a risk in.
            yield return SpacePolicy.BuiltIn(
                SecurityDefaults, new ConditionalAccessConditions { IncludeUsers = Everything, IncludeApplications = Everything, SignInRiskLevels = ["low", "medium", "high"] }, "mfa");
            yield return SpacePolicy.BuiltIn(
                SecurityDefaults, new ConditionalAccessConditions { IncludeUsers = Everything, IncludeApplications = Everything, ClientAppTypes = ["exchangeActiveSync", "other"] }, "block");
        }

        yield return SpacePolicy.BuiltIn(
            PerUser, new ConditionalAccessConditions { IncludeUsers = Everything, IncludeApplications = Everything, ClientAppTypes = ["browser", "mobileAppsAndDesktopClients"] }, "mfa", isPerUser: true);
        if (environment.At >= MandatoryBegan)
        {
            yield return SpacePolicy.BuiltIn(
                Mandatory,
                new ConditionalAccessConditions { IncludeUsers = Everything, IncludeApplications = [AccessResources.MandatoryMfa] },
                "mfa",
                isAmbient: true,
                doubt: environment.At < MandatoryForAll ? "tenants could put it off" : null);
        }
    }
}
