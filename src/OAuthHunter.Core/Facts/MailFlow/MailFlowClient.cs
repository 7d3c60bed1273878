using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>The program through which an operation was done.</summary>
internal static class MailFlowClient
{
    // Clients through which people administer Exchange: the Exchange PowerShell module and the admin portals.
    private static readonly Dictionary<string, string> AdminClients = new(StringComparer.OrdinalIgnoreCase)
    {
        [WellKnown.ExchangeOnlinePowerShell] = "Exchange Online PowerShell",
        ["00000006-0000-0ff1-ce00-000000000000"] = "Microsoft 365 admin portal",
        ["618dd325-23f6-4b6f-8380-4df78026e39b"] = "Microsoft 365 admin center",
        ["497effe9-df71-4043-a8bb-14cf78c4b63b"] = "Exchange admin center",
        [WellKnown.ExchangeOnline] = "Exchange Online",
    };

    /// <summary>Whether people administer Exchange through it.</summary>
    public static bool IsAdminTool(string clientId) => AdminClients.ContainsKey(clientId);

    /// <summary>Its name where it is known, else its application id; null when the record names none or the actor is the app itself.</summary>
    public static string? NameOf(TenantFacts facts, MailFlowEvent change)
    {
        if (change.ClientId is not { } client || (change.Actor.Kind == AuditActorKind.Application && string.Equals(client, change.Actor.AppId, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        return AdminClients.TryGetValue(client, out var name) ? name : facts.FindApp(client)?.Name ?? client;
    }
}
