using OAuthHunter.Knowledge;

namespace OAuthHunter.ConditionalAccess;

/// <summary>The apps in which administrators work, and the groups by which policies name them.</summary>
public static class AccessResources
{
    /// <summary>Windows Azure Service Management API: the Azure portal, CLI, PowerShell and the API itself.</summary>
    public const string AzureManagement = "797f4846-ba00-4fd7-ba43-dac1f8f63013";

    /// <summary>Microsoft Graph Command Line Tools, the client of the Graph PowerShell modules.</summary>
    public const string GraphPowerShell = "14d82eec-204b-4c2f-b7e8-296a70dab67e";

    public const string SharePointOnline = "00000003-0000-0ff1-ce00-000000000000";

    public const string RegisterSecurityInformation = "urn:user:registersecurityinfo";

    public const string RegisterDevice = "urn:user:registerdevice";

    internal const string MandatoryMfa = "mandatory-mfa";

    public static AccessResource Exchange { get; } = new() { Id = WellKnown.ExchangeOnline, Name = "Exchange Online", Groups = ["Office365"], IsAdministrative = true };

    /// <summary>The admin centers of Exchange, Defender and Purview, which Microsoft's mandatory MFA leaves out.</summary>
    public static AccessResource ExchangeAdminCenter { get; } =
        new() { Id = "MicrosoftAdminPortals", Name = "the Exchange, Defender and Purview admin centers", IsAdministrative = true };

    /// <summary>The admin centers of Azure, Entra, Intune and Microsoft 365.</summary>
    public static AccessResource AdminPortals { get; } = new()
    {
        Id = "MicrosoftAdminPortals", Name = "the Entra, Azure, Intune and Microsoft 365 admin centers", Groups = [MandatoryMfa], IsAdministrative = true,
    };

    public static AccessResource Azure { get; } = new() { Id = AzureManagement, Name = "Azure management", IsAdministrative = true };

    public static AccessResource Graph { get; } =
        new() { Id = GraphPowerShell, Name = "Microsoft Graph PowerShell", Groups = [WellKnown.MicrosoftGraph], IsAdministrative = true };

    /// <summary>Every app that no policy names: the old Azure AD PowerShell of the 2022 campaign is one of them.</summary>
    public static AccessResource EveryOther { get; } = new() { Id = string.Empty, Name = "every app that no policy names", IsAdministrative = true };

    public static AccessResource SharePoint { get; } = new() { Id = SharePointOnline, Name = "SharePoint, Teams and the rest of Microsoft 365", Groups = ["Office365"] };

    /// <summary>Those above, easiest to be at first.</summary>
    internal static IReadOnlyList<AccessResource> Known { get; } = [Exchange, ExchangeAdminCenter, AdminPortals, Azure, Graph, EveryOther, SharePoint];

    internal static bool IsKnown(string id) => Known.Any(known =>
        string.Equals(known.Id, id, StringComparison.OrdinalIgnoreCase) || known.Groups.Contains(id, StringComparer.OrdinalIgnoreCase));
}
