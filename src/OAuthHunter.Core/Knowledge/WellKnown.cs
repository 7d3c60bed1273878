namespace OAuthHunter.Knowledge;

/// <summary>Ids that the code itself speaks of. Everything else is in the tables.</summary>
public static class WellKnown
{
    public const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";
    public const string ExchangeAdministrator = "29232cdf-9323-42fd-ade2-1d097af3e4de";

    /// <summary>Application id of Office 365 Exchange Online.</summary>
    public const string ExchangeOnline = "00000002-0000-0ff1-ce00-000000000000";

    /// <summary>Application id of the protection resource used by GCC High and DoD.</summary>
    public const string ExchangeOnlineProtection = "00000007-0000-0ff1-ce00-000000000000";

    public const string MicrosoftGraph = "00000003-0000-0000-c000-000000000000";

    /// <summary>Azure Active Directory PowerShell: the client of the 2022 campaign, from the first sign-in to the last.</summary>
    public const string AzureADPowerShell = "1b730954-1685-4b74-9bfd-dac224a7b894";

    /// <summary>The Exchange Online PowerShell module's own client.</summary>
    public const string ExchangeOnlinePowerShell = "fb78d390-0c51-40cd-8e17-fdbfab77341b";

    /// <summary>The four (resource, app role) pairs that give app-only administration of Exchange Online.</summary>
    public static IReadOnlyList<(string ResourceAppId, string AppRoleId, string Value)> ManageExchange { get; } =
    [
        (ExchangeOnline, "dc50a0fb-09a3-484d-be87-e023b12c6440", "Exchange.ManageAsApp"),
        (ExchangeOnline, "ea3d980d-ebc7-4be4-8298-a167e5b8797c", "Exchange.ManageAsAppV2"),
        (ExchangeOnline, "95930782-af91-4e2e-89b7-e34ce33a0450", "Exchange.AdminAPI.ManageAsApp"),
        (ExchangeOnlineProtection, "455e5cd2-84e8-4751-8344-5672145dfa17", "Exchange.ManageAsApp"),
    ];

    /// <summary>Whether a (resource, app role) pair gives app-only administration of Exchange Online.</summary>
    public static bool IsManageExchange(string? resourceAppId, string? appRoleId) => ManageExchange.Any(pair =>
        string.Equals(pair.ResourceAppId, resourceAppId, StringComparison.OrdinalIgnoreCase)
        && string.Equals(pair.AppRoleId, appRoleId, StringComparison.OrdinalIgnoreCase));
}
