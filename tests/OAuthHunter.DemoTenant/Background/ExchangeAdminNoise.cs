using OAuthHunter.DemoTenant.Events;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Background;

/// <summary>What fills every Exchange admin log: the service looking after itself, and administrators after mailboxes.</summary>
internal static class ExchangeAdminNoise
{
    private static readonly string[] ServiceAccounts =
    [
        @"NT AUTHORITY\SYSTEM (Microsoft.Exchange.ServiceHost)", @"NT SERVICE\MSExchangeAdminApiNetCore (Microsoft.Exchange.AdminApi.NetCore)", "Microsoft Operator",
    ];

    private static readonly string[] ServiceOperations = ["Set-ConditionalAccessPolicy", "Set-Mailbox", "Install-DefaultSharingPolicy", "Install-ResourceConfig", "Set-ExchangeAssistanceConfig"];

    private static readonly (string Operation, string Parameter, string Value)[] AdminOperations =
    [
        ("Set-Mailbox", "MaxSendSize", "35 MB"), ("Set-CalendarProcessing", "AutomateProcessing", "AutoAccept"), ("Set-User", "Office", "HQ"),
        ("Add-DistributionGroupMember", "Member", "guest list"), ("Set-CASMailbox", "PopEnabled", "False"), ("Add-MailboxPermission", "AccessRights", "ReadPermission"),
    ];

    public static void Build(Contoso contoso)
    {
        var random = contoso.Random("exchange noise");
        var exchange = new ExchangeWriter(contoso, "noise");
        for (var number = 0; number < contoso.Options.Log(200); number++)
        {
            var time = contoso.DaysAgo(random.Between(1, 29)) + random.Seconds(0, 86_000);
            var mailbox = $"DiscoverySearchMailbox{{{contoso.Id("system mailbox")}}}";
            exchange.ByService(random.Pick(ServiceAccounts), time, random.Pick(ServiceOperations), mailbox, new NameValue("Identity", mailbox));
        }

        for (var number = 0; number < contoso.Options.Log(180); number++)
        {
            var time = contoso.DaysAgo(random.Between(1, 29)).AddHours(8) + random.Seconds(0, 32_000);
            var person = random.Pick(contoso.People.Staff);
            var (operation, parameter, value) = random.Pick(AdminOperations);
            exchange.ByPerson(contoso.People.MailAdmin, time, operation, person.DisplayName, new NameValue("Identity", person.UserPrincipalName), new NameValue(parameter, value));
        }
    }
}
