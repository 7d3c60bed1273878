using OAuthHunter.Knowledge;

namespace OAuthHunter.DemoTenant.Events;

/// <summary>What a person signs in with, and to what.</summary>
internal sealed record ClientApp(string AppId, string Name, string ResourceId, string Resource, string ClientAppUsed, string UserAgent, string OperatingSystem, string? Browser)
{
    private const string Edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0";

    private const string SharePoint = "00000003-0000-0ff1-ce00-000000000000";

    public static ClientApp OutlookOnTheWeb { get; } = new("9199bf20-a13f-4107-85dc-02114787ef48", "One Outlook Web", WellKnown.ExchangeOnline, "Office 365 Exchange Online", "Browser", Edge, "Windows11", "Edge 140.0.0");

    public static ClientApp Office { get; } = new("d3590ed6-52b3-4102-aeff-aad2292ab01c", "Microsoft Office", WellKnown.ExchangeOnline, "Office 365 Exchange Online", "Mobile Apps and Desktop clients", "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.19127; Pro)", "Windows11", null);

    public static ClientApp Teams { get; } = new("1fec8e78-bce4-4aaf-ab1b-5451cc387264", "Microsoft Teams", WellKnown.MicrosoftGraph, "Microsoft Graph", "Mobile Apps and Desktop clients", Edge, "Windows11", null);

    public static ClientApp Intranet { get; } = new(SharePoint, "Office 365 SharePoint Online", SharePoint, "Office 365 SharePoint Online", "Browser", Edge, "Windows11", "Edge 140.0.0");

    public static ClientApp OutlookMobile { get; } = new("27922004-5251-4030-b22d-91ecd9a37ea4", "Outlook Mobile", WellKnown.ExchangeOnline, "Office 365 Exchange Online", "Mobile Apps and Desktop clients", "Outlook-iOS/2.0", "Ios 19", null);

    /// <summary>A phone's own mail program with a saved password.</summary>
    public static ClientApp ActiveSync { get; } = new(WellKnown.ExchangeOnline, "Office 365 Exchange Online", WellKnown.ExchangeOnline, "Office 365 Exchange Online", "Exchange ActiveSync", "Apple-iPhone14C5/2107.93", "Ios", null);

    public static ClientApp AzurePortal { get; } = new("c44b4083-3bb0-49c1-b47d-974e53cbdf3c", "Azure Portal", "797f4846-ba00-4fd7-ba43-dac1f8f63013", "Windows Azure Service Management API", "Browser", Edge, "Windows11", "Edge 140.0.0");

    public static ClientApp ExchangePowerShell { get; } = new(WellKnown.ExchangeOnlinePowerShell, "Microsoft Exchange REST API Based Powershell", WellKnown.ExchangeOnline, "Office 365 Exchange Online", "Mobile Apps and Desktop clients", "Mozilla/5.0 (Windows NT; Windows NT 10.0; en-US) WindowsPowerShell/5.1", "Windows11", null);

    /// <summary>The client that the attack never leaves.</summary>
    public static ClientApp AzureADPowerShell { get; } = new(WellKnown.AzureADPowerShell, "Azure Active Directory PowerShell", "00000002-0000-0000-c000-000000000000", "Windows Azure Active Directory", "Mobile Apps and Desktop clients", "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; WOW64; Trident/7.0; .NET4.0C; .NET4.0E)", "Windows", null);

    public static IReadOnlyList<ClientApp> Everyday { get; } = [OutlookOnTheWeb, Office, Office, Teams, Teams, Intranet];
}
