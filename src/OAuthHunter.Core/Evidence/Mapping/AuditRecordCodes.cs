namespace OAuthHunter.Evidence.Mapping;

/// <summary>
/// AuditData writes record and user types as numbers, Log Analytics and the portal as names. The numbers are kept; a name that is
/// not listed stays a name.
/// </summary>
internal static class AuditRecordCodes
{
    public const string ExchangeAdmin = "1";
    public const string AzureActiveDirectory = "8";
    public const string AzureActiveDirectoryStsLogon = "15";

    private static readonly Dictionary<string, string> RecordTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ExchangeAdmin"] = ExchangeAdmin,
        ["ExchangeItem"] = "2",
        ["ExchangeItemGroup"] = "3",
        ["SharePoint"] = "4",
        ["SharePointFileOperation"] = "6",
        ["OneDrive"] = "7",
        ["AzureActiveDirectory"] = AzureActiveDirectory,
        ["AzureActiveDirectoryAccountLogon"] = "9",
        ["SharePointSharingOperation"] = "14",
        ["AzureActiveDirectoryStsLogon"] = AzureActiveDirectoryStsLogon,
        ["SecurityComplianceCenterEOPCmdlet"] = "18",
        ["MicrosoftTeams"] = "25",
        ["MicrosoftTeamsAdmin"] = "27",
        ["ExchangeItemAggregated"] = "50",
    };

    private static readonly string[] UserTypes =
        ["Regular", "Reserved", "Admin", "DcAdmin", "System", "Application", "ServicePrincipal", "CustomPolicy", "SystemPolicy", "PartnerTechnician", "Guest"];

    public static string? RecordType(string? text) =>
        text is not null && RecordTypes.TryGetValue(text, out var number) ? number : text;

    public static int? UserType(string? text)
    {
        if (int.TryParse(text, out var number))
        {
            return number;
        }

        var index = Array.FindIndex(UserTypes, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : index;
    }
}
